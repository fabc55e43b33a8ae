"""One record at its review: confirm, announce a delay, propose a decision, confirm it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from ...core.text import LANGUAGES
from ..errors import answer_like_core

__all__ = ["ogip_lifetime_record"]

ogip_lifetime_record = Blueprint("ogip_lifetime_record", __name__, url_prefix="/dataset/ogip")
answer_like_core(ogip_lifetime_record)
_ACTIONS = {
    "confirm": "ogip_lifetime_confirm",
    "delay": "ogip_lifetime_delay",
    "decide": "ogip_lifetime_decide",
}


@ogip_lifetime_record.get("/<id>/lifetime")
def read(id: str) -> str:
    """Show where the record stands, what was decided, and the forms."""
    return _page(_record(id), {}, {})


@ogip_lifetime_record.post("/<id>/lifetime/<any(confirm, delay, decide):step>")
def act(id: str, step: str) -> Response | str:
    """Do it and go back to the page; a refusal keeps what was typed."""
    record = _record(id)
    given = _given(tk.request.form, step)
    try:
        tk.get_action(_ACTIONS[step])({}, {"id": record["id"], **given})
    except tk.ValidationError as error:
        return _page(record, given, _problems(error))
    tk.h.flash_success(_done(step, given))
    return tk.redirect_to("ogip_lifetime_record.read", id=record["name"])


def _record(dataset_id: str) -> dict[str, Any]:
    """Return the record; whoever may not edit it does not learn whether it exists."""
    tk.check_access("ogip_lifetime_confirm", {}, {"id": dataset_id})
    return tk.get_action("package_show")({"for_view": True}, {"id": dataset_id})


def _given(form: MultiDict[str, str], step: str) -> dict[str, Any]:
    reason = {lang: form.get(f"public_reason-{lang}", "").strip() for lang in LANGUAGES}
    stated = reason if any(reason.values()) else {}
    if step == "confirm":
        return {"comment": form.get("comment", "")}
    if step == "delay":
        return {"until": form.get("until", ""), "reason": stated}
    if form.get("confirm"):
        return {"confirm": True, "decision": form.get("decision", "")}
    names = ("decision", "reason", *(name for name in _NEEDED if form.get(name)))
    given: dict[str, Any] = {name: form.get(name, "") for name in names}
    return given | ({"public_reason": stated} if stated else {})


def _problems(error: tk.ValidationError) -> dict[str, str]:
    """Return the messages by field; what is no field of the form is told as it is."""
    errors: dict[str, Any] = dict(error.error_dict)
    return {
        name: " ".join(map(str, messages)) if isinstance(messages, list) else str(messages)
        for name, messages in errors.items()
    }


def _done(step: str, given: Mapping[str, Any]) -> str:
    if step == "confirm":
        return tk._("The review is noted, and the next review date is set.")
    if step == "delay":
        return tk._("The delay is announced. Everybody reads the new day and the reason.")
    if given.get("confirm"):
        return tk._("The decision is in force.")
    return tk._("The decision is proposed. A second person has to confirm it.")


def _page(record: Mapping[str, Any], given: Mapping[str, Any], problems: Mapping[str, str]) -> str:
    lifetime = tk.get_action("ogip_lifetime_show")({}, {"id": record["id"]})
    return tk.render(
        "ogip/lifetime/record.html",
        {
            "pkg_dict": record,
            "dataset_type": record["type"],
            "lifetime": lifetime,
            "given": given,
            "problems": problems,
            "fields": _FIELDS,
        },
    )


_NEEDED = (
    "review_date",
    "date_expires",
    "until",
    "other",
    "retention_until",
    "retention_basis",
    "withdrawal_reason",
)
# To which of the form's fields a refusal leads.
_FIELDS = (*_NEEDED, "reason", "public_reason", "comment")
