"""What the release plan is asked for, read from its address and written back to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import ckan.plugins.toolkit as tk

from ...core.priority.settings import Band
from ...core.release_plan.entry import Progress

PAGE_SIZES = (25, 50, 100)
UNITS = ("month", "quarter", "year")
BANDS = (*(band.value for band in Band), "none")


@dataclass(frozen=True, slots=True)
class PlanFilters:
    """The filters of the list, the length of the periods, and the place the page starts behind."""

    q: str
    state: str
    band: str
    late: str
    due_before: str
    unit: str
    limit: str
    cursor: str

    @classmethod
    def from_address(cls, query: Mapping[str, str]) -> PlanFilters:
        """Read them from the query of a request; what is absent is blank."""
        given = {name: query.get(name, "").strip() for name in cls.__slots__}
        given["limit"] = given["limit"] or "50"
        given["unit"] = given["unit"] or "quarter"
        return cls(**given)

    @property
    def narrowed(self) -> bool:
        """Tell whether the list leaves anything out."""
        return any((self.q, self.state, self.band, self.late, self.due_before))

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of `ogip_release_plan_list`."""
        return asdict(self)

    def chosen(self) -> dict[str, Any]:
        """Return the filters alone, as an export takes them."""
        places = ("unit", "limit", "cursor")
        return {name: value for name, value in asdict(self).items() if name not in places}

    def address(self, organization: str, **changes: str | int) -> str:
        """Return the address of the plan with some filters changed, from its first page."""
        query = {**asdict(self), "cursor": "", **changes}
        given = {name: value for name, value in query.items() if value}
        return tk.h.url_for("ogip_release_plan.read", organization=organization, **given)

    def export(self, organization: str, format: str) -> str:
        """Return the address of a file of exactly what is filtered."""
        given = {name: value for name, value in self.chosen().items() if value}
        return tk.h.url_for(
            "ogip_release_plan.export", organization=organization, format=format, **given
        )


@dataclass(frozen=True, slots=True)
class ProgressLink:
    """One way to filter: the code ("" for all), how many lines, and where it leads."""

    code: str
    count: int
    url: str
    current: bool


def progress_links(
    organization: str, filters: PlanFilters, page: Mapping[str, Any]
) -> list[ProgressLink]:
    """Return the states that occur, in the order of the plan, after "all"."""
    numbers: Mapping[str, int] = page["facets"]["state"]
    occurring = [("", sum(numbers.values()))]
    occurring += [(each.value, numbers[each]) for each in Progress if numbers.get(each)]
    return [
        ProgressLink(
            code, count, filters.address(organization, state=code), current=code == filters.state
        )
        for code, count in occurring
    ]
