"""Facts that answer statements: read from plain JSON, every mistake at once.

Names are those of the fields of a record where a record has them. What nobody has looked at is
absent (or null), which differs from a count of 0 and from an empty list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from ..findings import Outcome
from .fact_readers import (
    RefusedError,
    code_of,
    codes_of,
    mapping_of,
    one_of,
    read_count,
    read_day,
    read_flag,
    read_grade,
    read_text,
)
from .problems import Problem, shown

DEMAND = ("suggestions", "votes", "ati", "inquiries", "views")
# Views are many and mean little each: they answer a statement, and break no tie.
_REQUESTS = ("suggestions", "votes", "ati", "inquiries")
_DECISIONS = ("approve", "refuse")


@dataclass(frozen=True, slots=True)
class PriorityFacts:
    """What is known; None, or a name that a mapping lacks, where nobody has looked.

    `demand` counts by source (`DEMAND`), `outcomes` are those of rules (`{"OG-208": "pass"}`),
    `signoffs` decisions by criterion (`{"legal": "approve"}`), `formats` those of the files,
    `consultations` and `action_plan_milestones` how many are linked, `released_elsewhere` in how
    many jurisdictions, `reading_grade` the school grade that the description asks of its readers.
    """

    demand: Mapping[str, int] = field(default_factory=dict[str, int])
    mandatory_basis: str | None = None
    mandatory_event_date: date | None = None
    themes_of_interest: tuple[str, ...] | None = None
    nap_theme: tuple[str, ...] | None = None
    frequency: str | None = None
    automation_level: str | None = None
    conversion_status: str | None = None
    complexity: str | None = None
    formats: tuple[str, ...] | None = None
    reading_grade: float | None = None
    consultations: int | None = None
    action_plan_milestones: int | None = None
    released_elsewhere: int | None = None
    listed_high_value: bool | None = None
    outcomes: Mapping[str, str] = field(default_factory=dict[str, str])
    signoffs: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def demand_total(self) -> int:
        """Count everybody who asked: suggestions, votes, requests under the law, inquiries."""
        return sum(self.demand.get(source, 0) for source in _REQUESTS)


def read_facts(given: object) -> tuple[PriorityFacts, list[Problem]]:
    """Read facts by name; a name that is none and a value of another kind are problems."""
    if not isinstance(given, Mapping):
        return PriorityFacts(), [Problem("not_a_mapping", "facts", {"value": shown(given)})]
    problems: list[Problem] = []
    read: dict[str, Any] = {}
    for name, value in cast("Mapping[object, object]", given).items():
        reader = _READERS.get(cast("str", name))
        if reader is None:
            params = {"value": shown(name), "known": ", ".join(_READERS)}
            problems.append(Problem("unknown_fact", f"facts.{shown(name)}", params))
        elif value is not None and value != "":
            try:
                read[cast("str", name)] = reader(value)
            except RefusedError as error:
                problems += [
                    Problem(p.key, f"facts.{name}{p.below}", p.params) for p in error.parts
                ]
    return PriorityFacts(**read), problems


_READERS: Mapping[str, Callable[[object], Any]] = {
    "demand": mapping_of(read_count, *DEMAND),
    "mandatory_basis": code_of("mandatory_basis"),
    "mandatory_event_date": read_day,
    "themes_of_interest": codes_of(code_of("theme_of_interest")),
    "nap_theme": codes_of(code_of("nap_theme")),
    "frequency": code_of("frequency"),
    "automation_level": code_of("automation_level"),
    "conversion_status": code_of("conversion_status"),
    "complexity": code_of("complexity"),
    "formats": codes_of(read_text),
    "reading_grade": read_grade,
    "consultations": read_count,
    "action_plan_milestones": read_count,
    "released_elsewhere": read_count,
    "listed_high_value": read_flag,
    "outcomes": mapping_of(one_of(*Outcome)),
    "signoffs": mapping_of(one_of(*_DECISIONS)),
}
