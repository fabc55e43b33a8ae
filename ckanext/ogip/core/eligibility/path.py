"""Which questions the answers lead to, whatever order they were given in.

Each condition is named in the YAML of a question (`asked`). A condition reads only answers to
questions that come earlier, so that the path never turns on itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import cast

from ..entered import Problem
from ..formatting import format_list
from ..text import LANGUAGES
from .answers import Answers, read_answers
from .questions import BY_ID, NO, QUESTIONS, RESTRICTIONS, UNKNOWN, YES, Question

NONE = "none"
IMPOSSIBLE = "impossible"
_HELD = "organization"
_DUTY = ("mandatory", "already_public")
_VALUE = {"data": "data_in_use", "information": "business_value"}


@dataclass(frozen=True)
class Path:
    """Where the answers lead. Of a yes or no, None means that it is not known or not answered."""

    answers: Answers

    @cached_property
    def is_held(self) -> bool:
        """Tell whether the organization itself holds it."""
        return self.answers.code("holder") == _HELD

    @cached_property
    def may_be_listed(self) -> bool | None:
        """Tell whether people may know that it exists."""
        return self.answers.says("may_be_listed") if self.is_held else None

    @cached_property
    def is_hidden(self) -> bool:
        """Tell whether even its existence stays closed."""
        return self.may_be_listed is False

    @cached_property
    def is_listable(self) -> bool:
        """Tell whether the questions about the content are asked."""
        answered = self.answers.code("may_be_listed") is not None
        return self.is_held and answered and not self.is_hidden

    @cached_property
    def value_question(self) -> str | None:
        """Return the question about business value that is asked; None where a duty settles it."""
        if not self.is_listable or any(map(self.answers.says, _DUTY)):
            return None
        return _VALUE.get(self.answers.code("kind") or "")

    @cached_property
    def is_in_scope(self) -> bool | None:
        """Tell whether it is something for the public: by a duty, or by its business value."""
        if not self.is_listable:
            return None
        said = [self.answers.says(question) for question in _DUTY]
        if any(said):
            return True
        valued = self._has_value()
        return valued if valued or None not in said else None

    def _has_value(self) -> bool | None:
        if self.value_question is None:
            return None
        code = self.answers.code(self.value_question)
        return None if code in (None, UNKNOWN) else code not in (NO, NONE)

    @cached_property
    def is_scope_answered(self) -> bool:
        """Tell whether every question about the scope has some answer, and may be in scope."""
        if self.is_in_scope is not None:
            return self.is_in_scope
        asked = ("kind", *_DUTY, *([self.value_question] if self.value_question else []))
        return self.is_listable and all(self.answers.code(question) for question in asked)

    @cached_property
    def restrictions(self) -> tuple[Question, ...]:
        """Return the restrictions that hold."""
        if not self.is_scope_answered:
            return ()
        return tuple(q for q in RESTRICTIONS if self.answers.code(q.id) == YES)

    @cached_property
    def are_restrictions_answered(self) -> bool:
        """Tell whether each restriction has some answer."""
        return self.is_scope_answered and all(self.answers.code(q.id) for q in RESTRICTIONS)

    @cached_property
    def is_restricted(self) -> bool:
        """Tell whether something restricts it, and everything that might has an answer."""
        return self.are_restrictions_answered and bool(self.restrictions)

    @cached_property
    def is_free(self) -> bool:
        """Tell whether it is known that nothing restricts it."""
        return self.are_restrictions_answered and not any(
            self.answers.code(q.id) != NO for q in RESTRICTIONS
        )

    @cached_property
    def is_untreatable(self) -> bool:
        """Tell whether nothing would make it releasable."""
        return self.is_restricted and self.answers.code("treatment") == IMPOSSIBLE

    @cached_property
    def methods(self) -> tuple[str, ...]:
        """Return the methods that would settle every restriction; nothing where some is left."""
        chosen = self.answers.codes("treatment") if self.is_restricted else ()
        return () if {IMPOSSIBLE, UNKNOWN} & {*chosen} or self.unsettled else chosen

    @cached_property
    def unsettled(self) -> tuple[Question, ...]:
        """Return the restrictions that the chosen methods leave as they are."""
        chosen = {*self.answers.codes("treatment")} - {IMPOSSIBLE, UNKNOWN}
        if not (chosen and self.is_restricted):
            return ()
        return tuple(q for q in self.restrictions if not chosen & q.treated_by)

    @cached_property
    def is_treated(self) -> bool | None:
        """Tell whether the treatment is done."""
        return self.answers.says("treated") if self.methods else None

    @cached_property
    def is_withheld(self) -> bool:
        """Tell whether it stays closed for a reason of the list."""
        return self.is_hidden or self.is_untreatable

    @cached_property
    def is_releasable(self) -> bool:
        """Tell whether nothing stands against the release any more."""
        settled = self.is_free or (bool(self.is_treated) and not self._has_unknown_restriction())
        return bool(self.is_in_scope and self.may_be_listed and settled)

    def _has_unknown_restriction(self) -> bool:
        return any(self.answers.is_unknown(q.id) for q in RESTRICTIONS)

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        """Return the questions that are asked, in their order."""
        return tuple(question for question in QUESTIONS if CONDITIONS[question.asked](self))

    @cached_property
    def open(self) -> tuple[Question, ...]:
        """Return the questions that are asked and have no answer yet."""
        unsettled = {"treatment"} if self.unsettled else set[str]()
        return tuple(
            q for q in self.asked if q.id in unsettled or q.id not in self.answers.by_question
        )

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with answers to the questions that are asked, or to none at all."""
        asked = {question.id for question in self.asked}
        found = [p for p in self.answers.problems if p.field in asked or p.field not in BY_ID]
        if self.unsettled:
            named = {
                lang: format_list([q.label.get(lang) for q in self.unsettled], lang)
                for lang in LANGUAGES
            }
            found.append(Problem("treatment", "unsettled", {"restrictions": named}))
        return tuple(found)


CONDITIONS: Mapping[str, Callable[[Path], bool]] = {
    "always": lambda path: True,
    "held": lambda path: path.is_held,
    "listable": lambda path: path.is_listable,
    "data_scope": lambda path: path.value_question == _VALUE["data"],
    "information_scope": lambda path: path.value_question == _VALUE["information"],
    "in_scope": lambda path: path.is_scope_answered,
    "restricted": lambda path: path.is_restricted,
    "treatable": lambda path: bool(path.methods),
    "untreated": lambda path: path.is_treated is False,
    "withheld": lambda path: path.is_withheld,
    "untreatable": lambda path: path.is_untreatable,
    "releasable": lambda path: path.is_releasable,
    "releasable_data": lambda path: path.is_releasable and path.answers.code("kind") == "data",
    "releasable_information": (
        lambda path: path.is_releasable and path.answers.code("kind") == "information"
    ),
}


def follow(answers: object, today: date) -> Path:
    """Follow answers, given as a mapping by question; never raises."""
    return Path(read_answers(answers, today))


def next_question(answers: object, today: date) -> Question | None:
    """Return the first question without an answer that can be read; None where all are answered."""
    return next(iter(follow(answers, today).open), None)


def ignored(path: Path, given: object) -> tuple[str, ...]:
    """Return the questions that were answered although the other answers do not lead to them."""
    answered = cast("Mapping[object, object]", given if isinstance(given, Mapping) else {})
    asked = {question.id for question in path.asked}
    return tuple(
        question.id
        for question in QUESTIONS
        if question.id not in asked and answered.get(question.id) not in (None, "", [], {})
    )
