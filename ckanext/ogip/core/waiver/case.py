"""One waiver, from the request to its end. Its last day counts; a waiver has no state to set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from ..text import Text


class WaiverState(StrEnum):
    """Where a waiver stands on a day."""

    REQUESTED = "requested"
    GRANTED = "granted"
    REFUSED = "refused"
    REVOKED = "revoked"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What somebody in a role decided about a waiver, for example to grant it."""

    person: str
    role: str
    at: datetime
    acting_for: str | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverCase:
    """A waiver of one rule on one record: what for, until when, and who decided what."""

    id: str
    dataset: str
    organization: str
    rule: str
    reason_code: str
    explanation: Text
    expires: date
    requested_by: str
    requested_at: datetime
    granted: Ruling | None = None
    refused: Ruling | None = None
    revoked: Ruling | None = None

    def state(self, today: date) -> WaiverState:
        """Return where it stands."""
        if self.revoked:
            return WaiverState.REVOKED
        if self.refused:
            return WaiverState.REFUSED
        if self.expires < today:
            return WaiverState.EXPIRED
        return WaiverState.GRANTED if self.granted else WaiverState.REQUESTED

    def is_live(self, today: date) -> bool:
        """Tell whether it is asked for or in force."""
        return self.state(today) in (WaiverState.REQUESTED, WaiverState.GRANTED)

    def told(self) -> dict[str, Any]:
        """Return what the log keeps of it."""
        return {
            "waiver": self.id,
            "dataset": self.dataset,
            "rule": self.rule,
            "reason_code": self.reason_code,
            "explanation": self.explanation.as_dict(),
            "expires": self.expires.isoformat(),
        }

    def public_part(self, today: date) -> dict[str, Any] | None:
        """Return what everybody may know: that there is one, of which rule, until when."""
        if self.state(today) is not WaiverState.GRANTED:
            return None
        return {"rule": self.rule, "expires": self.expires.isoformat()}


def waiver_facts(cases: Iterable[WaiverCase]) -> dict[str, dict[str, Any]]:
    """Return the fact `waivers` that rules read, of the waivers of one record, oldest first.

    One that has expired stays in it until somebody renews or ends it, so that OG-803 can say so.
    """
    return {
        case.rule: {
            "id": case.id,
            "reason_code": case.reason_code,
            "explanation": case.explanation.as_dict(),
            "expires": case.expires.isoformat(),
            "role": case.granted.role,
        }
        for case in cases
        if case.granted and not case.revoked
    }
