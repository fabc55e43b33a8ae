"""What one statement gave to a score, and why."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from ..text import Text
from .answers import Answer
from .problems import texts
from .sources import Suggestion

_REASONS = Path(__file__).with_name("reasons.yaml")


class AnsweredBy(StrEnum):
    """Who answered a statement."""

    ANSWERED = "answered"
    AUTOMATIC = "automatic"
    UNANSWERED = "unanswered"


class Contribution(NamedTuple):
    """What one statement gave: `points` of the score, and why.

    `suggestion` is what the facts answer, also where a person answered, and then counts instead.
    """

    statement: str
    dimension: str
    value: bool | None
    points: float
    source: AnsweredBy
    suggestion: Suggestion | None
    answer: Answer | None

    @property
    def reason(self) -> Text | None:
        """Say what the facts answer and why."""
        return reason_text(self.suggestion) if self.suggestion else None

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON."""
        return {
            "statement": self.statement,
            "dimension": self.dimension,
            "value": self.value,
            "points": self.points,
            "source": self.source.value,
            "suggested": self.suggestion.value if self.suggestion else None,
            "reason": reason_as_dict(self.suggestion),
            "answer": self.answer.as_dict() if self.answer else None,
        }


def reason_text(reason: Suggestion) -> Text:
    """Say why a fact answers as it does."""
    return texts(_REASONS)[reason.key].fill(reason.params)


def reason_as_dict(reason: Suggestion | None) -> Mapping[str, Any] | None:
    """Return plain JSON: the key, its values, and the sentence in both languages."""
    if reason is None:
        return None
    return {"key": reason.key, "params": dict(reason.params), **reason_text(reason).as_dict()}
