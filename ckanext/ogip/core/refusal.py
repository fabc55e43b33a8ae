"""Why something that somebody asked for is not done, and the event of what was done.

A refusal is a key with values and told in both languages; `review.not_yet` is the text `not_yet` in
`core/review/refusals.yaml`. Core functions that decide return one or the other and change nothing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from .rule_file import read_template
from .strict_yaml import Document
from .template import Template
from .text import Text

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Refusal:
    """What stands against it; `field` is the argument that it is about."""

    field: str
    key: str
    params: Mapping[str, Any] = dataclasses.field(default_factory=dict[str, Any])

    @property
    def message(self) -> Text:
        """Return what happened and what to do, in both languages."""
        noun, _, name = self.key.partition(".")
        return refusal_texts(noun)[name].fill(self.params)

    def as_dict(self) -> dict[str, Any]:
        """Return `{field, key, params, message{en, fr}}`."""
        return {
            "field": self.field,
            "key": self.key,
            "params": dict(self.params),
            "message": self.message.as_dict(),
        }


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What the log keeps of a decision: its kind, and plain JSON that depends on the kind."""

    kind: str
    details: Mapping[str, Any]


@cache
def refusal_texts(noun: str) -> Mapping[str, Template]:
    """Return every refusal of a noun by its name."""
    entries = cast("Mapping[str, object]", Document.load(_FOLDER / noun / "refusals.yaml").data)
    return {name: read_template(text) for name, text in entries.items()}
