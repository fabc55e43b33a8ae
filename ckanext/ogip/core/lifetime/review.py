"""By when a record must be reviewed, by its lifetime class; and how late a review is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..calendar.frequency import Interval
from ..subject import Subject
from .currency import update_interval

TIME_LIMITED = "time_limited"
CONTINUING = "continuing"
# What the parameter `review_within` of OG-312 holds: the longest time by lifetime class.
ReviewWithin = Mapping[str, Interval | None]


def latest_review(
    lifetime: str, update: Interval | None, longest: Interval | None, today: date
) -> date | None:
    """Return the last day for the next review; None for a class that sets no limit.

    A continuing series may skip one update before somebody has to look.
    """
    if longest is None:
        return None
    twice = update.times(2).after(today) if update and lifetime == CONTINUING else today
    return max(longest.after(today), twice)


def latest_before_expiry(expires: date, ahead: Interval | None, today: date) -> date:
    """Return the last day for a review before an end; where that has passed, the end itself."""
    latest = ahead.before(expires) if ahead else expires
    return latest if latest >= today else expires


def latest_review_of(record: Subject, within: ReviewWithin, today: date) -> date | None:
    """Return the last day on which the next review of a record may be planned.

    None where the class is missing or sets no limit.
    """
    lifetime = record.text("lifetime_class")
    longest = within.get(lifetime)
    expires = record.date("date_expires")
    if lifetime == TIME_LIMITED:
        return latest_before_expiry(expires, longest, today) if isinstance(expires, date) else None
    return latest_review(lifetime, update_interval(record), longest, today)


def confirmed_review(record: Subject, within: ReviewWithin, today: date) -> date | None:
    """Return the next review date after "reviewed, no change": as late as the class allows.

    None where the class asks for no review, or where the end of a limited lifetime has passed and
    somebody has to decide.
    """
    latest = latest_review_of(record, within, today)
    expires = record.date("date_expires")
    if latest == today and isinstance(expires, date):
        latest = expires  # as on every later day: somebody looks once more before the end
    return latest if latest is not None and latest > today else None
