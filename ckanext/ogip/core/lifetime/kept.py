"""What a table keeps of a record, and where it stands on a later day.

Nothing that depends on the day is kept: how late a record is, is computed when it is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ..subject import Subject
from ..text import Text, folded
from .buckets import bucket_of
from .evaluate import Lifetime, evaluate
from .terms import Terms


@dataclass(frozen=True, slots=True)
class Kept:
    """The dates of a record's public life and what goes with them.

    It stays true until `changes_on`, the day on which a date that lies ahead begins to count.
    `computable`: there is a day by which somebody looks again, or no update is expected any more.
    """

    title: Text
    name: str
    lifetime_class: str
    is_closed: bool
    frequency: str
    last_data_date: date | None
    next_update_due: date | None
    grace: int
    delay_until: date | None
    delay_reason: Text | None
    review_date: date | None
    expires: date | None
    retention_until: date | None
    computable: bool
    changes_on: date | None

    def on(self, today: date, due_soon: int) -> Lifetime:
        """Return where the record stands on a day; `due_soon` is a number of days."""
        due, review, until = self.next_update_due, self.review_date, self.delay_until
        return Lifetime(
            lifetime_class=self.lifetime_class,
            is_closed=self.is_closed,
            frequency=self.frequency,
            last_data_date=self.last_data_date,
            next_update_due=due,
            days_late=max(0, (today - due).days) if due else None,
            bucket=bucket_of(due, today, due_soon),
            grace=self.grace,
            paused_until=until if until and until >= today else None,
            review_date=review,
            review_days_late=max(0, (today - review).days) if review else None,
            expires=self.expires,
            is_expired=self.expires is not None and self.expires < today,
            changes_on=self.changes_on,
        )

    def as_columns(self) -> dict[str, Any]:
        """Return the columns of the table as plain JSON, days as ISO 8601."""
        reason = self.delay_reason
        days: dict[str, Any] = {name: _iso(getattr(self, name)) for name in _DAYS}
        return {
            **days,
            "title_en": self.title.en,
            "title_fr": self.title.fr,
            "words": folded(f"{self.title.en} {self.title.fr} {self.name}"),
            "lifetime_class": self.lifetime_class,
            "is_closed": self.is_closed,
            "frequency": self.frequency,
            "grace": self.grace,
            "delay_reason": reason.as_dict() if reason else None,
            "computable": self.computable,
        }


def keep(record: Subject, today: date, terms: Terms) -> Kept:
    """Return what is kept of a record; what cannot be read counts as missing."""
    lifetime = evaluate(record, today, terms)
    title, reason = record.bilingual("title_translated"), record.bilingual("delay_reason")
    retention = record.date("retention_until")
    return Kept(
        title=Text(title.en or record.text("title"), title.fr),
        name=record.text("name"),
        lifetime_class=lifetime.lifetime_class,
        is_closed=lifetime.is_closed,
        frequency=lifetime.frequency,
        last_data_date=lifetime.last_data_date,
        next_update_due=lifetime.next_update_due,
        grace=lifetime.grace,
        delay_until=lifetime.paused_until,
        delay_reason=Text(reason.en, reason.fr) if lifetime.paused_until else None,
        review_date=lifetime.review_date,
        expires=lifetime.expires,
        retention_until=retention if isinstance(retention, date) else None,
        computable=lifetime.is_computable or lifetime.is_closed,
        changes_on=lifetime.changes_on,
    )


_DAYS = (
    "last_data_date",
    "next_update_due",
    "delay_until",
    "review_date",
    "expires",
    "retention_until",
    "changes_on",
)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
