"""The order of release: duties first, then band, score, demand, and who has waited longest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .override import Priority

# Compared one by one; smaller comes first.
Key = tuple[bool, bool, date, str, int, int, date, str]


class DecidedBy(StrEnum):
    """What put an item behind the one before it, in the order of comparison."""

    MANDATE = "mandate"
    COMPLETENESS = "completeness"
    DUE_DATE = "due_date"
    BAND = "band"
    SCORE = "score"
    DEMAND = "demand"
    NOMINATION = "nomination"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """An item with its priority; `nominated_on` is None where nobody noted the day."""

    reference: str
    priority: Priority
    nominated_on: date | None = None

    @property
    def key(self) -> Key:
        """Return what the order compares; scores of one mode and policy only."""
        score = self.priority.score
        mandate = score.mandate
        return (
            mandate is None,
            not self.priority.is_ranked,
            mandate.due if mandate and mandate.due else date.max,
            self.priority.band.value,
            -score.units,
            -score.demand,
            self.nominated_on or date.max,
            self.reference,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where an item stands: `position` from 1, None where too little is answered.

    `decided_by` says what put it behind the one before, None for the first.
    """

    position: int | None
    candidate: Candidate
    decided_by: DecidedBy | None


def ranked(candidates: Iterable[Candidate]) -> list[Place]:
    """Return the items in the order of release; those without a place follow in the same order."""
    ordered = sorted(((one.key, one) for one in candidates), key=lambda entry: entry[0])
    places: list[Place] = []
    before: Key | None = None
    for position, (key, candidate) in enumerate(ordered, start=1):
        has_place = candidate.priority.is_ranked
        decided_by = _first_difference(before, key) if before else None
        places.append(Place(position if has_place else None, candidate, decided_by))
        before = key
    return places


def _first_difference(before: Key, after: Key) -> DecidedBy | None:
    pairs = zip(DecidedBy, before, after, strict=True)
    return next((what for what, one, other in pairs if one != other), None)
