"""The layouts inventories come in, as data from `layouts/`: columns, their order and headers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ..text import LANGUAGES, Language, Text
from .template import BY_NAME, COLUMNS, DERIVED, Column
from .words import words_of

# `auto` is no layout: the one that knows most headers of the file is taken.
AUTO = "auto"
LAYOUT_NAMES = ("tbs", "ontario", "irbv")
PROFILES = (*LAYOUT_NAMES, AUTO)

Names = Mapping[str, Column]
_DERIVED: Names = {column.name: column for column in DERIVED}


@dataclass(frozen=True, slots=True)
class Headers:
    """The words that name a column, by the language of the file they stand in."""

    en: Names
    fr: Names

    def find(self, words: str, language: Language) -> Column | None:
        """Return the column for the words of a header, by preference in one language."""
        own, other = (self.fr, self.en) if language == "fr" else (self.en, self.fr)
        return own.get(words) or other.get(words)


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout; `columns` in the order of its files, `internal` what the public does not get.

    `derived` are columns that only files have which the portal writes, with the column they follow.
    """

    key: str
    name: Text
    about: Text
    columns: tuple[Column, ...]
    derived: Mapping[str, Column]
    internal: frozenset[str]
    headers: Headers
    otherwise: Headers

    def shown(self, *, public: bool) -> tuple[Column, ...]:
        """Return the columns of a file, for the public or for the department."""
        whole = (after for column in self.columns for after in self._with_derived(column))
        return tuple(each for each in whole if not (public and each.name in self.internal))

    def _with_derived(self, column: Column) -> Iterator[Column]:
        yield column
        if column.name in self.derived:
            yield self.derived[column.name]


@cache
def layout(key: str) -> Layout:
    """Return one of `LAYOUT_NAMES`."""
    path = Path(__file__).with_name("layouts") / f"{key}.yaml"
    document: Mapping[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    entries: Sequence[Mapping[str, Any]] = document["columns"]
    return Layout(
        key=key,
        name=Text(**document["name"]),
        about=Text(**document["about"]),
        columns=tuple(BY_NAME[entry["column"]] for entry in entries),
        derived={entry["column"]: _DERIVED[entry["then"]] for entry in entries if "then" in entry},
        internal=frozenset(entry["column"] for entry in entries if entry.get("internal")),
        headers=_headers(entries, "headers"),
        otherwise=_headers(entries, "otherwise"),
    )


@cache
def own_headers() -> Headers:
    """Return the names and labels of all columns, which every layout knows."""
    return Headers(
        en={words: column for column in COLUMNS for words in _own(column, "en")},
        fr={words: column for column in COLUMNS for words in _own(column, "fr")},
    )


def _own(column: Column, language: Language) -> tuple[str, str]:
    return words_of(column.name), words_of(column.label.get(language))


def _headers(entries: Sequence[Mapping[str, Any]], kind: str) -> Headers:
    en, fr = (dict(_named(entries, kind, language)) for language in LANGUAGES)
    return Headers(en, fr)


def _named(
    entries: Sequence[Mapping[str, Any]], kind: str, language: Language
) -> Iterator[tuple[str, Column]]:
    for entry in entries:
        for header in entry.get(kind, {}).get(language, ()):
            yield words_of(header), BY_NAME[entry["column"]]
