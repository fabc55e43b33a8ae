"""Answers that people gave to statements: read from plain JSON, every mistake at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple, cast

from ..calendar.dates import NotADate, read_date
from .problems import Problem, shown
from .toolkit import load_toolkit

_LONGEST_TEXT = 4000
_LAYOUT = "\t\n\r"
_UNSHOWABLE = ("Cc", "Cs")
_PARTS = ("value", "evidence", "by", "on", "toolkit")
_TEXTS = ("evidence", "by", "toolkit")


class Answer(NamedTuple):  # read by the hundred thousand: a dataclass takes longer
    """Yes or no, and who said so, when, on what evidence, under which version of the toolkit."""

    value: bool
    evidence: str = ""
    by: str = ""
    toolkit: str = ""
    on: date | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON, as `read_answers` reads it."""
        return {**self._asdict(), "on": self.on.isoformat() if self.on else None}


def read_answers(given: object) -> tuple[dict[str, Answer], list[Problem]]:
    """Read `{statement: {value, evidence?, by?, on?, toolkit?}}`, or `{statement: true}` in short.

    A value of null leaves the statement open.
    """
    if not isinstance(given, Mapping):
        return {}, [Problem("not_a_mapping", "answers", {"value": shown(given)})]
    answers: dict[str, Answer] = {}
    problems: list[Problem] = []
    known = load_toolkit().statements
    for name, entry in cast("Mapping[object, object]", given).items():
        if name not in known:
            place = f"answers.{shown(name)}"
            problems.append(Problem("unknown_statement", place, {"value": shown(name)}))
        elif isinstance(entry, bool):
            answers[cast("str", name)] = Answer(entry)
        elif entry is not None:
            _read_entry(cast("str", name), entry, answers, problems)
    return answers, problems


def stored_answers(stored: Mapping[str, Mapping[str, Any] | bool]) -> dict[str, Answer]:
    """Return answers that `Answer.as_dict` wrote, whole or in short: their values only.

    Those to statements that are no more are left out.
    """
    known = load_toolkit().statements
    return {
        name: _IN_SHORT[entry] if isinstance(entry, bool) else _stored_answer(entry)
        for name, entry in stored.items()
        if name in known
    }


_IN_SHORT = {value: Answer(value) for value in (True, False)}


def _stored_answer(entry: Mapping[str, Any]) -> Answer:
    return Answer(
        entry["value"],
        entry["evidence"],
        entry["by"],
        entry["toolkit"],
        date.fromisoformat(entry["on"]) if entry["on"] else None,
    )


def _read_entry(
    name: str, entry: object, answers: dict[str, Answer], problems: list[Problem]
) -> None:
    place = f"answers.{name}"
    if not isinstance(entry, Mapping):
        problems.append(Problem("not_an_answer", place, {"value": shown(entry)}))
        return
    parts = cast("Mapping[object, object]", entry)
    value, on = parts.get("value"), parts.get("on")
    day = read_date(on) if on is None or isinstance(on, str | date) else NotADate(shown(on))
    found = _part_problems(parts, place)
    if value is not None and not isinstance(value, bool):
        found.append(Problem("not_an_answer", f"{place}.value", {"value": shown(value)}))
    if isinstance(day, NotADate):
        found.append(Problem("not_a_date", f"{place}.on", {"value": shown(day.value)}))
        day = None
    problems += found
    if isinstance(value, bool) and not found:
        texts = [cast("str", parts.get(part) or "") for part in _TEXTS]
        answers[name] = Answer(value, *texts, on=day)


def _part_problems(parts: Mapping[object, object], place: str) -> list[Problem]:
    """Return what is wrong with the names of the parts and with those that are texts."""
    problems: list[Problem] = []
    for part, value in parts.items():
        if part not in _PARTS:
            params = {"value": shown(part), "known": ", ".join(_PARTS)}
            problems.append(Problem("unknown_part", f"{place}.{shown(part)}", params))
        elif part in _TEXTS and (wrong := text_problem(value, f"{place}.{part}")):
            problems.append(wrong)
    return problems


def text_problem(value: object, place: str) -> Problem | None:
    """Return what is wrong with an optional text."""
    if value is None:
        return None
    if not isinstance(value, str):
        return Problem("not_a_text", place, {"value": shown(value)})
    if len(value) > _LONGEST_TEXT:
        return Problem("text_too_long", place, {"length": len(value), "limit": _LONGEST_TEXT})
    if not value.isprintable() and any(map(_is_unshowable, value)):
        return Problem("text_unshowable", place)
    return None


def _is_unshowable(character: str) -> bool:
    return character not in _LAYOUT and unicodedata.category(character) in _UNSHOWABLE
