"""What the answers lead to: the outcome, why, what is still to be done, and the codes for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..entered import Problem
from ..text import Text
from .path import Path, follow, ignored
from .proposals import proposed_fields, routes
from .questions import (
    HIDDEN_MEANING,
    HIDDEN_NEXT_STEP,
    MEANINGS,
    NO,
    TREE_VERSION,
    WAITING,
    Meaning,
    Question,
)
from .reasons import Reason, reasons
from .tasks import Task, Treatment, open_tasks, treatment_of

PENDING = "pending"
ELIGIBLE = "eligible"
AFTER_TREATMENT = "eligible_after_treatment"
RELEASED = "released"
INELIGIBLE = "ineligible"
NO_VALUE = "not_of_business_value"
_ELSEWHERE = {"other_institution": "other_owner", "province": "provincial", "nobody": "not_held"}
_DECIDERS = ("BO", "OGC")
_DECIDERS_OF_HIDDEN = ("DSO", "LEGAL")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a set of answers.

    `may_be_known` tells whether somebody said that people may know of it. `missing` are the
    questions still to be answered, `ignored` the answers that the others made irrelevant,
    `exemptions` the codes that the restrictions suggest. `fields` are proposals for the record,
    never a decision.
    """

    code: str
    is_hidden: bool
    may_be_known: bool
    exemption: str | None
    exemptions: tuple[str, ...]
    rationale: Text | None
    review_date: date | None
    treatment: Treatment | None
    alternatives: tuple[str, ...]
    reasons: tuple[Reason, ...]
    open_tasks: tuple[Task, ...]
    routes: tuple[str, ...]
    fields: Mapping[str, Any]
    missing: tuple[Question, ...]
    ignored: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def codes(self) -> Meaning:
        """Return the codes that others use for the outcome."""
        return MEANINGS[self.code]

    @property
    def is_listed(self) -> bool:
        """Tell whether the public inventory has it."""
        return self.may_be_known and self.codes.listed

    @property
    def is_complete(self) -> bool:
        """Tell whether somebody else can confirm it."""
        return self.code != PENDING and not (self.missing or self.problems)

    @property
    def has_public_files(self) -> bool:
        """Tell whether the files may be public, and not only the entry in the inventory."""
        return self.code in (ELIGIBLE, RELEASED)

    @property
    def meaning(self) -> Text:
        """Return what the outcome means."""
        return HIDDEN_MEANING if self.is_hidden else self.codes.meaning

    @property
    def next_step(self) -> Text:
        """Return what to do now."""
        if self.code == PENDING and not self.missing:
            return WAITING
        if self.missing:
            return MEANINGS[PENDING].next_step
        return HIDDEN_NEXT_STEP if self.is_hidden else self.codes.next_step

    @property
    def confirmed_by(self) -> tuple[str, ...]:
        """Return the roles that may confirm it."""
        return _DECIDERS_OF_HIDDEN if self.is_hidden else _DECIDERS

    def as_dict(self) -> dict[str, Any]:
        """Return everything as plain JSON values."""
        return {
            "outcome": self.code,
            "tree_version": TREE_VERSION,
            "complete": self.is_complete,
            "hidden": self.is_hidden,
            "publishable_metadata": self.is_listed,
            "publishable_files": self.has_public_files,
            "meaning": self.meaning.as_dict(),
            "next_step": self.next_step.as_dict(),
            "eligible_for_release": self.codes.eligible_for_release,
            "access_level": self.codes.access_level,
            "suggestion_status": self.codes.suggestion_status,
            "exemption": self.exemption,
            "suggested_exemptions": list(self.exemptions),
            "rationale": self.rationale.as_dict() if self.rationale else None,
            "review_date": self.review_date.isoformat() if self.review_date else None,
            "treatment": self.treatment.as_dict() if self.treatment else None,
            "alternatives": list(self.alternatives),
            "reasons": [reason.as_dict() for reason in self.reasons],
            "open_tasks": [task.as_dict() for task in self.open_tasks],
            "routes": list(self.routes),
            "fields": dict(self.fields),
            "confirmed_by": list(self.confirmed_by),
            "missing": [question.id for question in self.missing],
            "ignored": list(self.ignored),
            "errors": [problem.as_dict() for problem in self.problems],
        }


def evaluate(answers: object, today: date, *, released: bool = False) -> Outcome:
    """Return what a mapping of answers by question leads to; never raises.

    `released` tells that the thing is public already. Days that are answered must lie ahead of
    `today`, and a day to look again within five years of it.
    """
    path = follow(answers, today)
    code = _code(path)
    if released and code == ELIGIBLE:
        code = RELEASED
    withheld = path.answers if path.is_withheld else None
    return Outcome(
        code=code,
        is_hidden=path.is_hidden,
        may_be_known=bool(path.may_be_listed),
        exemption=withheld.code("exemption") if withheld else None,
        exemptions=tuple(dict.fromkeys(q.exemption for q in path.restrictions if q.exemption)),
        rationale=withheld.both("rationale") if withheld else None,
        review_date=withheld.day("review_date") if withheld else None,
        treatment=treatment_of(path) if code == AFTER_TREATMENT else None,
        alternatives=path.answers.codes("alternative") if path.is_untreatable else (),
        reasons=reasons(path),
        open_tasks=open_tasks(path),
        routes=routes(path) if code in (ELIGIBLE, RELEASED) else (),
        fields=proposed_fields(path, MEANINGS[code].access_level),
        missing=path.open,
        ignored=ignored(path, answers),
        problems=path.problems,
    )


def _code(path: Path) -> str:
    """Return the outcome. What nobody knows never makes a thing eligible."""
    holder = path.answers.code("holder") or ""
    if holder in _ELSEWHERE:
        return _ELSEWHERE[holder]
    if path.is_hidden or (path.is_untreatable and path.is_in_scope):
        return INELIGIBLE
    if path.may_be_listed is None:
        return PENDING
    if path.is_in_scope is False:
        return NO_VALUE
    if path.is_releasable:
        return ELIGIBLE
    # What still waits for its treatment, and for nothing else.
    waits = path.is_treated is False and path.is_in_scope and _is_known(path)
    return AFTER_TREATMENT if waits else PENDING


def _is_known(path: Path) -> bool:
    restricted = {question.id for question in path.restrictions}
    return all(
        path.answers.code(question.id) == NO
        for question in path.asked
        if question.treated_by and question.id not in restricted
    )
