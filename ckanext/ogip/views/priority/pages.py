"""How soon an entry of the inventory should be released: the score, the answers, another band."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint
from werkzeug.wrappers import Response

from ..entry import entry, messages
from ..errors import answer_like_core
from .form import Form, changed, dimensions, half_answers, statement_of
from .words import ways_to_another_band

__all__ = ["ogip_priority"]

ogip_priority = Blueprint(
    "ogip_priority",
    __name__,
    url_prefix="/ogip/inventory/<organization>/<path:ref_number>/priority",
)
answer_like_core(ogip_priority)

_OVERRIDE = ("band", "reason")
# In the form, the choice of no band but the computed one.
COMPUTED = "computed"


@ogip_priority.get("")
def read(organization: str, ref_number: str) -> str:
    """Show the priority, why it is so, and what would change it."""
    page = entry(organization, ref_number)
    return _page(page, _show(page))


@ogip_priority.post("")
def answer(organization: str, ref_number: str) -> Response | str:
    """Keep the answers that were changed, and score anew."""
    page = entry(organization, ref_number)
    shown = _show(page)
    form = Form.sent(tk.request.form)
    answers = changed(form, shown)
    problems = half_answers(answers)
    if problems:
        return _page(page, shown, form, problems)
    if not answers:
        tk.h.flash_notice(tk._("No answer was changed, so the score stays."))
        return _back(page)
    try:
        scored = _act("ogip_priority_answer", page, {"answers": answers})
    except tk.ValidationError as error:
        found = {statement_of(field): said for field, said in messages(error).items()}
        return _page(page, shown, form, found)
    _say(scored)
    return _back(page)


@ogip_priority.post("/band")
def override(organization: str, ref_number: str) -> Response | str:
    """Choose another band, or the computed one again."""
    page = entry(organization, ref_number)
    said = {name: tk.request.form.get(name, "") for name in _OVERRIDE}
    if not said["band"]:
        problems = {"band": [tk._("Nothing is chosen. Choose a band.")]}
        return _page(page, _show(page), said=said, problems=problems)
    band = {} if said["band"] == COMPUTED else {"band": said["band"]}
    try:
        scored = _act("ogip_priority_override", page, {**band, "reason": said["reason"]})
    except tk.ValidationError as error:
        return _page(page, _show(page), said=said, problems=messages(error))
    _say(scored)
    return _back(page)


def _page(
    page: dict[str, Any],
    shown: dict[str, Any],
    form: Form | None = None,
    problems: Mapping[str, list[str]] | None = None,
    said: Mapping[str, str] | None = None,
) -> str:
    """Render the page; `form` or `said`, and `problems`, after a refusal."""
    return tk.render(
        "ogip/priority/read.html",
        {
            **page,
            "shown": shown,
            "priority": shown["priority"],
            "dimensions": dimensions(shown, form) if shown["priority"] else [],
            "ways": ways_to_another_band(shown) if shown["priority"] else [],
            "read": (form or Form.stored(shown)).read,
            "said": said or {},
            "problems": problems or {},
        },
    )


def _show(page: Mapping[str, Any]) -> dict[str, Any]:
    return _act("ogip_priority_show", page, {})


def _act(action: str, page: Mapping[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    return tk.get_action(action)({}, {"item_id": page["item"]["id"], **wanted})


def _say(scored: Mapping[str, Any]) -> None:
    band = tk.h.ogip_label("priority_band", scored["priority"]["band"])
    tk.h.flash_success(tk._("Saved. The priority is now “%(band)s”.") % {"band": band})


def _back(page: Mapping[str, Any]) -> Response:
    return tk.redirect_to(
        "ogip_priority.read",
        organization=page["group_dict"]["name"],
        ref_number=page["item"]["ref_number"],
    )
