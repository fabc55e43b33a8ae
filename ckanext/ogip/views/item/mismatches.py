"""Where the inventory and the portal say different things, and what to do about each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint

from ...core.inventory.mismatches import (
    ADDRESS_DIFFERS,
    DATE_DIFFERS,
    KINDS,
    NO_ITEM,
    NOT_PUBLIC,
)
from ..entry import frame
from ..errors import answer_like_core
from ..in_words import lines
from ..listing import PAGE_SIZES, Listing

__all__ = ["ogip_mismatches"]

ogip_mismatches = Blueprint(
    "ogip_mismatches", __name__, url_prefix="/ogip/inventory/<organization>/mismatches"
)
answer_like_core(ogip_mismatches)

# Name in a list, what it means, what to do.
_TEXTS: Mapping[str, tuple[Callable[[], str], Callable[[], str]]] = {
    NO_ITEM: (
        lambda: tk._("Public, but not in the inventory"),
        lambda: tk._("Add an entry for the record and link it."),
    ),
    NOT_PUBLIC: (
        lambda: tk._("In the inventory as released, but not public here"),
        lambda: tk._("Publish its record, link it to the public record, or correct its state."),
    ),
    DATE_DIFFERS: (
        lambda: tk._("Another day of release"),
        lambda: tk._("Find out which day is right. Correct it where it is wrong."),
    ),
    ADDRESS_DIFFERS: (
        lambda: tk._("Another web address"),
        lambda: tk._("Write the address of the public record into the entry."),
    ),
}


# Of a record that is not public.
_PORTAL_STATES: Mapping[str, Callable[[], str]] = {
    "active": lambda: tk._("Not public"),
    "draft": lambda: tk._("A draft"),
    "deleted": lambda: tk._("Deleted"),
}
_OF_DAYS = (DATE_DIFFERS, NOT_PUBLIC)


@ogip_mismatches.get("")
def read(organization: str) -> str:
    """List the differences, by kind; the kind, the page size and the place are in the address."""
    page = frame(organization)
    listing = Listing.from_address("ogip_mismatches.read", tk.request.args, "kind")
    wanted = {"organization": page["group_dict"]["id"], **listing.arguments()}
    found = tk.get_action("ogip_inventory_mismatches")({}, wanted)
    return tk.render(
        "ogip/item/mismatches.html",
        {
            **page,
            "filters": listing,
            "page": found,
            "page_sizes": PAGE_SIZES,
            "kinds": _kinds(page["group_dict"]["name"], listing, found["counts"]),
            "total": sum(found["counts"].values()),
            "rows": [_row(each) for each in found["results"]],
        },
    )


def _kinds(organization: str, listing: Listing, counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return the kinds that occur as links, after "all"."""
    occurring = [("", tk._("All"), sum(counts.values()))]
    occurring += [(kind, _TEXTS[kind][0](), counts[kind]) for kind in KINDS if counts[kind]]
    return [
        {
            "name": name,
            "count": count,
            "url": listing.address(organization, kind=kind),
            "current": kind == listing.filters["kind"],
        }
        for kind, name, count in occurring
    ]


def _row(found: Mapping[str, Any]) -> dict[str, Any]:
    name, to_do = _TEXTS[found["kind"]]
    return {
        **found,
        "name": name(),
        "to_do": to_do(),
        "inventory_says": _lines(found["kind"], found["inventory_value"]),
        "portal_says": _lines(found["kind"], found["portal_value"]),
    }


def _lines(kind: str, value: Any) -> list[str]:
    if not value:
        return []
    if isinstance(value, Mapping):
        return [text for text in value.values() if text]
    if kind == NOT_PUBLIC and value in _PORTAL_STATES:
        return [_PORTAL_STATES[value]()]
    return lines(value, {"input_type": "date"} if kind in _OF_DAYS else {})
