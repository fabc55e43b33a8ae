"""What the inventory list is asked for, read from its address and written back to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import ckan.plugins.toolkit as tk

from ...core.inventory.states import STATES

PAGE_SIZES = (25, 50, 100)


@dataclass(frozen=True, slots=True)
class Filters:
    """The words searched for, the state, the page size, and the place the page starts behind."""

    q: str
    state: str
    limit: str
    cursor: str

    @classmethod
    def from_address(cls, query: Mapping[str, str]) -> Filters:
        """Read them from the query of a request; what is absent is blank, and 50 a page."""
        return cls(
            q=query.get("q", "").strip(),
            state=query.get("state", ""),
            limit=query.get("limit") or "50",
            cursor=query.get("cursor", ""),
        )

    @property
    def narrowed(self) -> bool:
        """Tell whether the list leaves anything out."""
        return bool(self.q or self.state)

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of `ogip_item_list`."""
        return asdict(self)

    def address(self, organization: str, **changes: str | int) -> str:
        """Return the address of the list with some filters changed, from its first page."""
        query = {**asdict(self), "cursor": "", **changes}
        given = {name: value for name, value in query.items() if value}
        return tk.h.url_for("ogip_inventory.read", organization=organization, **given)


@dataclass(frozen=True, slots=True)
class StateLink:
    """One way to filter by state: its code ("" for all), how many entries, and where it leads."""

    code: str
    count: int
    url: str
    current: bool


def state_links(organization: str, filters: Filters, counts: Mapping[str, Any]) -> list[StateLink]:
    """Return the states that occur, in the order of an entry's life, after "all"."""
    numbers: Mapping[str, int] = counts["facets"]["state"]
    occurring = [("", counts["count"])]
    occurring += [(state, numbers[state]) for state in STATES if numbers.get(state)]
    return [
        StateLink(
            code, count, filters.address(organization, state=code), current=code == filters.state
        )
        for code, count in occurring
    ]
