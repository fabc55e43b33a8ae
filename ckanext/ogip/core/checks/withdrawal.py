"""Checks that what is public is only taken away for a reason of the closed list (OG-314).

Fact: `action` = `{name: delete|make_private|withdraw, reason}`, what somebody is about to do with
the public record; `reason` is a code of `withdrawal_reason.yaml`. Absent: nobody takes it away.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..calendar.dates import NotADate, add_months
from ..results import CouldNotCheck, NotApplicable, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Subject
from ..vocabulary import load_vocabulary

_ACTIONS = ("delete", "make_private", "withdraw")
_MONTHS_A_YEAR = 12


@check(
    "OG-314",
    "stays_public",
    "unknown_action",
    "reason_missing",
    "reason_unknown",
    "retention_unknown",
    "retention_unreadable",
    "retention_running",
    "publication_unknown",
    "kept_too_short",
)
def withdrawal_has_a_reason(subject: Subject, settings: Settings) -> Iterator[Result]:
    """A public record is deleted, hidden or withdrawn only for a reason that allows it."""
    if "action" not in subject.facts:
        yield NotApplicable("stays_public")
        return
    action = subject.facts.record("action")
    reason = action.text("reason") if action else ""
    if action is None or action.text("name") not in _ACTIONS:
        yield CouldNotCheck("unknown_action")
    elif not reason:
        yield Problem("reason_missing")
    elif reason not in load_vocabulary("withdrawal_reason"):
        yield Problem("reason_unknown", params={"reason": reason})
    elif reason == "retention_ended":
        yield from _retention(subject, settings)


def _retention(subject: Subject, settings: Settings) -> Iterator[Problem]:
    """The recorded end has passed, and what is mandatory was public for the years of the policy."""
    mandated = subject.text("lifetime_class") == "mandated" or subject.has("mandatory_basis")
    if mandated:
        yield from _long_enough(subject, settings)
    until = subject.date("retention_until")
    if isinstance(until, NotADate):
        yield Problem("retention_unreadable", "retention_until", params={"value": until.value})
    elif until and until >= settings.today:
        yield Problem("retention_running", "retention_until", params={"until": until.isoformat()})
    elif until is None and not mandated:
        yield Problem("retention_unknown", "retention_until")


def _long_enough(subject: Subject, settings: Settings) -> Iterator[Problem]:
    years = settings.integer("mandated_years")
    published = subject.date("date_published")
    if not isinstance(published, date):
        yield Problem("publication_unknown", "date_published", params={"years": years})
        return
    until = _years_after(published, years)
    if settings.today < until:
        params = {"years": years, "until": until.isoformat()}
        yield Problem("kept_too_short", "date_published", params=params)


def _years_after(start: date, years: int) -> date:
    try:
        return add_months(start, years * _MONTHS_A_YEAR)
    except ValueError:  # beyond the calendar: as late as it goes
        return date.max
