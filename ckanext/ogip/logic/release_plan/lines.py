"""Which lines of the release plan a caller sees, and which of them a list shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ckan.types import Context

from ...core.release_plan.entry import Entry, Progress
from ...core.text import folded
from ...gate.judge import today
from ...store.release_plan.lines import PlanLine, lines_of_plan
from ..auth.release_plan import sees_all_of_plan
from ..item.view import readable_organizations

FACETS = ("state", "band", "eligibility", "type")
NO_BAND = "none"
_LAST = "9999-12-31"
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """The lines that the caller may see, as of a day; `public` where only the public parts."""

    lines: Sequence[PlanLine]
    public: bool
    today: date

    @property
    def entries(self) -> list[Entry]:
        """Return the lines without whose they are."""
        return [line.entry for line in self.lines]

    def only(self, lines: Iterable[PlanLine]) -> Plan:
        """Return the plan with some of its lines."""
        return Plan(list(lines), self.public, self.today)


def plan_of(context: Context, data_dict: Mapping[str, Any]) -> Plan:
    """Return everything that the caller may see of the plan of an organization, or of all.

    In the order of the planned days, then of the reference numbers; what has no day comes last.
    """
    organization = data_dict.get("organization")
    public = data_dict.get("public") or not (
        sees_all_of_plan(context, organization) if organization else True
    )
    organizations = [organization] if organization else readable_organizations(context)
    lines = sorted(lines_of_plan(organizations, public=bool(public)), key=key_of)
    return Plan(lines, bool(public), today())


def key_of(line: PlanLine) -> Key:
    """Return the place of a line in the list."""
    planned = line.entry.planned
    day = planned.isoformat() if planned else _LAST
    return day, line.organization_id, line.entry.ref_number


def filtered(plan: Plan, data_dict: Mapping[str, Any], but: str | None = None) -> Plan:
    """Return the lines that all filters but one let through."""
    wanted = {name: value for name, value in data_dict.items() if name != but}
    return plan.only(line for line in plan.lines if _matches(line.entry, wanted, plan.today))


def facets_of(plan: Plan, data_dict: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """Count the lines by each value of a facet, as all filters but its own let them through."""
    return {
        facet: dict(
            sorted(
                Counter(
                    value_of(facet, entry, plan.today)
                    for entry in filtered(plan, data_dict, but=facet).entries
                ).items()
            )
        )
        for facet in FACETS
    }


def value_of(facet: str, entry: Entry, day: date) -> str:
    """Return the value of a line for a facet."""
    if facet == "state":
        return entry.progress(day).value
    if facet == "band":
        return entry.band or NO_BAND
    return (entry.eligibility if facet == "eligibility" else entry.asset_type) or ""


def page_of(plan: Plan, limit: int, after: Key | None) -> tuple[list[PlanLine], bool]:
    """Return up to `limit` lines behind a key, and whether more follow."""
    lines = [line for line in plan.lines if after is None or key_of(line) > after]
    return lines[:limit], len(lines) > limit


def is_late(entry: Entry, day: date) -> bool:
    """Tell whether a release that is not out yet is later than first planned."""
    return entry.progress(day) is not Progress.RELEASED and (entry.slip(day) or 0) > 0


def _matches(entry: Entry, wanted: Mapping[str, Any], day: date) -> bool:
    for facet in FACETS:
        if wanted.get(facet) and value_of(facet, entry, day) != wanted[facet]:
            return False
    before, late = wanted.get("due_before"), wanted.get("late")
    if before and not (entry.planned and entry.planned < before and not entry.released):
        return False
    if late is not None and is_late(entry, day) != late:
        return False
    words = folded(wanted.get("q") or "").split()
    said = folded(f"{entry.ref_number} {entry.title.en} {entry.title.fr}") if words else ""
    return all(word in said for word in words)
