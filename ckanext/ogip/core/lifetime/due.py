"""When the next update is due: after the latest data, or by a schedule that does not shift."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ..calendar.frequency import Interval

_ONE_DAY = Interval(days=Fraction(1))


@dataclass(frozen=True, slots=True)
class Schedule:
    """Days at which editions are expected: the anchor, and every interval before and after it.

    Each occurrence is counted from the anchor, so that a month that is too short for its day (31
    January, 28 February) does not pull the later ones forward.
    """

    anchor: date
    interval: Interval

    def occurrence(self, number: int) -> date:
        """Return the occurrence `number` intervals after the anchor; before it where negative."""
        step = self.interval.times(abs(number))
        return step.after(self.anchor) if number >= 0 else step.before(self.anchor)

    def nearest(self, day: date) -> int:
        """Return the number of the occurrence nearest to a day; of two as near, the later."""
        guess = self._number_about(day)
        around = range(guess - 1, guess + 2)
        return min(around, key=lambda n: (abs(self.occurrence(n) - day), -n))

    def _number_about(self, day: date) -> int:
        if self.interval.months:
            months = (day.year - self.anchor.year) * 12 + day.month - self.anchor.month
            return months // self.interval.months
        return math.floor((day - self.anchor).days / self.interval.days)


def next_due(last: date, interval: Interval, anchor: date | None = None) -> date:
    """Return when the update after the data of `last` is due.

    With an anchor the data counts for the nearest occurrence of the schedule, and the one after
    that is due: an early or a late edition does not shift what follows.
    """
    if anchor is None:
        return interval.after(last)
    schedule = Schedule(anchor, at_least_a_day(interval))
    return schedule.occurrence(schedule.nearest(last) + 1)


def at_least_a_day(interval: Interval) -> Interval:
    """Return the interval, or a day: parts of one would bring several occurrences on one day."""
    return interval if interval.months or interval.days >= 1 else _ONE_DAY
