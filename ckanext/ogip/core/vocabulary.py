"""Controlled vocabularies from `schemas/choices/*.yaml`; may import only core.

A file is a list of choices: `value`, `label: {en, fr}`, and any attributes of that choice. A load
is checked once and kept for the life of the process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

import yaml

from .text import Text

CHOICES_FOLDER = Path(__file__).resolve().parents[1] / "schemas" / "choices"

# libyaml reads the 310 regions ten times faster; both loaders are safe and read the same language.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class VocabularyError(ValueError):
    """A vocabulary is missing or its file is not a list of choices with a code and both labels."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One code, its label, and what else its file says about it."""

    value: str
    label: Text
    attributes: Mapping[str, Any]


class Vocabulary:
    """The choices of one vocabulary, in the order of the file."""

    __slots__ = ("_aliases", "_by_code", "_by_folded", "choices", "codes", "name")

    def __init__(self, name: str, choices: tuple[Choice, ...]) -> None:
        self.name = name
        self.choices = choices
        self._by_code = {choice.value: choice for choice in choices}
        self.codes = frozenset(self._by_code)
        self._by_folded = {code.casefold(): code for code in reversed(self._by_code)}
        self._aliases = _aliases(choices)

    def __contains__(self, code: object) -> bool:
        return code in self.codes

    def __iter__(self) -> Iterator[Choice]:
        return iter(self.choices)

    def __len__(self) -> int:
        return len(self.choices)

    def canonical(self, code: str) -> str | None:
        """Return the code as the vocabulary spells it, whatever its case; None when unknown."""
        return code if code in self.codes else self._by_folded.get(code.strip().casefold())

    def alias(self, spelling: str) -> str | None:
        """Return the code another spelling (attribute `replace`) stands for; None when none."""
        return self._aliases.get(spelling.strip().casefold())

    def label(self, code: str) -> Text:
        """Return the label of a code; a code that is unknown here is its own label."""
        choice = self._by_code.get(code)
        return choice.label if choice else Text(en=code, fr=code)

    def attribute(self, code: str, key: str) -> Any:
        """Return an attribute such as `openness_score`; None where the file has none."""
        choice = self._by_code.get(code)
        return choice.attributes.get(key) if choice else None


@cache
def load_vocabulary(name: str) -> Vocabulary:
    """Return the vocabulary of `schemas/choices/<name>.yaml`.

    Raises VocabularyError, naming the file and the choice, when it cannot be used.
    """
    path = CHOICES_FOLDER / f"{name}.yaml"
    if not path.is_file():
        raise VocabularyError(f"There is no vocabulary {name!r} in {CHOICES_FOLDER}.")
    try:
        rows: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506
    except yaml.YAMLError as error:
        raise VocabularyError(f"{path.name} is not YAML: {error}") from error
    return parse_vocabulary(name, rows)


def parse_vocabulary(name: str, rows: object) -> Vocabulary:
    """Build a vocabulary from the content of its file; raises VocabularyError."""
    if not isinstance(rows, list) or not rows:
        raise VocabularyError(f"The vocabulary {name} is not a list of choices.")
    choices = tuple(_choice(name, row) for row in cast("list[object]", rows))
    codes = [choice.value for choice in choices]
    repeated = sorted({code for code in codes if codes.count(code) > 1})
    if repeated:
        raise VocabularyError(f"The vocabulary {name} repeats {', '.join(repeated)}.")
    return Vocabulary(name, choices)


def _aliases(choices: tuple[Choice, ...]) -> dict[str, str]:
    return {
        str(spelling).casefold(): choice.value
        for choice in choices
        for spelling in choice.attributes.get("replace", ())
    }


def _choice(name: str, row: object) -> Choice:
    attributes = dict(cast("Mapping[str, Any]", row)) if isinstance(row, dict) else {}
    value, label = attributes.pop("value", None), attributes.pop("label", None)
    if not isinstance(value, str) or not value:
        raise VocabularyError(f"The vocabulary {name} has a choice without a text code: {row!r}.")
    return Choice(value, _label(name, value, label), MappingProxyType(attributes))


def _label(name: str, value: str, label: object) -> Text:
    texts = cast("Mapping[str, object]", label if isinstance(label, dict) else {})
    en, fr = texts.get("en"), texts.get("fr")
    if not (isinstance(en, str) and en and isinstance(fr, str) and fr):
        raise VocabularyError(f"The choice {value} of {name} lacks its English or French label.")
    return Text(en=en, fr=fr)
