"""Changing many records of an organization at once: what became of each, on a page of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint
from flask.typing import ResponseReturnValue
from redis.exceptions import RedisError

from ..logic.record.bulk_change import DRAFT, REFUSED, BulkRefusal
from .errors import answer_like_core
from .kept import keep, kept

__all__ = ["ogip_bulk"]

ogip_bulk = Blueprint("ogip_bulk", __name__, url_prefix="/organization")
answer_like_core(ogip_bulk)

_KIND = "bulk-report"
_CHOSEN = "dataset_"
_BUTTON = "bulk_action."
_WAYS = ("public", "private", "delete")

Record = Mapping[str, Any]


@ogip_bulk.post("/bulk_process/<id>")
def change(id: str) -> ResponseReturnValue:
    """Answer the form of core's bulk page, at core's address: CKAN asks plugins first.

    Core's own answer is the list again, with no word on what was done, and a refusal of one record
    ends in an error page about that one.
    """
    holder = _organization(id)
    chosen = [name.removeprefix(_CHOSEN) for name in tk.request.form if name.startswith(_CHOSEN)]
    way = _way()
    if way is None or not chosen:
        tk.h.flash_error(
            tk._("Nothing was changed. Choose records, then press one of the buttons.")
        )
        return tk.redirect_to("organization.bulk_process", id=id)
    arguments = {"datasets": chosen, "org_id": holder["id"]}
    try:
        done = tk.get_action(f"bulk_update_{way}")({}, arguments)
    except BulkRefusal as refusal:
        return _lead_to_report(holder, way, [asdict(fate) for fate in refusal.fates])
    return _lead_to_report(holder, way, done["changed"])


@ogip_bulk.app_errorhandler(BulkRefusal)
def show_refusal(refusal: BulkRefusal) -> ResponseReturnValue:
    """Show the report where core answers itself: for organizations of a type of their own."""
    holder = _organization((tk.request.view_args or {})["id"])
    return _lead_to_report(holder, _way() or "public", [asdict(fate) for fate in refusal.fates])


@ogip_bulk.get("/ogip/<organization>/bulk/<token>")
def report(organization: str, token: str) -> str:
    """Show what became of each record; the address holds for an hour, for this person."""
    holder = _organization(organization)
    content = kept(_KIND, token)
    if content is None:
        raise tk.ObjectNotFound(tk._("This report is no longer here. It is kept for an hour."))
    shown = json.loads(content)
    return _page(holder, shown["way"], shown["fates"])


def _lead_to_report(
    holder: dict[str, Any], way: str, fates: Sequence[Record]
) -> ResponseReturnValue:
    try:
        token = keep(_KIND, json.dumps({"way": way, "fates": fates}).encode())
    except RedisError:
        return _page(holder, way, fates)
    return tk.redirect_to("ogip_bulk.report", organization=holder["name"], token=token)


def _way() -> str | None:
    return next((way for way in _WAYS if _BUTTON + way in tk.request.form), None)


def _organization(name: str) -> dict[str, Any]:
    found = tk.get_action("organization_show")({}, {"id": name, "include_datasets": False})
    tk.check_access("bulk_update_public", {}, {"org_id": found["id"]})
    return found


def _page(holder: dict[str, Any], way: str, fates: Sequence[Record]) -> str:
    refused = [fate for fate in fates if fate["result"] == REFUSED]
    drafts = [fate for fate in fates if fate["result"] == DRAFT and way == "public"]
    done = [fate for fate in fates if fate not in refused and fate not in drafts]
    return tk.render(
        "ogip/bulk/report.html",
        {
            "group_dict": holder,
            "group_type": holder["type"],
            "way": way,
            "verdict": _verdict(way, len(done)),
            "refused": refused,
            "drafts": drafts,
            "done": done,
        },
    )


def _verdict(way: str, count: int) -> str:
    if way == "public":
        return tk.ungettext(
            "%(num)s record is public now.", "%(num)s records are public now.", count
        )
    if way == "private":
        return tk.ungettext(
            "%(num)s record is private now.", "%(num)s records are private now.", count
        )
    return tk.ungettext("%(num)s record is deleted.", "%(num)s records are deleted.", count)
