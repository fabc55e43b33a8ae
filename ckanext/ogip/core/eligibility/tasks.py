"""What is still to be done: answers to find, a treatment, gaps before the release."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..text import Text
from .path import Path
from .questions import BY_ID, TREAT, UNKNOWN

FIND_OUT = "find_out"
TREATMENT = "treat"
PREPARE = "prepare"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, and the role that does it; `owner` is the unit that somebody named."""

    kind: str
    question: str
    role: str
    text: Text
    owner: str | None = None
    due: date | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the task as plain JSON values."""
        return {
            "kind": self.kind,
            "question": self.question,
            "role": self.role,
            "text": self.text.as_dict(),
            "owner": self.owner,
            "due": self.due.isoformat() if self.due else None,
        }


@dataclass(frozen=True, slots=True)
class Treatment:
    """What will be done, by which unit, by when."""

    methods: tuple[str, ...]
    owner: str | None
    due: date | None

    def as_dict(self) -> dict[str, Any]:
        """Return `{methods, owner, due}`."""
        due = self.due.isoformat() if self.due else None
        return {"methods": list(self.methods), "owner": self.owner, "due": due}


def treatment_of(path: Path) -> Treatment | None:
    """Return the treatment that is still to be done; None where there is none."""
    if path.is_treated is not False:
        return None
    answers = path.answers
    owner, due = answers.text("treatment_owner"), answers.day("treatment_date")
    return Treatment(path.methods, owner, due)


def open_tasks(path: Path) -> tuple[Task, ...]:
    """Return the tasks, in the order of the questions they come from."""
    return (*_to_find_out(path), *_to_treat(path), *_to_prepare(path))


def _to_find_out(path: Path) -> Iterator[Task]:
    for question in path.asked:
        if path.answers.is_unknown(question.id):
            yield Task(FIND_OUT, question.id, question.role, question.text)


def _to_treat(path: Path) -> Iterator[Task]:
    treatment = treatment_of(path)
    if treatment:
        yield Task(TREATMENT, "treatment", "BO", TREAT, treatment.owner, treatment.due)


def _to_prepare(path: Path) -> Iterator[Task]:
    """Yield a task for each thing that is not ready; documents need no data dictionary."""
    done = path.answers.codes("readiness") if path.is_releasable else ()
    if not done or UNKNOWN in done:
        return
    for code, gap in BY_ID["readiness"].tasks.items():
        needed = code != "dictionary" or path.answers.code("kind") == "data"
        if needed and code not in done:
            yield Task(PREPARE, "readiness", gap.role, gap.text)
