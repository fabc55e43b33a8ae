"""When a recurring release comes round: its windows, by interval, by named months, or never fixed.

Written as plans write it: `P3M` and `P1M` (the fiscal quarter, the month), `months:4,10` (every
April and October), `conditional` (when there is data).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from ..calendar.frequency import Interval, interval_of
from ..calendar.period_end import APRIL
from .due import Schedule, at_least_a_day

_CONDITIONAL = "conditional"
_MONTHS = "months:"
_MONTHS_A_YEAR = 12
_ONE_DAY = timedelta(days=1)


class RecurrenceError(ValueError):
    """A recurrence that cannot be read."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days in which one edition is expected, both included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How a release comes round.

    Either an interval or months (1-12); with neither it waits for a condition. `length` is how many
    months a window has that begins in a named month.
    """

    interval: Interval | None = None
    months: tuple[int, ...] = ()
    length: int = 1

    @property
    def is_conditional(self) -> bool:
        """Tell whether no day can be foreseen, so that nothing is ever late."""
        return self.interval is None and not self.months

    def windows(self, first: date, last: date, fiscal_start: int = APRIL) -> Iterator[Window]:
        """Yield the windows from the one that `first` lies in to the one that `last` lies in.

        A period of months that divides the year begins where fiscal periods do; other intervals are
        counted from `first`.
        """
        if self.months:
            yield from self._named(first, last)
        elif self.interval and self.interval.months:
            yield from self._periods(first, last, self.interval.months, fiscal_start)
        elif self.interval:
            yield from self._days(first, last, self.interval)

    def _named(self, first: date, last: date) -> Iterator[Window]:
        for year in range(first.year, last.year + 1):
            for month in sorted(self.months):
                start = date(year, month, 1)
                end = Interval(months=self.length).after(start) - _ONE_DAY
                if end >= first and start <= last:
                    yield Window(start, end)

    def _periods(self, first: date, last: date, months: int, fiscal_start: int) -> Iterator[Window]:
        start = first.replace(day=1)
        if _MONTHS_A_YEAR % months == 0:
            start = Interval(months=(start.month - fiscal_start) % months).before(start)
        yield from _in_a_row(Schedule(start, Interval(months=months)), last)

    def _days(self, first: date, last: date, interval: Interval) -> Iterator[Window]:
        yield from _in_a_row(Schedule(first, at_least_a_day(interval)), last)


def _in_a_row(schedule: Schedule, last: date) -> Iterator[Window]:
    """Yield windows that each end where the next one begins, until one begins after `last`."""
    for number in count():
        start, following = schedule.occurrence(number), schedule.occurrence(number + 1)
        if start > last or start == date.max:
            return
        yield Window(start, following - _ONE_DAY)


def read_recurrence(text: str, length: int = 1) -> Recurrence:
    """Read `P3M`, `months:4,10` or `conditional`; raise RecurrenceError for anything else."""
    written = text.strip()
    if written == _CONDITIONAL:
        return Recurrence()
    if written.startswith(_MONTHS):
        return Recurrence(months=_read_months(written), length=length)
    interval = interval_of(written)
    if interval is None:
        raise RecurrenceError(f"not a recurrence such as P3M or months:4,10: {text!r}")
    return Recurrence(interval)


def _read_months(written: str) -> tuple[int, ...]:
    parts = written.removeprefix(_MONTHS).split(",")
    numbers = {int(part) for part in parts if part.strip().isdecimal() and part.isascii()}
    if len(numbers) != len(parts) or not numbers <= set(range(1, _MONTHS_A_YEAR + 1)):
        raise RecurrenceError(f"months are numbers from 1 to 12, each once: {written!r}")
    return tuple(sorted(numbers))
