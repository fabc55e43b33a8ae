"""How current the content of a record is: last data date, next update due, days late, bucket.

What counts is the content: the date of the latest data and the dates of the data files. When the
description was last edited (`metadata_modified`) says nothing about it and is never read.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..subject import Subject
from ..vocabulary import load_vocabulary
from .frequency import Interval, interval_of

# Resources that document the data and are not the data: the default of whoever asks.
SUPPORTING_TYPES = frozenset(
    {
        "data_dictionary",
        "faq",
        "guide",
        "schema",
        "specification",
        "terminology",
        "training_material",
    }
)
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


_LATE_UP_TO = {
    7: Bucket.LATE_1_7,
    30: Bucket.LATE_8_30,
    90: Bucket.LATE_31_90,
    365: Bucket.LATE_91_365,
}


@dataclass(frozen=True, slots=True)
class Currency:
    """How current a record is on one day.

    `days_late` is 0 until the day after the due date, None without one. `paused_until` is the day
    that the owner announced with a reason for the delay, while it has not passed; the bucket still
    says how late the update is.
    """

    last_data_date: date | None
    next_update_due: date | None
    days_late: int | None
    bucket: Bucket
    paused_until: date | None


def currency_of(
    record: Subject, today: date, supporting_types: Collection[str] = SUPPORTING_TYPES
) -> Currency:
    """Return how current a record is on `today`; dates that lie ahead do not count."""
    last = last_data_date(record, today, supporting_types)
    interval = update_interval(record)
    due = interval.after(last) if last and interval else None
    return Currency(
        last_data_date=last,
        next_update_due=due,
        days_late=max(0, (today - due).days) if due else None,
        bucket=bucket_of(due, today),
        paused_until=_paused_until(record, today),
    )


def last_data_date(
    record: Subject, today: date, supporting_types: Collection[str] = SUPPORTING_TYPES
) -> date | None:
    """Return the newest of the record's data date and the dates of its data files, up to today."""
    days = [record.date("date_modified")]
    days += [
        resource.date("date_published")
        for resource in record.resources
        if resource.type not in supporting_types
    ]
    return max((day for day in days if isinstance(day, date) and day <= today), default=None)


def update_interval(record: Subject) -> Interval | None:
    """Return the interval of the update frequency in whatever case; None where it has none."""
    code = record.text("frequency")
    return interval_of(load_vocabulary("frequency").canonical(code) or code)


def bucket_of(due: date | None, today: date) -> Bucket:
    """Return the bucket of a due date; on the day itself an update is due, not late."""
    if due is None:
        return Bucket.NONE
    days_late = (today - due).days
    if days_late <= 0:
        return Bucket.DUE_SOON if -days_late <= DUE_SOON_DAYS else Bucket.CURRENT
    for limit, bucket in _LATE_UP_TO.items():
        if days_late <= limit:
            return bucket
    return Bucket.LATE_OVER_365


def _paused_until(record: Subject, today: date) -> date | None:
    until = record.date("delay_until")
    reason = record.bilingual("delay_reason")
    if isinstance(until, date) and until >= today and reason.en and reason.fr:
        return until
    return None
