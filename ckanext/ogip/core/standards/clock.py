"""The clock of one stage: from the day something arrives, standing still while others must act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .settings import OfficeCalendar
from .working_days import is_working_day, working_days_after

Period = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Pause:
    """A time of waiting for another party: from the day they were asked to that of the answer.

    `until` is None while they have not answered.
    """

    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One item at one stage; `left` is the day on which it was done, None while it is not."""

    stage: str
    entered: date
    left: date | None = None
    pauses: tuple[Pause, ...] = ()

    def days(self, today: date, calendar: OfficeCalendar) -> int:
        """Return how many working days it took, or has taken until today, without the pauses."""
        end = today if self.left is None else self.left
        waited = sum(working_days_after(*period, calendar) for period in self._paused(end))
        return working_days_after(self.entered, end, calendar) - waited

    def is_waiting(self, today: date) -> bool:
        """Tell whether the clock stands still."""
        return self.left is None and any(
            pause.since <= today and (pause.until is None or pause.until > today)
            for pause in self.pauses
        )

    def due(self, standard: int, today: date, calendar: OfficeCalendar) -> date | None:
        """Return the day by which it should be done, as things stand; None while it waits.

        It may lie behind today.
        """
        if self.is_waiting(today):
            return None
        paused = tuple(self._paused(today if self.left is None else self.left))
        day, left = self.entered, standard
        while left > 0:
            day += timedelta(days=1)
            stands_still = any(since < day <= until for since, until in paused)
            left -= is_working_day(day, calendar) and not stands_still
        return day

    def _paused(self, end: date) -> Iterator[Period]:
        """Yield the pauses within the run up to a day, joined where they overlap, in order."""
        bounded = (
            (max(pause.since, self.entered), min(pause.until or end, end)) for pause in self.pauses
        )
        yield from _joined(period for period in bounded if period[0] < period[1])


def _joined(periods: Iterable[Period]) -> Iterator[Period]:
    current: Period | None = None
    for since, until in sorted(periods):
        if current is None:
            current = (since, until)
        elif since <= current[1]:
            current = (current[0], max(current[1], until))
        else:
            yield current
            current = (since, until)
    if current:
        yield current
