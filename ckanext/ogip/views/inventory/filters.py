"""What the inventory list is asked for, read from its address and written back to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import ckan.plugins.toolkit as tk

PAGE_SIZES = (25, 50, 100)
FACETS = ("state", "eligibility", "access_level", "band", "type", "program", "owner")
# What leaves entries out, in the order of the page.
NARROWING = ("q", "due_before", *FACETS)
_USUAL = {"sort": "ref_number", "limit": "50"}


@dataclass(frozen=True, slots=True)
class Filters:
    """The words searched for, the facets, the order, and the place the page starts behind."""

    q: str = ""
    due_before: str = ""
    state: str = ""
    eligibility: str = ""
    access_level: str = ""
    band: str = ""
    type: str = ""
    program: str = ""
    owner: str = ""
    sort: str = _USUAL["sort"]
    limit: str = _USUAL["limit"]
    cursor: str = ""

    @classmethod
    def from_address(cls, query: Mapping[str, str]) -> Filters:
        """Read them from the query of a request; what is absent is as usual, else blank."""
        given = {name: query.get(name, "").strip() for name in cls.__slots__}
        usual = {name: value for name, value in _USUAL.items() if not given[name]}
        return cls(**{**given, **usual})

    @property
    def narrowed(self) -> bool:
        """Tell whether the list leaves anything out."""
        return bool(self.chosen())

    def chosen(self) -> dict[str, str]:
        """Return what leaves entries out."""
        return {name: value for name in NARROWING if (value := getattr(self, name))}

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of `ogip_item_list`."""
        return asdict(self)

    def order(self, column: str) -> str:
        """Return how the list is sorted by a column, as `aria-sort` has it."""
        orders = {column: "ascending", f"-{column}": "descending"}
        return orders.get(self.sort, "none")

    def turned(self, column: str) -> str:
        """Return the order that the header of a column leads to."""
        return f"-{column}" if self.sort == column else column

    def query(self, **changes: str | int) -> dict[str, str | int]:
        """Return the query of the list with some filters changed, from its first page."""
        wanted = {**asdict(self), "cursor": "", **changes}
        return {name: value for name, value in wanted.items() if value != _USUAL.get(name, "")}

    def address(self, organization: str, **changes: str | int) -> str:
        """Return the address of the list with some filters changed, from its first page."""
        place = {"organization": organization}
        return tk.h.url_for("ogip_inventory.read", **place, **self.query(**changes))

    def without_any(self, organization: str) -> str:
        """Return the address of the whole list, in the same order."""
        return self.address(organization, **dict.fromkeys(NARROWING, ""))

    def export(self, organization: str, format: str) -> str:
        """Return the address of a file of exactly what is filtered."""
        place = {"organization": organization, "format": format}
        return tk.h.url_for("ogip_inventory.export", **place, **self.chosen())
