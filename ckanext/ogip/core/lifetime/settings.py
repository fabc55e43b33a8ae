"""What a policy says about publication lifetimes: warning times, grace, who is told what when."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from ..calendar.frequency import Interval, interval_of
from .buckets import DUE_SOON_DAYS

_DAYS_A_MONTH = Fraction(1461, 48)  # of four years with their leap day
_WHOLE = 100


class Threshold(StrEnum):
    """The moments of a deadline at which somebody is told; each only once."""

    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    LATE_30 = "late_30"
    LATE_90 = "late_90"
    LATE_365 = "late_365"


# More than so many days late; the first two depend on the policy and on the frequency.
LATE_DAYS: Mapping[Threshold, int] = MappingProxyType(
    {Threshold.LATE_30: 30, Threshold.LATE_90: 90, Threshold.LATE_365: 365}
)
_TOLD: Mapping[Threshold, tuple[str, ...]] = MappingProxyType(
    {
        Threshold.DUE_SOON: ("STEW",),
        Threshold.OVERDUE: ("STEW", "BO"),
        Threshold.LATE_30: ("OGC",),
        Threshold.LATE_90: ("IMSO",),
        Threshold.LATE_365: ("DH",),
    }
)
_NO_DAYS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Grace:
    """Days after the due date before an update is called overdue.

    A share of the interval in percent, from `shortest` to `longest` days; `days` has the codes of
    frequencies for which the policy names a number.
    """

    percent: int = 10
    shortest: int = 1
    longest: int = 30
    days: Mapping[str, int] = field(default_factory=lambda: _NO_DAYS)

    def of(self, frequency: str) -> int:
        """Return the days of grace of a frequency code; 0 where it has no interval."""
        if frequency in self.days:
            return self.days[frequency]
        share = _share(frequency, self.percent)
        return 0 if share is None else max(self.shortest, min(self.longest, share))


@dataclass(frozen=True, slots=True)
class LifetimeSettings:
    """The times of a policy. `review_soon` is how many days ahead a review is announced.

    `longest_delay` is how many days ahead a late update may be announced.
    """

    due_soon: int = DUE_SOON_DAYS
    review_soon: int = 30
    longest_delay: int = 365
    grace: Grace = field(default_factory=Grace)
    told: Mapping[Threshold, tuple[str, ...]] = field(default_factory=lambda: _TOLD)

    def warning_of(self, frequency: str) -> int | None:
        """Return how many days ahead the steward hears of an update; None: not at all.

        Where the time between updates is about as short, everybody would be warned all the time.
        """
        interval = interval_of(frequency)
        if interval is None or length_in_days(interval) <= 2 * self.due_soon:
            return None
        return self.due_soon


@lru_cache(maxsize=64)  # asked for every record of a catalogue, with some twenty frequencies
def _share(frequency: str, percent: int) -> int | None:
    interval = interval_of(frequency)
    return math.floor(length_in_days(interval) * percent / _WHOLE) if interval else None


def length_in_days(interval: Interval) -> Fraction:
    """Return how long an interval is on average; a month has a twelfth of the days of a year."""
    return interval.months * _DAYS_A_MONTH + interval.days
