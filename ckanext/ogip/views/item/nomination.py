"""Proposing something for the inventory: what is like it is shown first, then it is saved."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint
from werkzeug.wrappers import Response

from ...core.inventory.states import NOMINATION_SOURCES
from ...core.text import LANGUAGES
from ..entry import frame, messages
from ..errors import answer_like_core
from .likeness import alike, all_seen, in_words, missing_title

__all__ = ["ogip_nomination"]

ogip_nomination = Blueprint(
    "ogip_nomination", __name__, url_prefix="/ogip/inventory/<organization>/nominate"
)
answer_like_core(ogip_nomination)

_SINGLE = ("source", "nominated_by", "note")


@ogip_nomination.get("")
def nominate(organization: str) -> str:
    """Ask what should be in the inventory."""
    return _page(_frame(organization), {"title": dict.fromkeys(LANGUAGES, "")})


@ogip_nomination.post("")
def save(organization: str) -> Response | str:
    """Show what is like it; save it where nothing is, or where the person has seen that."""
    page = _frame(organization)
    form = tk.request.form
    said: dict[str, Any] = {name: form.get(name, "") for name in _SINGLE}
    said["title"] = {lang: form.get(f"title-{lang}", "") for lang in LANGUAGES}
    problems = _missing(said)
    if problems:
        return _page(page, said, problems)
    found = alike(page["group_dict"]["id"], said["title"])
    if not all_seen(found, form):
        return _page(page, said, found=found)
    given = {name: value for name, value in said.items() if value}
    wanted = {"organization": page["group_dict"]["id"], **given}
    try:
        item = tk.get_action("ogip_item_nominate")({}, wanted)
    except tk.ValidationError as error:
        return _page(page, said, messages(error))
    number = {"number": item["ref_number"]}
    tk.h.flash_success(tk._("The nomination is in the inventory as %(number)s.") % number)
    return tk.redirect_to(
        "ogip_inventory.item", organization=organization, ref_number=item["ref_number"]
    )


def _frame(organization: str) -> dict[str, Any]:
    page = frame(organization)
    tk.check_access("ogip_item_nominate", {}, {"organization": page["group_dict"]["id"]})
    return page


def _missing(said: dict[str, Any]) -> dict[str, list[str]]:
    problems = missing_title(said["title"])
    if not said["source"]:
        problems["source"] = [tk._("Nothing is chosen. Choose where the proposal comes from.")]
    return problems


def _page(
    page: dict[str, Any],
    said: dict[str, Any],
    problems: dict[str, list[str]] | None = None,
    found: list[dict[str, Any]] | None = None,
) -> str:
    return tk.render(
        "ogip/item/nominate.html",
        {
            **page,
            "said": said,
            "problems": problems or {},
            "alike": found or [],
            "likeness": in_words,
            "sources": NOMINATION_SOURCES,
        },
    )
