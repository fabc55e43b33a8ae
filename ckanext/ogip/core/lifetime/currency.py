"""How current the content of a record is: last data date, next update due, days late, bucket.

What counts is the content: the date of the latest data and the dates of the data files. When the
description was last edited (`metadata_modified`) says nothing about it and is never read.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ..calendar.frequency import Interval, interval_of
from ..subject import Subject
from ..vocabulary import load_vocabulary
from .buckets import Bucket, bucket_of
from .due import next_due
from .settings import LifetimeSettings

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
DEFAULTS = LifetimeSettings()


@dataclass(frozen=True, slots=True)
class Currency:
    """How current a record is on one day.

    `days_late` is 0 until the day after the due date, None without one; it is overdue when the days
    of `grace` have passed as well. `paused_until` is the day that the owner announced with a reason
    for the delay, while it has not passed; the bucket still says how late the update is.
    `changes_on` is the next day on which a date that lies ahead begins to count: until then what
    was computed stays true, however long it lies in a table.
    """

    frequency: str
    last_data_date: date | None
    next_update_due: date | None
    days_late: int | None
    bucket: Bucket
    paused_until: date | None
    grace: int
    changes_on: date | None


def currency_of(
    record: Subject,
    today: date,
    supporting_types: Collection[str] = SUPPORTING_TYPES,
    settings: LifetimeSettings = DEFAULTS,
) -> Currency:
    """Return how current a record is on `today`; dates that lie ahead do not count."""
    days = _data_dates(record, supporting_types)
    last = max((day for day in days if day <= today), default=None)
    code = frequency_of(record)
    interval = interval_of(code)
    due = next_due(last, interval, _anchor(record)) if last and interval else None
    return Currency(
        frequency=code,
        last_data_date=last,
        next_update_due=due,
        days_late=max(0, (today - due).days) if due else None,
        bucket=bucket_of(due, today, settings.due_soon),
        paused_until=paused_until(record, today),
        grace=settings.grace.of(code) if due else 0,
        changes_on=min((day for day in days if day > today), default=None),
    )


def last_data_date(
    record: Subject, today: date, supporting_types: Collection[str] = SUPPORTING_TYPES
) -> date | None:
    """Return the newest of the record's data date and the dates of its data files, up to today."""
    days = _data_dates(record, supporting_types)
    return max((day for day in days if day <= today), default=None)


def frequency_of(record: Subject) -> str:
    """Return the code of the update frequency as the list spells it; an unknown one as it is."""
    code = record.text("frequency")
    return load_vocabulary("frequency").canonical(code) or code


def update_interval(record: Subject) -> Interval | None:
    """Return the interval of the update frequency in whatever case; None where it has none."""
    return interval_of(frequency_of(record))


def paused_until(record: Subject, today: date) -> date | None:
    """Return the announced day of a late update; it needs a reason in both languages."""
    until = record.date("delay_until")
    if not isinstance(until, date) or until < today:
        return None
    reason = record.bilingual("delay_reason")
    return until if reason.en and reason.fr else None


def _data_dates(record: Subject, supporting_types: Collection[str]) -> list[date]:
    found = [
        resource.date("date_published")
        for resource in record.resources
        if resource.type not in supporting_types
    ]
    found.append(record.date("date_modified"))
    return [day for day in found if isinstance(day, date)]


def _anchor(record: Subject) -> date | None:
    anchor = record.date("schedule_anchor")
    return anchor if isinstance(anchor, date) else None
