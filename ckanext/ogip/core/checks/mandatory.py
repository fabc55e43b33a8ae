"""Checks that a mandatory publication is not late (OG-116)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..calendar.dates import NotADate
from ..findings import Severity
from ..lifetime.mandatory import Duty, DutyState
from ..results import CouldNotCheck, NotApplicable, NotYetDue, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Subject
from ..vocabulary import load_vocabulary

_EVENT = "mandatory_event_date"
_RELEASE_DATES = ("date_published", "portal_release_date")


@check(
    "OG-116",
    "voluntary",
    "unknown_basis",
    "no_period",
    "event_missing",
    "event_unreadable",
    "due_later",
    "late",
    "published_late",
)
def mandatory_publication_is_in_time(subject: Subject, settings: Settings) -> Iterator[Result]:
    """What a law or policy wants published was published by its due date, or can still be."""
    named = subject.text("mandatory_basis")
    basis = load_vocabulary("mandatory_basis").canonical(named)
    event = subject.date(_EVENT)
    if not named:
        yield NotApplicable("voluntary")
    elif basis is None:
        yield CouldNotCheck("unknown_basis", "mandatory_basis", params={"basis": named})
    elif event is None:
        yield Problem("event_missing", _EVENT, params={"basis": basis})
    elif isinstance(event, NotADate):
        yield CouldNotCheck("event_unreadable", _EVENT, params={"value": event.value})
    else:
        yield from _in_time(subject, basis, event, settings.today)


def _in_time(subject: Subject, basis: str, event: date, today: date) -> Iterator[Result]:
    duty = Duty(basis, event, _first_since(event, today, subject, *_RELEASE_DATES))
    if duty.due is None:
        yield NotApplicable("no_period", params={"basis": basis})
        return
    state = duty.state(today)
    params = {"basis": basis, "due": duty.due.isoformat()}
    if state is DutyState.PUBLISHED_LATE and duty.published:
        params = {**params, "published": duty.published.isoformat()}
        severity = Severity.INFO if _is_explained(subject) else None
        yield Problem("published_late", _EVENT, params=params, severity=severity)
    elif duty.published or _first_since(event, today, subject, "date_modified"):
        return  # a series that grows keeps no date of each release; its data is newer than the duty
    elif state is DutyState.DUE_LATER:
        yield NotYetDue("due_later", _EVENT, params=params)
    else:
        yield Problem("late", _EVENT, params={**params, "days": duty.days_late(today)})


def _first_since(event: date, today: date, subject: Subject, *names: str) -> date | None:
    """Return the first of the dates since the event; an earlier release cannot hold its content."""
    days = (subject.date(name) for name in names)
    since = (day for day in days if isinstance(day, date) and event <= day <= today)
    return min(since, default=None)


def _is_explained(subject: Subject) -> bool:
    reason = subject.bilingual("delay_reason")
    return bool(reason.en and reason.fr)
