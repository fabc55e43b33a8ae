"""What is wrong with answers, facts or an override: a key with parameters, in two languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, cast

from ..rule_file import read_template
from ..strict_yaml import Document
from ..template import Template
from ..text import Text

_SHOWN_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake; `place` is where it stands: `answers.documented`, `facts.demand.votes`."""

    key: str
    place: str
    params: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def message(self) -> Text:
        """Say what is wrong and what to give instead."""
        return texts(Path(__file__).with_suffix(".yaml"))[self.key].fill(self.params)

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON."""
        return {"key": self.key, "place": self.place, "message": self.message.as_dict()}


def shown(value: object) -> str:
    """Return a value as a message shows it: short, and without what cannot be printed."""
    text = (value if isinstance(value, str) else _written(value))[: _SHOWN_LENGTH + 1]
    text = "".join(character if character.isprintable() else " " for character in text)
    return text if len(text) <= _SHOWN_LENGTH else f"{text[:_SHOWN_LENGTH]}…"


def _written(value: object) -> str:
    try:
        return repr(value)
    except (ValueError, RecursionError):  # an integer of thousands of digits, a list in itself
        return type(value).__name__


@cache
def texts(path: Path) -> Mapping[str, Template]:
    """Return the messages of a file by key."""
    entries = cast("Mapping[str, object]", Document.load(path).data)
    return {key: read_template(text) for key, text in entries.items()}
