"""The questions of the eligibility tree, as data from the YAML files beside this module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

import yaml

from ..calendar.frequency import Interval, parse_interval
from ..text import Text
from ..vocabulary import load_vocabulary

UNKNOWN = "unknown"
YES = "yes"
NO = "no"
# In a question's reasons: what any choice says that has no reason of its own, `no` and `unknown`
# left out.
ANY = "any"
_FOLDER = Path(__file__).parent
_FILES = ("scope", "restrictions", "treatment", "release")


class Form(StrEnum):
    """What an answer is."""

    CHOICE = "choice"
    TEXT = "text"
    BILINGUAL = "bilingual"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Gap:
    """What is to be done, and by whom, where a choice was not made."""

    role: str
    text: Text


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `asked` names the condition under which it is (see `path`).

    `choices` are labels by code; those in `alone` exclude others. `role` finds out what nobody
    knows. `label` names a restriction in a few words, any other question is its own label. `within`
    limits a day, counted from today; `at_most` a text, in characters.
    """

    id: str
    asked: str
    role: str
    text: Text
    help: Text
    form: Form
    several: bool
    choices: Mapping[str, Text]
    alone: frozenset[str]
    reasons: Mapping[str, Text]
    tasks: Mapping[str, Gap]
    label: Text
    treated_by: frozenset[str]
    exemption: str | None
    at_most: int
    within: Interval | None

    def reason(self, answer: str) -> Text | None:
        """Return why an answer matters; None where it says nothing."""
        general = None if answer in (NO, UNKNOWN) else self.reasons.get(ANY)
        return self.reasons.get(answer, general)

    def as_dict(self) -> dict[str, Any]:
        """Return what a form needs to ask the question, as plain JSON values."""
        return {
            "id": self.id,
            "text": self.text.as_dict(),
            "help": self.help.as_dict(),
            "form": self.form.value,
            "several": self.several,
            "choices": [
                {"value": code, "label": label.as_dict(), "alone": code in self.alone}
                for code, label in self.choices.items()
            ],
            "role": self.role,
            "at_most": self.at_most or None,
        }


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an outcome means to people, and the codes that others use for it."""

    eligible_for_release: str | None
    access_level: str | None
    suggestion_status: str | None
    listed: bool
    meaning: Text
    next_step: Text


def _read(name: str) -> Any:
    return yaml.safe_load((_FOLDER / f"{name}.yaml").read_text("utf-8"))


_OUTCOMES: Mapping[str, Any] = _read("outcomes")
_ANSWERS = {code: Text(**texts) for code, texts in _OUTCOMES["answers"].items()}


def _texts(entries: Mapping[str, Mapping[str, str]] | None) -> dict[str, Text]:
    return {code: Text(**texts) for code, texts in (entries or {}).items()}


def _choices(entry: Mapping[str, Any], form: Form) -> dict[str, Text]:
    if form is not Form.CHOICE:
        return {}
    own = _texts(entry.get("choices"))
    if entry.get("vocabulary"):
        listed = load_vocabulary(entry["vocabulary"])
        own = {choice.value: choice.label for choice in listed} | own
    choices = own or {code: _ANSWERS[code] for code in (YES, NO)}
    return choices | ({UNKNOWN: _ANSWERS[UNKNOWN]} if entry.get("unknown", True) else {})


def _tasks(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, Gap]:
    return {code: Gap(task["role"], Text(**task["text"])) for code, task in entries.items()}


def _question(entry: Mapping[str, Any]) -> Question:
    form = Form(entry.get("form", "choice"))
    return Question(
        id=entry["id"],
        asked=entry["asked"],
        role=entry["role"],
        text=Text(**entry["text"]),
        help=Text(**entry["help"]),
        form=form,
        several=entry.get("several", False),
        choices=_choices(entry, form),
        alone=frozenset(entry.get("alone", ())),
        reasons=_texts(entry.get("reasons")),
        tasks=_tasks(entry.get("tasks", {})),
        label=Text(**entry.get("label", entry["text"])),
        treated_by=frozenset(entry.get("treated_by", ())),
        exemption=entry.get("exemption"),
        at_most=entry.get("at_most", 0),
        within=parse_interval(entry["within"]) if "within" in entry else None,
    )


def _load() -> Iterator[Question]:
    for name in _FILES:
        for entry in cast("list[Mapping[str, Any]]", _read(name)):
            yield _question(entry)


def _meaning(entry: Mapping[str, Any]) -> Meaning:
    return Meaning(
        eligible_for_release=entry["eligible_for_release"],
        access_level=entry["access_level"],
        suggestion_status=entry["suggestion_status"],
        listed=entry["listed"],
        meaning=Text(**entry["meaning"]),
        next_step=Text(**entry["next_step"]),
    )


# In the order in which they are asked.
QUESTIONS: tuple[Question, ...] = tuple(_load())
BY_ID: Mapping[str, Question] = {question.id: question for question in QUESTIONS}
RESTRICTIONS: tuple[Question, ...] = tuple(q for q in QUESTIONS if q.treated_by)
# Kept with a decision: answers to one version are not judged by another.
TREE_VERSION: str = _OUTCOMES["version"]
MEANINGS: Mapping[str, Meaning] = {
    code: _meaning(entry) for code, entry in _OUTCOMES["outcomes"].items()
}
ROUTES: Mapping[str, Text] = _texts(_OUTCOMES["routes"])
_HIDDEN = _OUTCOMES["hidden"]
HIDDEN_MEANING = Text(**_HIDDEN["meaning"])
HIDDEN_NEXT_STEP = Text(**_HIDDEN["next_step"])
WAITING = Text(**_OUTCOMES["waiting"])
TREAT = Text(**_OUTCOMES["treat"])
