"""Checks that difficulties reach the people who can remove them (OG-801, OG-802).

An organization is judged by the facts `waivers_open`, `late_mandatory`, `long_overdue` and
`incidents`, each a list of `{id, what, issue_id}`; `what` is a text or `{en, fr}`.

An issue is a dict of `state` (open, proposal, corrective_action, closed), `significance` (minor, or
significant, which blank means), `opened_on`, `owner`, `cause`, `proposal`, `due`,
`told_deputy_head_on`, `reported_to_tbs_on`, and what `issues` reads of it. Texts may be bilingual.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ..record import Record
from ..results import CouldNotCheck, NotApplicable, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Kind, Subject
from ..text import Text

_MATTERS = {
    "waivers_open": "waiver",
    "late_mandatory": "late_publication",
    "long_overdue": "overdue_record",
    "incidents": "incident",
}
_PARTS = ("owner", "cause", "proposal", "due")


@check("OG-801", "not_looked", *_MATTERS.values(), *(f"{p}_missing" for p in _PARTS), "closed")
def difficulties_have_issues(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Every difficulty of an organization has an issue, and every issue says who does what."""
    if subject.kind is Kind.ISSUE:
        yield from _parts_of_issue(subject)
    else:
        yield from _difficulties(subject)


def _difficulties(subject: Subject) -> Iterator[Result]:
    missing = [name for name in _MATTERS if subject.facts.records(name) is None]
    if missing:
        yield CouldNotCheck("not_looked", params={"missing": missing})
    for name, message in _MATTERS.items():
        for entry in subject.facts.records(name) or ():
            if not entry.text("issue_id"):
                yield Problem(message, name, params={"what": _named(entry)})


def _named(entry: Record) -> dict[str, str]:
    plain = entry.text("what") or entry.text("id") or "?"
    return entry.bilingual("what").filled(Text(plain, plain)).as_dict()


def _parts_of_issue(issue: Record) -> Iterator[Result]:
    if issue.text("state") == "closed":
        yield NotApplicable("closed")
        return
    for part in _PARTS:
        if not (issue.text(part) or issue.bilingual(part).any):
            yield Problem(f"{part}_missing", part)


@check("OG-802", "closed", "minor", "opened_unknown", "tell_deputy_head", "report_to_tbs")
def old_issues_go_up(subject: Subject, settings: Settings) -> Iterator[Result]:
    """A significant issue that stays open reaches the deputy head, then the Secretariat."""
    opened = subject.date("opened_on")
    if subject.text("state") == "closed":
        yield NotApplicable("closed")
    elif subject.text("significance") == "minor":
        yield NotApplicable("minor")
    elif not isinstance(opened, date):
        yield CouldNotCheck("opened_unknown", "opened_on")
    else:
        yield from _escalation(subject, opened, settings)


def _escalation(issue: Record, opened: date, settings: Settings) -> Iterator[Result]:
    days = (settings.today - opened).days
    params: dict[str, Any] = {"opened": opened.isoformat(), "days": days}
    steps = (
        ("tell_deputy_head", "told_deputy_head_on", settings.integer("days_to_deputy_head")),
        ("report_to_tbs", "reported_to_tbs_on", settings.integer("days_to_tbs")),
    )
    for message, field, threshold in steps:
        if days > threshold and not _is_done(issue.date(field), settings.today):
            yield Problem(message, field, params={**params, "threshold": threshold})


def _is_done(day: object, today: date) -> bool:
    """Tell whether a step was taken; what is planned or cannot be read was not."""
    return isinstance(day, date) and day <= today
