"""The history of a priority: what it was, when, why it was scored, and when to score it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from ..calendar.dates import add_months
from .override import Priority
from .toolkit import load_toolkit


class Cause(StrEnum):
    """Why a score was written down."""

    ANSWERS = "answers"
    FACTS = "facts"
    OVERRIDE = "override"
    POLICY = "policy"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One score as it was, in numbers and answers, so that later texts can word it.

    `answers` has yes or no by statement, without those left open. `band` is the one that counted,
    `computed_band` that of the score.
    """

    on: date
    cause: Cause
    by: str
    mode: str
    score: float
    points: int
    completeness: float
    band: str
    computed_band: str
    demand: int
    answers: Mapping[str, bool]
    policy: str
    toolkit: str

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON, the names those of the columns of a table."""
        found = {name: getattr(self, name) for name in self.__slots__}
        return {
            **found,
            "on": self.on.isoformat(),
            "cause": self.cause.value,
            "answers": dict(self.answers),
        }


def entry_of(priority: Priority, cause: Cause, by: str, policy: str) -> HistoryEntry:
    """Return what is written down about a priority; `policy` is the version it was scored under."""
    score = priority.score
    return HistoryEntry(
        on=score.as_of,
        cause=cause,
        by=by,
        mode=score.scale.mode.value,
        score=score.score,
        points=score.points,
        completeness=score.completeness,
        band=priority.band.value,
        computed_band=priority.computed_band.value,
        demand=score.demand,
        answers=score.values,
        policy=policy,
        toolkit=load_toolkit().version,
    )


def changed_answers(before: HistoryEntry, after: HistoryEntry) -> tuple[str, ...]:
    """Return the statements whose answers differ, in the order of the toolkit."""
    return tuple(
        name
        for name in load_toolkit().statements
        if before.answers.get(name) is not after.answers.get(name)
    )


def rescore_due(scored_on: date, months: int) -> date:
    """Return the last day on which a score holds; `months` is what rule OG-403 says."""
    try:
        return add_months(scored_on, months)
    except (OverflowError, ValueError):  # beyond the calendar: as late as it goes
        return date.max
