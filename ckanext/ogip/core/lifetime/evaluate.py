"""Where a record stands in its public life on one day: its update, its review, its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from ..subject import Subject
from .buckets import Bucket
from .currency import currency_of
from .terms import Terms

# Frequencies without an interval for which a review date says when somebody looks again. A
# frequency that nobody knows is none of them: it leaves open whether anything is expected.
REVIEWED_INSTEAD = frozenset({"as_needed", "continual", "irregular", "not_planned"})


class Status(StrEnum):
    """What matters most about a record on a day, in the order in which it is asked."""

    CLOSED = "closed"  # no further update is expected
    PAUSED = "paused"  # late, with an announced day and a reason
    OVERDUE = "overdue"  # late, and the days of grace have passed
    LATE = "late"  # late by no more than the days of grace
    REVIEW_DUE = "review_due"  # the review date or the end of the lifetime has passed
    DUE_SOON = "due_soon"
    CURRENT = "current"
    UNKNOWN = "unknown"  # nothing says when somebody looks again


@dataclass(frozen=True, slots=True)
class Lifetime:
    """Where a record stands.

    `is_closed`: its class expects no further update, so nothing about updates is computed.
    `days_late` and `review_days_late` are 0 until the day after the date, None without one.
    `changes_on` is the day on which a date that lies ahead begins to count; what was computed may
    lie in a table until then.
    """

    lifetime_class: str
    is_closed: bool
    frequency: str
    last_data_date: date | None
    next_update_due: date | None
    days_late: int | None
    bucket: Bucket
    grace: int
    paused_until: date | None
    review_date: date | None
    review_days_late: int | None
    expires: date | None
    is_expired: bool
    changes_on: date | None

    @property
    def status(self) -> Status:
        """Return what matters most: an update that is late before a review, that before the rest.

        A record that expects no update may still be due for a review.
        """
        if self.days_late:
            return self._late()
        if self.review_days_late or (self.is_expired and not self.is_closed):
            return Status.REVIEW_DUE
        if self.is_closed:
            return Status.CLOSED
        if self.bucket is Bucket.DUE_SOON:
            return Status.DUE_SOON
        return Status.CURRENT if self.is_computable else Status.UNKNOWN

    @property
    def is_computable(self) -> bool:
        """Tell whether there is a day by which somebody looks again.

        That is the day an update is due, or the review where the frequency sets no interval.
        """
        reviewed = self.review_date is not None and self.frequency in REVIEWED_INSTEAD
        return self.next_update_due is not None or reviewed

    def _late(self) -> Status:
        if self.paused_until:
            return Status.PAUSED
        return Status.OVERDUE if (self.days_late or 0) > self.grace else Status.LATE

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON, with the names that programs rely on."""
        return {
            "class": self.lifetime_class or None,
            "frequency": self.frequency or None,
            "last_data_date": _iso(self.last_data_date),
            "next_update_due": _iso(self.next_update_due),
            "days_late": self.days_late,
            "bucket": self.bucket.value,
            "review_date": _iso(self.review_date),
            "review_days_late": self.review_days_late,
            "status": self.status.value,
            "grace_days": self.grace,
            "paused_until": _iso(self.paused_until),
            "expires": _iso(self.expires),
            "computable": self.is_computable,
        }


def evaluate(record: Subject, today: date, terms: Terms) -> Lifetime:
    """Return where a record stands on `today`; what cannot be read counts as missing."""
    lifetime = record.text("lifetime_class")
    closed = lifetime in terms.closed_classes
    currency = currency_of(record, today, terms.supporting_types, terms.settings)
    review, expires = _day(record, "review_date"), _day(record, "date_expires")
    return Lifetime(
        lifetime_class=lifetime,
        is_closed=closed,
        frequency=currency.frequency,
        last_data_date=currency.last_data_date,
        next_update_due=None if closed else currency.next_update_due,
        days_late=None if closed else currency.days_late,
        bucket=Bucket.NONE if closed else currency.bucket,
        grace=0 if closed else currency.grace,
        paused_until=None if closed else currency.paused_until,
        review_date=review,
        review_days_late=max(0, (today - review).days) if review else None,
        expires=expires,
        is_expired=expires is not None and expires < today,
        changes_on=currency.changes_on,
    )


def _day(record: Subject, name: str) -> date | None:
    value = record.date(name)
    return value if isinstance(value, date) else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
