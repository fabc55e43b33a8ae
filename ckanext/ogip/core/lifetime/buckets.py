"""How late an update is, in steps; and which due dates a step stands for on a day.

The second question is the first one turned round, so that an index over due dates answers "late by
more than 90 days" without reading a record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from ..calendar.frequency import Interval

DUE_SOON_DAYS = 7


class Bucket(StrEnum):
    """How late an update is; `none` where no due date can be computed."""

    NONE = "none"
    CURRENT = "current"
    DUE_SOON = "due_soon"
    LATE_1_7 = "late_1_7"
    LATE_8_30 = "late_8_30"
    LATE_31_90 = "late_31_90"
    LATE_91_365 = "late_91_365"
    LATE_OVER_365 = "late_over_365"


# The last day late of each bucket but the last one, which has no end.
_LATE_UP_TO = {
    7: Bucket.LATE_1_7,
    30: Bucket.LATE_8_30,
    90: Bucket.LATE_31_90,
    365: Bucket.LATE_91_365,
}


@dataclass(frozen=True, slots=True)
class DueRange:
    """Due dates from `first` to `last`, both included; None: without limit on that side."""

    first: date | None
    last: date | None

    def __contains__(self, due: date) -> bool:
        return (self.first is None or self.first <= due) and (self.last is None or due <= self.last)


def bucket_of(due: date | None, today: date, due_soon: int = DUE_SOON_DAYS) -> Bucket:
    """Return the bucket of a due date; on the day itself an update is due, not late."""
    if due is None:
        return Bucket.NONE
    days_late = (today - due).days
    if days_late <= 0:
        return Bucket.DUE_SOON if -days_late <= due_soon else Bucket.CURRENT
    for limit, bucket in _LATE_UP_TO.items():
        if days_late <= limit:
            return bucket
    return Bucket.LATE_OVER_365


def due_range(bucket: Bucket, today: date, due_soon: int = DUE_SOON_DAYS) -> DueRange | None:
    """Return the due dates that lie in a bucket on `today`; None for `none`, which has no date."""
    if bucket is Bucket.NONE:
        return None
    if bucket is Bucket.CURRENT:
        return DueRange(_after(today, due_soon + 1), None)
    if bucket is Bucket.DUE_SOON:
        return DueRange(today, _after(today, due_soon))
    ends = {late: days for days, late in _LATE_UP_TO.items()}
    end = ends.get(bucket)
    begin = max((days for days in _LATE_UP_TO if end is None or days < end), default=0)
    return DueRange(None if end is None else _before(today, end), _before(today, begin + 1))


def late_by_more_than(days: int, today: date) -> DueRange:
    """Return the due dates that have passed by more than a number of days."""
    return DueRange(None, _before(today, days + 1))


def _after(day: date, days: int) -> date:
    return Interval(days=Fraction(days)).after(day)


def _before(day: date, days: int) -> date:
    return Interval(days=Fraction(days)).before(day)
