"""What the published inventory is asked for, read from its address and written back to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import ckan.plugins.toolkit as tk

from ...core.inventory.states import ASSET_TYPES
from ...core.vocabulary import load_vocabulary

_PAGE_SIZE = 25
# The facets and their codes, in the order of the page.
_CODES: Mapping[str, tuple[str, ...]] = {
    "released": ("yes", "no"),
    "eligible": ("Y", "N", "pending"),
    "access_level": tuple(load_vocabulary("access_level").codes),
    "type": ASSET_TYPES,
}


@dataclass(frozen=True, slots=True)
class PublicFilters:
    """The words searched for, the code of each facet, and the place the page starts behind."""

    q: str = ""
    released: str = ""
    eligible: str = ""
    access_level: str = ""
    type: str = ""
    cursor: str = ""

    @classmethod
    def from_address(cls, query: Mapping[str, str]) -> PublicFilters:
        """Read them from the query of a request; what is absent is blank."""
        return cls(**{name: query.get(name, "").strip() for name in cls.__slots__})

    @property
    def narrowed(self) -> bool:
        """Tell whether the list leaves anything out."""
        return bool(self.q or self.chosen())

    def chosen(self) -> dict[str, str]:
        """Return the facets that are set."""
        return {facet: code for facet in _CODES if (code := getattr(self, facet))}

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of `ogip_inventory_entry_list`."""
        return {**asdict(self), "limit": _PAGE_SIZE}

    def address(self, organization: str, **changes: str) -> str:
        """Return the address of the list with some filters changed, from its first page."""
        query = {**asdict(self), "cursor": "", **changes}
        given = {name: value for name, value in query.items() if value}
        return tk.h.url_for("ogip_public_inventory.read", organization=organization, **given)


@dataclass(frozen=True, slots=True)
class FacetLink:
    """One way to narrow the list: its code ("" for all), how many items, where it leads."""

    code: str
    count: int | None
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet by name, with its links; those that would show nothing are left out."""

    name: str
    links: tuple[FacetLink, ...]


def facets_of(organization: str, filters: PublicFilters, page: Mapping[str, Any]) -> list[Facet]:
    """Return the facets that tell items apart."""
    found: list[Facet] = []
    for name, codes in _CODES.items():
        numbers: Mapping[str, int] = page["facets"][name]
        chosen = getattr(filters, name)
        if chosen or len(numbers) > 1:
            counted = [("", None), *((code, numbers[code]) for code in codes if code in numbers)]
            links = (
                FacetLink(
                    code, count, filters.address(organization, **{name: code}), code == chosen
                )
                for code, count in counted
            )
            found.append(Facet(name, tuple(links)))
    return found
