"""Update frequencies and other ISO 8601 intervals, calendar-aware. Imports only `dates`."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from .dates import add_months

_ISO_INTERVAL = re.compile(r"P(\d+(?:\.\d+)?)([DWMY])")


@dataclass(frozen=True, slots=True)
class Interval:
    """A length of time: calendar months plus days, which may be a fraction (twice a week: 3½)."""

    months: int = 0
    days: Fraction = Fraction(0)

    def after(self, start: date) -> date:
        """Return the day this interval after `start`, rounded up to whole days."""
        try:
            if self.months:
                start = add_months(start, self.months)
            return start + timedelta(days=math.ceil(self.days)) if self.days else start
        except (OverflowError, ValueError):  # beyond the calendar: as late as it goes
            return date.max

    def before(self, end: date) -> date:
        """Return the day this interval before `end`, rounded down to whole days."""
        try:
            if self.months:
                end = add_months(end, -self.months)
            return end - timedelta(days=math.floor(self.days)) if self.days else end
        except (OverflowError, ValueError):  # before the calendar: as early as it goes
            return date.min

    def __str__(self) -> str:
        """Write the interval as ISO 8601."""
        return f"P{self.months}M" if self.months else f"P{float(self.days):g}D"

    def times(self, factor: int) -> Interval:
        """Return `factor` such intervals."""
        return Interval(self.months * factor, self.days * factor if self.days else self.days)


def parse_interval(text: str) -> Interval:
    """Parse `P1Y`, `P6M`, `P2W`, `P30D`; raise ValueError for anything else.

    Parts of a month or year are refused: no calendar says how long half a month is.
    """
    match = _ISO_INTERVAL.fullmatch(text)
    amount = Fraction(match[1]) if match else Fraction(0)
    if match is None or (match[2] in "MY" and amount.denominator != 1):
        raise ValueError(f"not an interval such as P90D, P6M or P1Y: {text!r}")
    if match[2] in "MY":
        return Interval(months=int(amount) * (12 if match[2] == "Y" else 1))
    return Interval(days=amount * (7 if match[2] == "W" else 1))


# The codes of open.canada.ca with their conventional lengths where the code is no whole number:
# "0.33W" is a third of a week, and half a month counts 15 days, so that it never shrinks to 0.
_FRACTIONS = {
    "P0.33W": Interval(days=Fraction(7, 3)),
    "P0.5M": Interval(days=Fraction(15)),
    "P0.33M": Interval(days=Fraction(10)),
}


@lru_cache(maxsize=64)  # there are some twenty codes, and reading one makes a fraction
def interval_of(frequency: str) -> Interval | None:
    """Return the interval of an update frequency code, None where it has none (`irregular`).

    No time at all (`P0D`) is no interval: with it every update would be late the next day.
    """
    if frequency in _FRACTIONS:
        return _FRACTIONS[frequency]
    try:
        interval = parse_interval(frequency)
    except ValueError:
        return None
    return interval if interval.months or interval.days else None
