"""How far a review has come, ask by ask, for whoever looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .chain import Ask
from .decision import Decision
from .review import Review


class Asked(StrEnum):
    """Where one ask of a chain stands."""

    SIGNED = "signed"
    OPEN = "open"
    LATER = "later"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Progress:
    """One ask, where it stands, and the approvals of this version that count for it."""

    ask: Ask
    standing: Asked
    approvals: tuple[Decision, ...]
    assigned: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON; `people_needed` is by role, `assigned` who alone is asked."""
        return {
            "step": self.ask.step.value,
            "criterion": self.ask.criterion,
            "roles": list(self.ask.roles),
            "people_needed": {seat.role: seat.people_needed for seat in self.ask.seats},
            "required": self.ask.required,
            "standing": self.standing.value,
            "approvals": [decision.told() for decision in self.approvals],
            "assigned": list(self.assigned),
        }


def progress(review: Review) -> list[Progress]:
    """Return every ask of the chain, in its order."""
    open_asks = review.open_asks()
    return [_progress(review, ask, ask in open_asks) for ask in review.chain.asks]


def approvals(review: Review) -> dict[str, Any]:
    """Return `{complete, missing[{criterion, roles}]}` of what is required."""
    missing = [
        {"criterion": ask.criterion, "roles": list(ask.roles)}
        for ask in review.chain.asks
        if ask.required and not review.fulfils(ask)
    ]
    return {"complete": not missing, "missing": missing}


def _progress(review: Review, ask: Ask, is_open: bool) -> Progress:
    given = (decision for seat in ask.seats for decision in review.approvals(ask, seat))
    people = (review.assigned.get((ask.criterion, role)) for role in ask.roles)
    return Progress(
        ask,
        _standing(review, ask, is_open),
        tuple(given),
        tuple(person for person in people if person is not None),
    )


def _standing(review: Review, ask: Ask, is_open: bool) -> Asked:
    if review.fulfils(ask):
        return Asked.SIGNED
    if is_open:
        return Asked.OPEN
    return Asked.LATER if review.is_open else Asked.CLOSED
