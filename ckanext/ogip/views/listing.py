"""What a list is asked for beyond its page: filters, page size and place, all in its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import ckan.plugins.toolkit as tk

PAGE_SIZES = (25, 50, 100)
_DEFAULT_SIZE = "50"


@dataclass(frozen=True, slots=True)
class Listing:
    """The filters of the list at `endpoint`, blank for any; `place` is the rest of its address."""

    endpoint: str
    filters: Mapping[str, str]
    limit: str
    cursor: str
    place: Mapping[str, str] = field(default_factory=dict[str, str])

    @classmethod
    def from_address(
        cls, endpoint: str, query: Mapping[str, str], *names: str, **place: str
    ) -> Listing:
        """Read the filters with these names from the query of a request."""
        filters = {name: query.get(name, "").strip() for name in names}
        limit = query.get("limit") or _DEFAULT_SIZE
        return cls(endpoint, filters, limit, query.get("cursor", ""), place)

    @property
    def narrowed(self) -> bool:
        """Tell whether the list leaves anything out."""
        return any(self.filters.values())

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of the action that lists."""
        return {**self.filters, "limit": self.limit, "cursor": self.cursor}

    def address(self, organization: str, **changes: str | int) -> str:
        """Return the address of the list with some of it changed, from its first page."""
        query = {**self.filters, "limit": self.limit, **changes}
        given = {name: value for name, value in query.items() if value}
        return tk.h.url_for(self.endpoint, organization=organization, **self.place, **given)
