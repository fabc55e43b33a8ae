"""Which lines of the release plan a caller sees, and which of them a list shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
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

FACETS: tuple[str, ...] = ("state", "band", "eligibility", "type")
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

    def key_of(self, line: PlanLine) -> Key:
        """Return the place of a line in the list; the public does not get reference numbers."""
        planned = line.entry.planned
        day = planned.isoformat() if planned else _LAST
        name = line.entry.item if self.public else line.entry.ref_number
        return day, line.organization_id, name


def plan_of(context: Context, data_dict: Mapping[str, Any]) -> Plan:
    """Return everything that the caller may see of the plan of an organization, or of all.

    In the order of the planned days, then of the reference numbers; what has no day comes last.
    """
    organization = data_dict.get("organization")
    public = data_dict.get("public") or not (
        sees_all_of_plan(context, organization) if organization else True
    )
    organizations = [organization] if organization else readable_organizations(context)
    plan = Plan(list(lines_of_plan(organizations, public=bool(public))), bool(public), today())
    return plan.only(sorted(plan.lines, key=plan.key_of))


def filtered(plan: Plan, data_dict: Mapping[str, Any]) -> Plan:
    """Return the lines that all filters let through."""
    is_meant, chosen = _condition(plan, data_dict), _chosen(data_dict)
    return plan.only(
        line
        for line in plan.lines
        if all(value_of(facet, line.entry, plan.today) == value for facet, value in chosen.items())
        and is_meant(line.entry)
    )


def facets_of(plan: Plan, data_dict: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """Count the lines by each value of a facet, as all filters but its own let them through."""
    is_meant, chosen = _condition(plan, data_dict), _chosen(data_dict)
    groups = Counter(
        tuple(value_of(facet, line.entry, plan.today) for facet in FACETS)
        for line in plan.lines
        if is_meant(line.entry)
    )
    return {facet: _numbers_of(facet, groups, chosen) for facet in FACETS}


def _numbers_of(
    facet: str, groups: Mapping[tuple[str, ...], int], chosen: Mapping[str, str]
) -> dict[str, int]:
    numbers: Counter[str] = Counter()
    for values, number in groups.items():
        group = dict(zip(FACETS, values, strict=True))
        if all(group[each] == value for each, value in chosen.items() if each != facet):
            numbers[group[facet]] += number
    return dict(sorted(numbers.items()))


def _chosen(data_dict: Mapping[str, Any]) -> dict[str, str]:
    return {facet: data_dict[facet] for facet in FACETS if data_dict.get(facet)}


def value_of(facet: str, entry: Entry, day: date) -> str:
    """Return the value of a line for a facet."""
    if facet == "state":
        return entry.progress(day).value
    if facet == "band":
        return entry.band or NO_BAND
    return (entry.eligibility if facet == "eligibility" else entry.asset_type) or ""


def page_of(plan: Plan, limit: int, after: Key | None) -> tuple[list[PlanLine], bool]:
    """Return up to `limit` lines behind a key, and whether more follow."""
    lines = [line for line in plan.lines if after is None or plan.key_of(line) > after]
    return lines[:limit], len(lines) > limit


def is_late(entry: Entry, day: date) -> bool:
    """Tell whether a release that is not out yet is later than first planned."""
    return entry.progress(day) is not Progress.RELEASED and (entry.slip(day) or 0) > 0


def _condition(plan: Plan, wanted: Mapping[str, Any]) -> Callable[[Entry], bool]:
    """Return what the filters ask of a line that no facet counts: words, days, delay."""
    words = folded(wanted.get("q") or "").split()
    before, late = wanted.get("due_before"), wanted.get("late")

    def is_meant(entry: Entry) -> bool:
        if before and not (entry.planned and entry.planned < before and not entry.released):
            return False
        if late is not None and is_late(entry, plan.today) != late:
            return False
        return not words or _says(entry, words, plan)

    return is_meant


def _says(entry: Entry, words: Sequence[str], plan: Plan) -> bool:
    number = "" if plan.public else entry.ref_number
    said = folded(f"{number} {entry.title.en} {entry.title.fr}")
    return all(word in said for word in words)
