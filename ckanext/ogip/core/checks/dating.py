"""Checks that the dates of a record are dates and agree with each other (OG-302)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..calendar.dates import NotADate
from ..findings import Severity
from ..record import Record
from ..resource import Resource
from ..results import Problem
from ..rule import check
from ..settings import Settings
from ..subject import Subject

_RESOURCE_DATES = ("date_published",)
# Dates of the life of a record on a portal; what its content is about may be older.
_LIFETIME_DATES = (
    "date_published",
    "date_modified",
    "review_date",
    "date_expires",
    "delay_until",
    "schedule_anchor",
)


@check(
    "OG-302",
    "not_a_date",
    "resource_not_a_date",
    "published_ahead",
    "modified_ahead",
    "modified_before_published",
    "too_old",
    "expires_before_published",
    "coverage_reversed",
    "release_ahead",
)
def dates_agree(subject: Subject, settings: Settings) -> Iterator[Problem]:
    """Dates can be read, lie in their order, and the release date has come."""
    for name in settings.codes("date_fields"):
        yield from _unreadable("not_a_date", name, subject)
    for resource in subject.resources:
        for name in _RESOURCE_DATES:
            yield from _unreadable("resource_not_a_date", name, resource)
    yield from _published_and_modified(subject, settings.today)
    yield from _lifetime(subject, settings.integer("earliest_year"))
    yield from _coverage(subject)
    release = _date(subject, "portal_release_date")
    if release and release > settings.today:
        yield _problem("release_ahead", "portal_release_date", release=release)


def _unreadable(message: str, name: str, record: Record) -> Iterator[Problem]:
    value = record.date(name)
    if isinstance(value, NotADate):
        resource = record if isinstance(record, Resource) else None
        yield Problem(message, name, resource, {"field": name, "value": value.value})


def _published_and_modified(subject: Subject, today: date) -> Iterator[Problem]:
    published, modified = _date(subject, "date_published"), _date(subject, "date_modified")
    if published and published > today:
        yield _problem("published_ahead", "date_published", published=published)
    if modified and modified > today:
        yield _problem("modified_ahead", "date_modified", modified=modified)
    elif published and modified and modified < published:
        yield _problem(
            "modified_before_published", "date_modified", modified=modified, published=published
        )


def _lifetime(subject: Subject, earliest: int) -> Iterator[Problem]:
    """An old date may be right; an end before the beginning cannot be."""
    for name in _LIFETIME_DATES:
        day = _date(subject, name)
        if day and day.year < earliest:
            params = {"field": name, "day": day.isoformat(), "year": earliest}
            yield Problem("too_old", name, params=params, severity=Severity.WARN)
    published, expires = _date(subject, "date_published"), _date(subject, "date_expires")
    if published and expires and expires < published:
        yield _problem(
            "expires_before_published", "date_expires", expires=expires, published=published
        )


def _coverage(subject: Subject) -> Iterator[Problem]:
    start = _date(subject, "time_period_coverage_start")
    end = _date(subject, "time_period_coverage_end")
    if start and end and start > end:
        yield _problem("coverage_reversed", "time_period_coverage_end", start=start, end=end)


def _date(subject: Subject, name: str) -> date | None:
    value = subject.date(name)
    return None if isinstance(value, NotADate) else value


def _problem(message: str, field: str, **dates: date) -> Problem:
    return Problem(message, field, params={name: day.isoformat() for name, day in dates.items()})
