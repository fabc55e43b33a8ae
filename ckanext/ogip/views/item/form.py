"""Adding an entry to the inventory, editing one, and entering the next edition of one."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint
from werkzeug.wrappers import Response

from ...core.text import LANGUAGES
from ..entry import entry, frame, messages
from ..errors import answer_like_core
from .facts import facts_of_record
from .fields import Values, arguments, begun_with, offered, sent, stored, unfolded
from .likeness import alike, all_seen, in_words, missing_title

__all__ = ["ogip_item_form"]

ogip_item_form = Blueprint("ogip_item_form", __name__, url_prefix="/ogip/inventory/<organization>")
answer_like_core(ogip_item_form)

Page = dict[str, Any]


@ogip_item_form.get("/new")
def new(organization: str) -> str:
    """Ask for the facts of a new entry."""
    page = _frame(organization)
    return _form(page, stored(offered(), {"type": "dataset"}))


@ogip_item_form.post("/new")
def create(organization: str) -> Response | str:
    """Show what is like it; save it where nothing is, or where the person has seen that."""
    page = _frame(organization)
    groups, holder = offered(), page["group_dict"]["id"]
    said = sent(groups, tk.request.form)
    problems = _missing(said)
    found = [] if problems else alike(holder, said["title"])
    if problems or not all_seen(found, tk.request.form):
        return _form(page, said, problems=problems, found=found)
    given = arguments(groups, said, stored(groups, {}))
    try:
        item = tk.get_action("ogip_item_create")({}, {"organization": holder, **given})
    except tk.ValidationError as error:
        return _form(page, said, problems=messages(error))
    tk.h.flash_success(tk._("The entry is in the inventory."))
    return _to(page, item)


@ogip_item_form.get("/<path:ref_number>/edit")
def edit(organization: str, ref_number: str) -> str:
    """Show the facts of an entry to be changed."""
    page = _entry(organization, ref_number, "ogip_item_update")
    known = stored(offered(page["item"]), page["item"])
    return _form(page, known, read=known)


@ogip_item_form.post("/<path:ref_number>/edit")
def update(organization: str, ref_number: str) -> Response | str:
    """Save what was changed in the form."""
    page = _entry(organization, ref_number, "ogip_item_update")
    groups, read = offered(page["item"]), begun_with(tk.request.form)
    said = sent(groups, tk.request.form)
    given = arguments(groups, said, read)
    if not given:
        tk.h.flash_notice(tk._("Nothing was changed."))
        return _to(page, page["item"])
    wanted = {"id": page["item"]["id"], **given}
    try:
        item = tk.get_action("ogip_item_update")({}, wanted)
    except tk.ValidationError as error:
        return _form(page, said, read=read, problems=messages(error))
    tk.h.flash_success(tk._("The entry is saved."))
    return _to(page, item)


@ogip_item_form.get("/<path:ref_number>/clone")
def clone(organization: str, ref_number: str) -> str:
    """Ask for number and title of the next edition."""
    page = _entry(organization, ref_number, "ogip_item_clone")
    return _clone_form(page, {"ref_number": "", "title": page["item"]["title"]})


@ogip_item_form.post("/<path:ref_number>/clone")
def enter_next(organization: str, ref_number: str) -> Response | str:
    """Enter the next edition, described as this one is."""
    page = _entry(organization, ref_number, "ogip_item_clone")
    form = tk.request.form
    title = {lang: form.get(f"title-{lang}", "") for lang in LANGUAGES}
    said = {"ref_number": form.get("ref_number", ""), "title": title}
    problems = _missing(said)
    if problems:
        return _clone_form(page, said, problems)
    try:
        item = tk.get_action("ogip_item_clone")({}, {"id": page["item"]["id"], **said})
    except tk.ValidationError as error:
        return _clone_form(page, said, messages(error))
    tk.h.flash_success(tk._("The next edition is in the inventory. Add what is new in it."))
    return _to(page, item)


def _frame(organization: str) -> Page:
    page = frame(organization)
    tk.check_access("ogip_item_create", {}, {"organization": page["group_dict"]["id"]})
    return page | {"item": None}


def _entry(organization: str, ref_number: str, action: str) -> Page:
    page = entry(organization, ref_number)
    tk.check_access(action, {}, {"id": page["item"]["id"]})
    return page


def _missing(said: Values) -> dict[str, list[str]]:
    problems: dict[str, list[str]] = {}
    if not said["ref_number"].strip():
        problems["ref_number"] = [tk._("The reference number is missing. Give the entry one.")]
    return problems | missing_title(said["title"])


def _form(
    page: Page,
    said: Values,
    *,
    read: Values | None = None,
    problems: dict[str, list[str]] | None = None,
    found: list[dict[str, Any]] | None = None,
) -> str:
    item = page["item"]
    return tk.render(
        "ogip/item/form.html",
        {
            **page,
            "groups": offered(item),
            "unfolded": unfolded(offered(item), said, problems or {}),
            "said": said,
            "read": read,
            "problems": problems or {},
            "alike": found or [],
            "likeness": in_words,
            "in_record": facts_of_record(item) if item and item["dataset"] else [],
        },
    )


def _clone_form(page: Page, said: Values, problems: dict[str, list[str]] | None = None) -> str:
    return tk.render("ogip/item/clone.html", {**page, "said": said, "problems": problems or {}})


def _to(page: Page, item: dict[str, Any]) -> Response:
    return tk.redirect_to(
        "ogip_inventory.item",
        organization=page["group_dict"]["name"],
        ref_number=item["ref_number"],
    )
