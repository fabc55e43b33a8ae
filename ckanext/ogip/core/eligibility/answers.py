"""Answers as given, read question by question; a bad answer counts as none and is a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

from ..entered import (
    Problem,
    RefusedError,
    form_of,
    read_both,
    read_choice,
    read_day,
    read_words,
    shown,
)
from ..text import Text
from .questions import BY_ID, NO, UNKNOWN, YES, Form, Question

# The codes that were chosen (one, or several), a text, a text in both languages, a day.
Answer = tuple[str, ...] | str | Text | date
_MOST_CHOICES = 100


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers that can be read, by question, and what is wrong with the others."""

    by_question: Mapping[str, Answer]
    problems: tuple[Problem, ...]

    def codes(self, question: str) -> tuple[str, ...]:
        """Return what was chosen, in the order of the choices; nothing where unanswered."""
        answer = self.by_question.get(question)
        return answer if isinstance(answer, tuple) else ()

    def code(self, question: str) -> str | None:
        """Return the one choice, None where unanswered."""
        return next(iter(self.codes(question)), None)

    def says(self, question: str) -> bool | None:
        """Return whether a question has a yes or any other choice but no; None where not known."""
        code = self.code(question)
        return None if code in (None, UNKNOWN) else code != NO

    def agrees(self, question: str) -> bool:
        """Tell whether a question was answered by yes."""
        return self.code(question) == YES

    def is_unknown(self, question: str) -> bool:
        """Tell whether nobody knows the answer yet."""
        return self.code(question) == UNKNOWN

    def text(self, question: str) -> str | None:
        """Return the text of an answer."""
        answer = self.by_question.get(question)
        return answer if isinstance(answer, str) else None

    def both(self, question: str) -> Text | None:
        """Return the bilingual text of an answer."""
        answer = self.by_question.get(question)
        return answer if isinstance(answer, Text) else None

    def day(self, question: str) -> date | None:
        """Return the day of an answer."""
        answer = self.by_question.get(question)
        return answer if isinstance(answer, date) else None

    def as_dict(self) -> dict[str, Any]:
        """Return the answers as plain JSON, as `read_answers` reads them."""
        return {name: _plain(name, answer) for name, answer in self.by_question.items()}


def _plain(question: str, answer: Answer) -> Any:
    if isinstance(answer, tuple):
        return list(answer) if BY_ID[question].several else answer[0]
    if isinstance(answer, Text):
        return answer.as_dict()
    return answer.isoformat() if isinstance(answer, date) else answer


def read_answers(given: object, today: date) -> Answers:
    """Read answers by the id of each question; never raises. Days must lie ahead of `today`."""
    form = form_of(given, "answers")
    form.only(BY_ID)
    read = {
        question.id: answer
        for question in BY_ID.values()
        if (answer := form.read(question.id, _reader(question, today))) is not None
    }
    return Answers(read, tuple(form.problems))


def _reader(question: Question, today: date) -> Callable[[object], Answer | None]:
    if question.form is Form.CHOICE:
        return lambda value: _read_choices(question, value)
    if question.form is Form.DATE:
        latest = question.within.after(today) if question.within else None
        return lambda value: read_day(value, _day_after(today), latest)
    if question.form is Form.BILINGUAL:
        return lambda value: read_both(value, question.at_most)
    return lambda value: read_words(value, question.at_most)


def _day_after(today: date) -> date:
    return today if today == date.max else today + timedelta(days=1)


def _read_choices(question: Question, value: object) -> tuple[str, ...] | None:
    """Read one code or a list of them; true and false are yes and no."""
    chosen: set[str] = set()
    for entry in _entries(value):
        code = read_choice(_as_code(entry), question.choices)
        if code:
            chosen.add(code)
    if len(chosen) > 1 and not question.several:
        raise RefusedError("one_only")
    if len(chosen) > 1:
        for code in sorted(chosen & (question.alone | {UNKNOWN})):
            raise RefusedError("stands_alone", choice=question.choices[code].as_dict())
    return tuple(code for code in question.choices if code in chosen) or None


def _entries(value: object) -> Iterable[object]:
    if not isinstance(value, list | tuple):
        return (value,)
    entries = cast("list[object]", value)
    if len(entries) > _MOST_CHOICES:
        raise RefusedError("not_choice", value=shown(entries[0]))
    return entries


def _as_code(value: object) -> object:
    return (YES if value else NO) if isinstance(value, bool) else value
