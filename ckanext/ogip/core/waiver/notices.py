"""Telling people that a waiver is about to end, and that it has: each only once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from .case import WaiverCase, WaiverState

# Stands for the day after the last one, on which the rule counts again.
REOPENED = -1


@dataclass(frozen=True, slots=True)
class Notice:
    """A waiver to speak of; `threshold` is how many days before its end, or `REOPENED`."""

    case: WaiverCase
    threshold: int
    days_left: int

    @property
    def key(self) -> tuple[str, int]:
        """Return what tells this notice from others, to be kept once it was sent."""
        return self.case.id, self.threshold


def notices_due(
    cases: Iterable[WaiverCase],
    today: date,
    notice_days: Collection[int],
    sent: Collection[tuple[str, int]] = (),
) -> Iterator[Notice]:
    """Yield what is to be said today; of several days that were missed only the nearest."""
    for case in cases:
        if case.granted is None:
            continue
        left = (case.expires - today).days
        threshold = _threshold(case.state(today), left, notice_days)
        if threshold is not None and (case.id, threshold) not in sent:
            yield Notice(case, threshold, left)


def _threshold(state: WaiverState, left: int, notice_days: Collection[int]) -> int | None:
    if state is WaiverState.EXPIRED:
        return REOPENED
    reached = [days for days in notice_days if left <= days]
    return min(reached) if reached and state is WaiverState.GRANTED else None
