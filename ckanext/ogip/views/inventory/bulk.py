"""Changing many entries of an inventory at once: what, what would happen, what happened."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint
from redis.exceptions import RedisError
from werkzeug.wrappers import Response

from ..entry import frame
from ..errors import answer_like_core
from ..item.fields import sent
from ..kept import keep, kept
from .bulk_fields import bulk_fields, changes_in_words, changes_of
from .filters import Filters

__all__ = ["ogip_inventory_bulk"]

ogip_inventory_bulk = Blueprint(
    "ogip_inventory_bulk", __name__, url_prefix="/ogip/inventory/<organization>/bulk"
)
answer_like_core(ogip_inventory_bulk)

_KIND = "item-bulk-report"
_OFTEN = 5  # fields: so many are on the form at once, the others folded

Page = dict[str, Any]


@ogip_inventory_bulk.get("", endpoint="back")
@ogip_inventory_bulk.get("/preview", endpoint="back")
@ogip_inventory_bulk.get("/apply", endpoint="back")
def back(organization: str) -> Response:
    """Lead back to the list: what was selected is not in the address."""
    page = _frame(organization)
    tk.h.flash_notice(tk._("Select the entries in the list, then change them."))
    return tk.redirect_to(page["back"])


@ogip_inventory_bulk.post("")
def choose(organization: str) -> Response | str:
    """Ask what the selected entries get; again, with what was typed, after the preview."""
    page = _frame(organization)
    if not page["ids"]:
        tk.h.flash_error(tk._("Nothing is selected. Tick entries in the list first."))
        return tk.redirect_to(page["back"])
    return _form(page)


@ogip_inventory_bulk.post("/preview")
def preview(organization: str) -> str:
    """Show what would happen to each entry; change nothing."""
    page = _frame(organization)
    changes, problems = changes_of(page["said"], page["cleared"])
    if problems:
        return _form(page, problems)
    try:
        answer = _change(page, changes, dry_run=True)
    except tk.ValidationError as error:
        return _form(page, _problems(error))
    return tk.render("ogip/inventory/bulk_preview.html", {**page, **_told(answer, changes)})


@ogip_inventory_bulk.post("/apply")
def apply(organization: str) -> Response | str:
    """Change the entries, and lead to the report."""
    page = _frame(organization)
    changes, problems = changes_of(page["said"], page["cleared"])
    if problems:
        return _form(page, problems)
    try:
        answer = _change(page, changes, dry_run=False)
    except tk.ValidationError as error:
        return _form(page, _problems(error))
    try:
        token = keep(_KIND, json.dumps({"answer": answer, "changes": changes}).encode())
    except RedisError:
        return _report(page, answer, changes)
    query = Filters.from_address(tk.request.args).query()
    place = {"organization": page["group_dict"]["name"], "token": token}
    return tk.redirect_to("ogip_inventory_bulk.report", **place, **query)


@ogip_inventory_bulk.get("/report/<token>")
def report(organization: str, token: str) -> str:
    """Show what became of each entry; the address holds for an hour, for this person."""
    page = _frame(organization)
    content = kept(_KIND, token)
    if content is None:
        raise tk.ObjectNotFound(tk._("This report is no longer here. It is kept for an hour."))
    return _report(page, **json.loads(content))


def _frame(organization: str) -> Page:
    """Return the page, the entries selected, what is typed, and the way back to the list."""
    page = frame(organization)
    holder, form = page["group_dict"], tk.request.form
    tk.check_access("ogip_inventory_import", {}, {"organization": holder["id"]})
    filters = Filters.from_address(tk.request.args)
    return {
        **page,
        "ids": list(dict.fromkeys(form.getlist("id"))),
        "fields": bulk_fields().fields,
        "said": sent([bulk_fields()], form),
        "cleared": form.getlist("clear"),
        "back": filters.address(holder["name"], cursor=filters.cursor),
        "query": filters.query(cursor=filters.cursor),
    }


def _form(page: Page, problems: Mapping[str, list[str]] | None = None) -> str:
    """Render the form; the fields that are seldom used are unfolded where one is in use."""
    wrong = problems or {}
    touched = {*wrong, *page["cleared"], *changes_of(page["said"], ())[0]}
    often, seldom = page["fields"][:_OFTEN], page["fields"][_OFTEN:]
    unfolded = any(field.name in touched for field in seldom)
    shown = {"often": often, "seldom": seldom, "unfolded": unfolded, "problems": wrong}
    return tk.render("ogip/inventory/bulk_form.html", {**page, **shown})


def _report(page: Page, answer: dict[str, Any], changes: dict[str, Any]) -> str:
    return tk.render("ogip/inventory/bulk_report.html", {**page, **_told(answer, changes)})


def _change(page: Page, changes: dict[str, Any], *, dry_run: bool) -> dict[str, Any]:
    wanted = {"ids": page["ids"], "changes": changes, "dry_run": dry_run}
    return tk.get_action("ogip_item_bulk_update")({}, wanted)


def _told(answer: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Return the answer with its entries by what becomes of them, and the changes in words."""
    named = {field.name: field.label.as_dict() for field in bulk_fields().fields}
    fates: dict[str, list[dict[str, Any]]] = {"changed": [], "unchanged": [], "refused": []}
    for each in answer["results"]:
        reasons = [
            {"field": named.get(field), "said": " ".join(said)}
            for field, said in each.get("errors", {}).items()
        ]
        fates[each["result"]].append({"ref_number": each["ref_number"], "reasons": reasons})
    return {"answer": answer, "fates": fates, "changes": changes_in_words(changes)}


def _problems(error: tk.ValidationError) -> dict[str, list[str]]:
    """Return what is wrong by field; under "" what concerns the selection as a whole."""
    errors: dict[str, Any] = dict(error.error_dict)
    by_field = next((each for each in errors.get("changes", []) if isinstance(each, dict)), None)
    return by_field or {"": list(error.error_summary.values())}
