"""Checks that the inventory is kept up: priority and plan (OG-403), review (404), approval (405).

Facts: `inventory_items` for an asset (keys: see `inventory.entry`); `priority`, `{scored_on}`, null
or empty where nobody has scored the entry; `signoffs` on the inventory of an organization. The
subject is then the organization with a digest of its entries (`rows`), so that its fingerprint, to
which the approval is bound, changes with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..calendar.dates import NotADate, add_months
from ..inventory.entry import TRANSFERRED, Entry, entry_of
from ..record import Record
from ..results import CouldNotCheck, NotApplicable, Problem, Result
from ..rule import check
from ..settings import Settings
from ..signoffs.decisions import newest_decisions
from ..signoffs.required import problem_with
from ..subject import Subject

_UNDER_REVIEW = "under_review"


@check(
    "OG-403",
    "entries_unknown",
    "no_entry",
    "released",
    "not_eligible",
    "score_unknown",
    "score_missing",
    "score_unreadable",
    "score_old",
    "plan_missing",
    "plan_unreadable",
    "plan_past",
)
def eligible_entry_is_planned(subject: Subject, settings: Settings) -> Iterator[Result]:
    """What may be released, and is not yet, has a recent priority and a release date ahead."""
    entry = entry_of(subject)
    if not isinstance(entry, Entry):
        yield entry
    elif entry.is_released:
        yield NotApplicable("released")
    elif not entry.is_eligible:
        yield NotApplicable("not_eligible")
    else:
        # A publication that a law asks for comes first, whatever its score.
        if not subject.has("mandatory_basis"):
            yield from _score(subject, settings)
        yield from _plan(subject, settings.today)


def _score(subject: Subject, settings: Settings) -> Iterator[Result]:
    months = settings.integer("score_months")
    if "priority" not in subject.facts:
        yield CouldNotCheck("score_unknown")
        return
    priority = subject.facts.record("priority")
    scored = priority.date("scored_on") if priority else None
    if scored is None:
        yield Problem("score_missing")
    elif isinstance(scored, NotADate):
        yield CouldNotCheck("score_unreadable", params={"value": scored.value})
    elif scored < add_months(settings.today, -months):
        yield Problem("score_old", params={"scored": scored.isoformat(), "months": months})


def _plan(described: Record, today: date) -> Iterator[Result]:
    field = "planned_release_date"
    planned = described.date(field)
    if planned is None:
        yield Problem("plan_missing", field)
    elif isinstance(planned, NotADate):
        yield CouldNotCheck("plan_unreadable", field, params={"value": planned.value})
    elif planned < today:
        yield Problem("plan_past", field, params={"planned": planned.isoformat()})


@check(
    "OG-404",
    "entries_unknown",
    "no_entry",
    "transferred",
    "undated",
    "unreadable",
    "never_reviewed",
    "review_old",
    "undecided",
)
def entry_is_reviewed(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Somebody looked at the entry in the last year, and it does not wait for a decision."""
    entry = entry_of(subject)
    if not isinstance(entry, Entry):
        yield entry
    elif entry.state == TRANSFERRED:
        yield NotApplicable("transferred")
    else:
        yield from _review(entry, settings)
        if entry.state == _UNDER_REVIEW:
            yield from _decision(entry, settings)


def _review(entry: Entry, settings: Settings) -> Iterator[Result]:
    """Count from the last review, or from the day the entry was made."""
    field = "last_reviewed" if entry.has("last_reviewed") else "created"
    months = settings.integer("review_months")
    looked_at = entry.date(field)
    if looked_at is None:
        yield CouldNotCheck("undated", "last_reviewed")
    elif isinstance(looked_at, NotADate):
        yield CouldNotCheck("unreadable", "last_reviewed", params={"value": looked_at.value})
    elif looked_at < add_months(settings.today, -months):
        message = "review_old" if field == "last_reviewed" else "never_reviewed"
        params = {"on": looked_at.isoformat(), "months": months}
        yield Problem(message, "last_reviewed", params=params)


def _decision(entry: Entry, settings: Settings) -> Iterator[Problem]:
    """An entry without a day of its own for the state has been in it since it was made."""
    days = settings.integer("decision_days")
    since = entry.date("state_since") or entry.date("created")
    if isinstance(since, date) and (settings.today - since).days > days:
        yield Problem("undecided", "state", params={"since": since.isoformat(), "days": days})


@check("OG-405", "signoffs_unknown", "missing", "refused", "expired", "stale")
def inventory_is_approved(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Whoever the policy names approved the inventory as it stands now."""
    decisions = newest_decisions(subject.facts, "inventory")
    if decisions is None:
        yield CouldNotCheck("signoffs_unknown")
        return
    for requirement in settings.signoffs("required"):
        yield from problem_with(requirement, decisions, settings)
