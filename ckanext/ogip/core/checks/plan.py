"""Checks on the Open Government Implementation Plan (OG-501, OG-502, OG-503).

An organization is judged by the fact `plan`: the newest plan it posted, `{posted_on, updated_on,
url}`, or null (as well as `{}`) where it has none. A plan is a dict with `sections`, a bilingual
text for each code of the vocabulary `plan_section`; `milestones` describes its `items`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..calendar.dates import NotADate
from ..calendar.frequency import Interval
from ..record import Record
from ..results import CouldNotCheck, Problem, Result
from ..rule import check
from ..settings import Settings
from ..signoffs.required import unsigned
from ..subject import Subject
from ..text import LANGUAGES
from ..values import read_mapping


@check("OG-501", "not_looked", "none", "not_posted", "date_unreadable", "outdated")
def plan_is_posted_and_current(subject: Subject, settings: Settings) -> Iterator[Result]:
    """The organization has posted a plan, and posted or updated it within the allowed months."""
    if "plan" not in subject.facts:
        yield CouldNotCheck("not_looked")
        return
    plan = subject.facts.record("plan") if subject.facts["plan"] else None
    yield from _currency(plan, settings) if plan else [Problem("none")]


def _currency(plan: Record, settings: Settings) -> Iterator[Result]:
    posted, updated = plan.date("posted_on"), plan.date("updated_on")
    unreadable = [day.value for day in (posted, updated) if isinstance(day, NotADate)]
    if unreadable:
        yield CouldNotCheck("date_unreadable", params={"value": unreadable[0]})
    elif not isinstance(posted, date) or posted > settings.today:
        yield Problem("not_posted")
    else:
        past = [day for day in (posted, updated) if isinstance(day, date) and day <= settings.today]
        due = Interval(months=settings.integer("months")).after(max(past))
        if due < settings.today:
            params = {"updated": max(past).isoformat(), "due": due.isoformat()}
            yield Problem("outdated", params=params)


@check("OG-502", "empty", "missing_en", "missing_fr")
def plan_has_its_parts(subject: Subject, settings: Settings) -> Iterator[Problem]:
    """Each part of the plan that Appendix C asks for has a text in both languages."""
    sections = Record(read_mapping(subject.data.get("sections")))
    for section in settings.codes("sections"):
        text, params = sections.bilingual(section), {"section": section}
        if not text.any:
            yield Problem("empty", f"sections-{section}", params=params)
            continue
        for lang in LANGUAGES:
            if not text.get(lang):
                yield Problem(f"missing_{lang}", f"sections-{section}-{lang}", params=params)


@check("OG-503", "not_recorded", "missing", "refused", "expired", "stale")
def plan_is_signed(subject: Subject, settings: Settings) -> Iterator[Result]:
    """The plan as it stands is approved in every role that has to approve it."""
    problems = unsigned(subject, settings)
    yield from [CouldNotCheck("not_recorded")] if problems is None else problems
