"""An entry as a whole: moved to another state, tied to a record, deleted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint
from werkzeug.wrappers import Response

from ..entry import entry, messages
from ..errors import answer_like_core
from .records import free_records, name_in
from .words import column_in_words

__all__ = ["ogip_item_life"]

ogip_item_life = Blueprint(
    "ogip_item_life", __name__, url_prefix="/ogip/inventory/<organization>/<path:ref_number>"
)
answer_like_core(ogip_item_life)

Page = dict[str, Any]
Problems = Mapping[str, list[str]]


@ogip_item_life.get("/review")
def review(organization: str, ref_number: str) -> str:
    """Ask for the next state and the reason."""
    return _review_form(_entry(organization, ref_number, "ogip_item_review"))


@ogip_item_life.post("/review")
def move(organization: str, ref_number: str) -> Response | str:
    """Move the entry to the chosen state."""
    page = _entry(organization, ref_number, "ogip_item_review")
    said = {name: tk.request.form.get(name, "").strip() for name in ("state", "reason")}
    problems = _unsaid(said)
    if problems:
        return _review_form(page, said, problems)
    try:
        item = _act("ogip_item_review", page, said)
    except tk.ValidationError as error:
        return _review_form(page, said, messages(error))
    state = {"state": tk.h.ogip_state_label(item["state"])}
    tk.h.flash_success(tk._("The state is now “%(state)s”.") % state)
    return _to_entry(page)


@ogip_item_life.get("/link")
def link(organization: str, ref_number: str) -> str:
    """List records of the organization, to choose the one of this entry."""
    return _link_form(_entry(organization, ref_number, "ogip_item_link"))


@ogip_item_life.post("/link")
def tie(organization: str, ref_number: str) -> Response | str:
    """Tie the entry to a record, and say what the record says otherwise."""
    page = _entry(organization, ref_number, "ogip_item_link")
    named = name_in(tk.request.form.get("dataset_id", ""))
    if not named:
        missing = tk._("No record is named. Choose one from the list, or write its address.")
        return _link_form(page, {"dataset_id": [missing]})
    try:
        done = _act("ogip_item_link", page, {"dataset_id": named})
    except tk.ObjectNotFound as error:
        return _link_form(page, {"dataset_id": [str(error.message)]})
    except tk.NotAuthorized:
        closed = tk._("You may not edit this record, so you cannot link it.")
        return _link_form(page, {"dataset_id": [closed]})
    except tk.ValidationError as error:
        return _link_form(page, _of_form(error))
    tk.h.flash_success(tk._("The entry is linked to its record."))
    if done["differences"]:
        fields = ", ".join(column_in_words(each["field"]) for each in done["differences"])
        told = tk._("The record says otherwise, and from now on it counts: %(fields)s.")
        tk.h.flash_notice(told % {"fields": fields})
    return _to_entry(page)


@ogip_item_life.get("/delete")
def delete(organization: str, ref_number: str) -> str:
    """Say what goes and what stays, and ask once."""
    return _delete_form(_entry(organization, ref_number, "ogip_item_delete"))


@ogip_item_life.post("/delete")
def remove(organization: str, ref_number: str) -> Response | str:
    """Delete the entry."""
    page = _entry(organization, ref_number, "ogip_item_delete")
    try:
        _act("ogip_item_delete", page, {})
    except tk.ValidationError as error:
        return _delete_form(page, messages(error))
    tk.h.flash_success(tk._("The entry %(number)s is deleted.") % {"number": ref_number})
    return tk.redirect_to("ogip_inventory.read", organization=organization)


def _entry(organization: str, ref_number: str, action: str) -> Page:
    page = entry(organization, ref_number)
    tk.check_access(action, {}, {"id": page["item"]["id"]})
    return page


def _act(action: str, page: Page, given: Mapping[str, Any]) -> Any:
    return tk.get_action(action)({}, {"id": page["item"]["id"], **given})


def _unsaid(said: Mapping[str, str]) -> dict[str, list[str]]:
    problems: dict[str, list[str]] = {}
    if not said["state"]:
        problems["state"] = [tk._("Nothing is chosen. Choose a state.")]
    if not said["reason"]:
        problems["reason"] = [tk._("The reason is missing. Say in a sentence why.")]
    return problems


def _of_form(error: tk.ValidationError) -> dict[str, list[str]]:
    """Return why an entry cannot be tied, all of it at the one field."""
    errors: dict[str, Any] = dict(error.error_dict)
    said = [str(each["message"]) for each in errors.get("ogip") or []]
    return {"dataset_id": said or [each for about in messages(error).values() for each in about]}


def _review_form(
    page: Page, said: Mapping[str, str] | None = None, problems: Problems | None = None
) -> str:
    return _render("review", page, problems, said=said or {})


def _link_form(page: Page, problems: Problems | None = None) -> str:
    query = tk.request.args.get("q", "").strip()
    typed = tk.request.form.get("dataset_id", "")
    records = [] if page["item"]["dataset"] else free_records(page["group_dict"]["id"], query)
    return _render("link", page, problems, records=records, q=query, typed=typed)


def _delete_form(page: Page, problems: Problems | None = None) -> str:
    return _render("delete", page, problems)


def _render(name: str, page: Page, problems: Problems | None, **shown: Any) -> str:
    return tk.render(f"ogip/item/{name}.html", {**page, "problems": problems or {}, **shown})


def _to_entry(page: Page) -> Response:
    return tk.redirect_to(
        "ogip_inventory.item",
        organization=page["group_dict"]["name"],
        ref_number=page["item"]["ref_number"],
    )
