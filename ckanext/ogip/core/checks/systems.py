"""Checks on new, procured and modernized systems (OG-701).

A system is a dict of `name{en, fr}`, `change` (new, procured, modernized, or none), `gate_on` (the
ISO date on which its project asks to go on) and `answers`, which holds a bilingual text, one
language being enough, for each code of the vocabulary `system_question`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..record import Record
from ..results import CouldNotCheck, NotApplicable, NotYetDue, Problem, Result
from ..rule import check
from ..settings import Settings
from ..signoffs.required import unsigned
from ..subject import Subject
from ..values import read_mapping

_SIGNOFF_MESSAGES = ("not_recorded", "missing", "refused", "expired", "stale")


@check("OG-701", "unchanged", "gate_unknown", "unanswered", "unanswered_yet", *_SIGNOFF_MESSAGES)
def systems_are_open_by_design(subject: Subject, settings: Settings) -> Iterator[Result]:
    """From its gate on, a system has answered every question, and the answers are signed off."""
    change = subject.text("change")
    if change and change not in settings.codes("changes"):
        yield NotApplicable("unchanged")
        return
    gate = subject.date("gate_on")
    if not isinstance(gate, date):
        yield CouldNotCheck("gate_unknown", "gate_on")
        return
    yield from _answers(subject, gate, settings)
    if gate <= settings.today:
        problems = unsigned(subject, settings)
        unknown = CouldNotCheck("not_recorded", "signoffs")
        yield from [unknown] if problems is None else problems


def _answers(system: Subject, gate: date, settings: Settings) -> Iterator[Result]:
    answers = Record(read_mapping(system.data.get("answers")))
    for question in settings.codes("questions"):
        if answers.bilingual(question).any or answers.text(question):
            continue
        field, params = f"answers-{question}", {"question": question, "gate": gate.isoformat()}
        if gate <= settings.today:
            yield Problem("unanswered", field, params=params)
        else:
            yield NotYetDue("unanswered_yet", field, params=params)
