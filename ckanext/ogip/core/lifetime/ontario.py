"""Ontario's words for how often data is updated, and the federal codes, both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

_FILE = Path(__file__).with_suffix(".yaml")


@dataclass(frozen=True, slots=True)
class Federal:
    """A federal frequency code, and the lifetime class that a word implies beside it, if any."""

    frequency: str
    lifetime_class: str | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A word of Ontario's catalogue; `is_exact`: the code can be read from it again."""

    word: str
    is_exact: bool


def from_ontario(word: str) -> Federal | None:
    """Return the federal code of a word in whatever case; None for a word that is not Ontario's."""
    entry = _words().get(word.strip().casefold())
    return Federal(entry["frequency"], entry.get("lifetime_class")) if entry else None


def to_ontario(frequency: str, lifetime_class: str = "") -> Word | None:
    """Return the word for a federal code; None for a code that is not federal.

    A record that is historical and planned no more is `historical`, any other such one `never`.
    """
    federal = Federal(frequency, lifetime_class or None)
    for meaning in (federal, Federal(frequency)):
        if meaning in _by_meaning():
            return Word(_by_meaning()[meaning], is_exact=True)
    nearest = cast("Mapping[str, str]", _data()["nearest"]).get(frequency)
    return Word(nearest, is_exact=False) if nearest else None


@cache
def _by_meaning() -> Mapping[Federal, str]:
    """Of two words with one meaning the first one in the file is used."""
    found: dict[Federal, str] = {}
    for word, entry in _words().items():
        found.setdefault(Federal(entry["frequency"], entry.get("lifetime_class")), word)
    return found


def _words() -> Mapping[str, Mapping[str, str]]:
    return cast("Mapping[str, Mapping[str, str]]", _data()["words"])


@cache
def _data() -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", yaml.safe_load(_FILE.read_text("utf-8")))
