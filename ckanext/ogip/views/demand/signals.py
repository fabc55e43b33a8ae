"""Counts of who asks for what an organization holds: the list, and entering one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint
from werkzeug.wrappers import Response

from ...core.demand import FIELDS
from ...core.vocabulary import load_vocabulary
from ..entry import frame, messages
from ..errors import answer_like_core
from ..listing import PAGE_SIZES, Listing

__all__ = ["ogip_signals"]

ogip_signals = Blueprint(
    "ogip_signals", __name__, url_prefix="/ogip/inventory/<organization>/signals"
)
answer_like_core(ogip_signals)

FILTERS = ("kind", "source", "ref_number")
_ENTERED = ("ref_number", *FIELDS)


@ogip_signals.get("")
def read(organization: str) -> str:
    """List the counts; filters, page size and place are in the address."""
    framed = frame(organization)
    listing = Listing.from_address("ogip_signals.read", tk.request.args, *FILTERS)
    wanted = listed(framed["group_dict"], listing.arguments())
    found = tk.get_action("ogip_signal_list")({}, wanted)
    shown = {"filters": listing, "page": found, "page_sizes": PAGE_SIZES}
    return _render("list", framed, **shown, given=given_filters(listing))


@ogip_signals.get("/add")
def add(organization: str) -> str:
    """Ask for a count; the address may hold what is known of it already."""
    page = _frame(organization)
    return _form(page, {name: tk.request.args.get(name, "") for name in _ENTERED})


@ogip_signals.post("/add")
def enter(organization: str) -> Response | str:
    """Enter a count, or correct the one of the same period."""
    page = _frame(organization)
    said = {name: tk.request.form.get(name, "") for name in _ENTERED}
    item_id, problems = _item_named(page["group_dict"], said["ref_number"].strip())
    if problems:
        return _form(page, said, problems)
    about = {"item_id": item_id} if item_id else {"organization": page["group_dict"]["id"]}
    counted = {name: said[name] for name in FIELDS}
    try:
        done = tk.get_action("ogip_signal_add")({}, {**about, **counted})
    except tk.ValidationError as error:
        return _form(page, said, messages(error))
    tk.h.flash_success(_SAID[done["result"]]())
    back = {"ref_number": said["ref_number"].strip()} if item_id else {}
    return tk.redirect_to("ogip_signals.read", organization=organization, **back)


_SAID = {
    "created": lambda: tk._("The count is entered."),
    "updated": lambda: tk._("The count of this period is corrected."),
    "unchanged": lambda: tk._("This count was entered already. Nothing was changed."),
}


def listed(holder: Mapping[str, Any], chosen: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of the list, with the entry that a reference number names.

    Raises ObjectNotFound where there is no such entry.
    """
    wanted = {"organization": holder["id"], **chosen}
    reference = wanted.pop("ref_number", "")
    if reference:
        named = {"organization": holder["id"], "ref_number": reference}
        wanted["item_id"] = tk.get_action("ogip_item_show")({}, named)["id"]
    return wanted


def demand_about(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the counts about an entry add up to in the last 24 months."""
    wanted = {"item_id": item["id"], "limit": 1}
    return tk.get_action("ogip_signal_list")({}, wanted)["demand"]


def given_filters(listing: Listing) -> dict[str, str]:
    """Return the filters that are set."""
    return {name: value for name, value in listing.filters.items() if value}


def _frame(organization: str) -> dict[str, Any]:
    page = frame(organization)
    tk.check_access("ogip_signal_add", {}, {"organization": page["group_dict"]["id"]})
    return page


def _item_named(
    holder: Mapping[str, Any], reference: str
) -> tuple[str | None, dict[str, list[str]]]:
    """Return the id of the entry that people asked for, None for the organization as a whole."""
    if not reference:
        return None, {}
    try:
        return listed(holder, {"ref_number": reference})["item_id"], {}
    except (tk.ObjectNotFound, tk.ValidationError):
        unknown = tk._("The inventory has no entry “%(number)s”. Correct it, or leave it blank.")
        return None, {"ref_number": [unknown % {"number": reference}]}


def _form(
    page: dict[str, Any],
    said: Mapping[str, str],
    problems: Mapping[str, list[str]] | None = None,
) -> str:
    return _render("add", page, said=said, problems=problems or {})


def _render(name: str, framed: dict[str, Any], **shown: Any) -> str:
    codes = {
        f"{each}s": [choice.value for choice in load_vocabulary(f"signal_{each}")]
        for each in ("kind", "source")
    }
    return tk.render(f"ogip/demand/{name}.html", {**framed, "item": None, **codes, **shown})
