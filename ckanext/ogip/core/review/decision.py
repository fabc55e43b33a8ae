"""One decision of one person on one criterion, bound to the version that they saw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .settings import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A sign-off, or the refusal of one.

    `fingerprint` is the version that was signed, `stands_for` the one that it is good for: later
    changes that do not touch the criterion carry it along. `acting_for` is the person whose role
    it was given in. One that has `ended` belongs to a round that was returned or withdrawn.
    """

    criterion: str
    step: Step
    role: str
    person: str
    at: datetime
    approves: bool
    fingerprint: str
    stands_for: str
    acting_for: str | None = None
    co_chair: bool = False
    comment: str = ""
    evidence_url: str = ""
    ended: bool = False

    @property
    def principal(self) -> str:
        """Return whose decision it is: a delegate decides in the place of somebody."""
        return self.acting_for or self.person

    @property
    def people(self) -> frozenset[str]:
        """Return everybody who stands behind it."""
        return frozenset({self.person, self.principal})

    def told(self) -> dict[str, Any]:
        """Return what the log keeps of it."""
        return {
            "criterion": self.criterion,
            "step": self.step.value,
            "role": self.role,
            "person": self.person,
            "acting_for": self.acting_for,
            "at": self.at.isoformat(),
            "fingerprint": self.fingerprint,
            "comment": self.comment,
            "evidence_url": self.evidence_url,
        }
