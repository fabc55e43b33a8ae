"""What is wrong with a file, a row or a value: a key with parameters, told in two languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from ..formatting import format_number
from ..text import Language, Text

_SHOWN_LENGTH = 200
Param = str | int | Text


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake.

    `row` counts as a spreadsheet does (the header is row 1); `line` is the line of the text file
    on which the row starts, which differs where cells hold line breaks. `cells` are those of a row
    that could not be matched with the header.
    """

    rule: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    params: Mapping[str, Param] = field(default_factory=dict[str, Param])
    line: int | None = None
    cells: tuple[str, ...] = ()

    @property
    def message(self) -> Text:
        """Return the explanation in both languages."""
        text = _texts()[self.rule]
        return Text(text.en.format_map(self._shown("en")), text.fr.format_map(self._shown("fr")))

    def _shown(self, lang: Language) -> dict[str, str]:
        shown = {name: _worded(value, lang) for name, value in self.params.items()}
        return {**shown, "value": shorten(self.value)}

    def as_notice(self) -> dict[str, Any]:
        """Return the shape of an import's `notices`."""
        return {"rule": self.rule, "message": self.message.as_dict()}

    def as_dict(self) -> dict[str, Any]:
        """Return the shape of an import's `errors`."""
        return {
            "row": self.row,
            "line": self.line,
            "column": self.column,
            "value": shorten(self.value) or None,
            "rule": self.rule,
            "message": self.message.as_dict(),
        }


class InventoryFileError(Exception):
    """The file cannot be read as an inventory; `problems` says why, all at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Carry at least one problem."""
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("; ".join(problem.message.en for problem in self.problems))


class UnreadableValueError(ValueError):
    """A value that cannot be read; the caller knows its row and column."""

    def __init__(self, rule: str, **params: Param) -> None:
        """Carry the key of the message and its parameters."""
        self.rule = rule
        self.params = params
        super().__init__(rule)


def _worded(value: Param, lang: Language) -> str:
    if isinstance(value, Text):
        return value.get(lang)
    return format_number(value, lang) if isinstance(value, int) else value


@lru_cache(maxsize=1)
def _texts() -> Mapping[str, Text]:
    document = yaml.safe_load(Path(__file__).with_name("problems.yaml").read_text("utf-8"))
    return {rule: Text(**texts) for rule, texts in document.items()}


def rules() -> frozenset[str]:
    """Return the keys that have a message."""
    return frozenset(_texts())


def shorten(value: str | None, length: int = _SHOWN_LENGTH) -> str:
    """Return a text cut to a length that fits into a message; None is blank."""
    if value is None:
        return ""
    return value if len(value) <= length else value[:length] + "…"
