"""Owners confirm their items: the campaign, its progress, and the items to answer about."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint
from werkzeug.wrappers import Response

from ..entry import frame, messages
from ..errors import answer_like_core
from ..file_download import download

__all__ = ["ogip_confirmation"]

ogip_confirmation = Blueprint(
    "ogip_confirmation", __name__, url_prefix="/ogip/inventory/<organization>/confirmation"
)
answer_like_core(ogip_confirmation)

_STATES = ("open", "changed", "confirmed")
_PAGE = 50


@ogip_confirmation.get("")
def read(organization: str) -> str:
    """Show the campaign, how far it is, and the items; filters and place are in the address."""
    return _page(organization)


@ogip_confirmation.get("/reminders.csv")
def reminders(organization: str) -> Response:
    """Give the list of those who have still to answer."""
    holder = frame(organization)["group_dict"]
    return download("ogip_inventory_confirmation_reminders", {"organization": holder["id"]})


@ogip_confirmation.post("/open")
def open_campaign(organization: str) -> Response | str:
    """Begin a campaign; a refusal keeps what was typed."""
    holder = frame(organization)["group_dict"]
    form = tk.request.form
    given = {name: form.get(name, "") for name in ("due", "message_en", "message_fr")}
    message = {"en": given["message_en"], "fr": given["message_fr"]}
    wanted = {"organization": holder["id"], "due": given["due"], "message": message}
    try:
        tk.get_action("ogip_inventory_confirmation_open")({}, wanted)
    except tk.ValidationError as error:
        return _page(organization, given=given, errors=messages(error))
    return _back(organization, tk._("The campaign is open."))


@ogip_confirmation.post("/close")
def close(organization: str) -> Response:
    """End the campaign before its last day."""
    holder = frame(organization)["group_dict"]
    tk.get_action("ogip_inventory_confirmation_close")({}, {"organization": holder["id"]})
    return _back(organization, tk._("The campaign is closed. The answers are kept."))


@ogip_confirmation.post("/answer")
def answer(organization: str) -> Response | str:
    """Keep the answer about the chosen items, or about all of the page."""
    holder = frame(organization)["group_dict"]
    form = tk.request.form
    asked = form.get("do", "")
    wanted = {
        "organization": holder["id"],
        "ids": form.getlist("listed" if asked == "confirm_page" else "id"),
        "answer": "changed" if asked == "report" else "confirmed",
        "comment": form.get("comment", "") if asked == "report" else "",
    }
    if not wanted["ids"]:
        problem = {"ids": [tk._("Choose at least one item.")]}
        return _page(organization, given=form, errors=problem)
    try:
        told = tk.get_action("ogip_item_confirm")({}, wanted)
    except tk.ValidationError as error:
        return _page(organization, given=form, errors=messages(error))
    place = {"cursor": form["cursor"]} if form.get("cursor") else {}
    return _back(organization, _said(told), **_filters(form), **place)


def _said(told: dict[str, Any]) -> str:
    kept, refused = told["changed"] + told["unchanged"], told["refused"]
    said = tk.ungettext(
        "%(count)s answer is kept.",
        "%(count)s answers are kept.",
        kept,
        count=tk.h.ogip_number(kept),
    )
    if not refused:
        return said
    others = tk.ungettext(
        "The campaign does not ask about %(count)s item any more.",
        "The campaign does not ask about %(count)s items any more.",
        refused,
        count=tk.h.ogip_number(refused),
    )
    return f"{said} {others}"


def _back(organization: str, said: str, **filters: str) -> Response:
    tk.h.flash_success(said)
    return tk.redirect_to("ogip_confirmation.read", organization=organization, **filters)


def _page(organization: str, given: Any = None, errors: Any = None) -> str:
    """Render the page; `given` is what was typed, where that was refused."""
    shown = frame(organization)
    holder = shown["group_dict"]
    told = tk.get_action("ogip_inventory_confirmation_show")({}, {"organization": holder["id"]})
    source = given if given is not None else tk.request.args
    filters = _filters(source)
    campaign = told["campaign"]
    return tk.render(
        "ogip/confirmation/read.html",
        {
            **shown,
            "campaign": campaign,
            "page": _items(holder, filters, source) if campaign else None,
            "filters": filters,
            "cursor": source.get("cursor", ""),
            "states": _STATES,
            "given": given or {},
            "chosen": set(tk.request.form.getlist("id")),
            "errors": errors or {},
        },
    )


def _items(holder: dict[str, Any], filters: dict[str, str], source: Any) -> dict[str, Any]:
    wanted = {"organization": holder["id"], "limit": _PAGE, "cursor": source.get("cursor", "")}
    listing = tk.get_action("ogip_inventory_confirmation_list")
    return listing({}, {**wanted, **filters})


def _filters(source: Any) -> dict[str, str]:
    """Return the chosen owner, who may be blank, and the chosen answer."""
    filters: dict[str, str] = {}
    if "owner" in source:
        filters["owner"] = source["owner"]
    if source.get("answer") in _STATES:
        filters["answer"] = source["answer"]
    return filters
