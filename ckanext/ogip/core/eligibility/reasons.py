"""Why the answers lead where they lead: one sentence for each answer that matters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..text import Text
from .path import Path


@dataclass(frozen=True, slots=True)
class Reason:
    """What one answer means for the outcome."""

    question: str
    answer: str
    text: Text

    def as_dict(self) -> dict[str, Any]:
        """Return `{question, answer, text{en, fr}}`."""
        return {"question": self.question, "answer": self.answer, "text": self.text.as_dict()}


def reasons(path: Path) -> tuple[Reason, ...]:
    """Return the reasons in the order of the questions; each sentence once."""
    found: dict[Text, Reason] = {}
    for question in path.asked:
        for answer in path.answers.codes(question.id):
            text = question.reason(answer)
            if text:
                found.setdefault(text, Reason(question.id, answer, text))
    return tuple(found.values())
