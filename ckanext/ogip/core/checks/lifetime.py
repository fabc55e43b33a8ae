"""Checks that a record says how long it stays current (OG-311, OG-312)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..calendar.dates import NotADate
from ..calendar.frequency import Interval
from ..findings import Severity
from ..lifetime.currency import update_interval
from ..lifetime.review import latest_before_expiry, latest_review
from ..results import CouldNotCheck, NotApplicable, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Subject


@check("OG-311", "missing", "unknown")
def frequency_is_known(subject: Subject, settings: Settings) -> Iterator[Result]:
    """The update frequency is not `unknown`; that it is stated at all is OG-301's."""
    frequency = subject.text("frequency")
    if not frequency:
        yield NotApplicable("missing")
    elif frequency == "unknown":
        yield Problem("unknown", "frequency")


@check(
    "OG-312",
    "class_missing",
    "class_unknown",
    "expiry_missing",
    "expiry_unreadable",
    "review_missing",
    "review_unreadable",
    "review_late",
    "review_past",
)
def review_is_planned(subject: Subject, settings: Settings) -> Iterator[Result]:
    """The lifetime class is set, and a review no later than the class allows is planned."""
    lifetime = subject.text("lifetime_class")
    longest = settings.intervals("review_within")
    if not lifetime:
        yield Problem("class_missing", "lifetime_class")
    elif lifetime not in longest:
        yield Problem("class_unknown", "lifetime_class", params={"class": lifetime})
    elif lifetime == "time_limited":
        yield from _before_expiry(subject, longest[lifetime], settings.today)
    else:
        latest = latest_review(
            lifetime, update_interval(subject), longest[lifetime], settings.today
        )
        yield from _review(subject, lifetime, latest, settings.today)


def _before_expiry(subject: Subject, ahead: Interval | None, today: date) -> Iterator[Result]:
    """Review before the right or the use ends; when that day has passed, before it has ended."""
    expires = subject.date("date_expires")
    if expires is None:
        yield Problem("expiry_missing", "date_expires")
    elif isinstance(expires, NotADate):
        yield CouldNotCheck("expiry_unreadable", "date_expires", params={"value": expires.value})
    else:
        latest = latest_before_expiry(expires, ahead, today)
        yield from _review(subject, "time_limited", latest, today)


def _review(subject: Subject, lifetime: str, latest: date | None, today: date) -> Iterator[Result]:
    """Judge the review date; a class without a latest day (superseded) needs none."""
    review = subject.date("review_date")
    if latest is None:
        return
    if review is None:
        if update_interval(subject) is None:
            yield Problem("review_missing", "review_date", params={"latest": latest.isoformat()})
    elif isinstance(review, NotADate):
        yield CouldNotCheck("review_unreadable", "review_date", params={"value": review.value})
    elif review > latest:
        params = {"review": review.isoformat(), "latest": latest.isoformat(), "class": lifetime}
        yield Problem("review_late", "review_date", params=params)
    elif review < today:
        params = {"review": review.isoformat()}
        yield Problem("review_past", "review_date", params=params, severity=Severity.WARN)
