"""The report on freshness and lifetime (E-13) as rows of a file, in the language of its reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from ..text import LANGUAGES, Language, Text
from ..vocabulary import load_vocabulary
from .freshness import BUCKETS, DECISIONS, FreshnessEntry, columns, line

SHEET = Text("Freshness and lifetime", "Actualité et durée")
_TITLE = "title"
_LANGUAGES: Mapping[Language, Text] = {
    "en": Text("Title (English)", "Titre (anglais)"),
    "fr": Text("Title (French)", "Titre (français)"),
}
_CODES: Mapping[str, Mapping[str, Text]] = {
    "bucket": {bucket.value: name for bucket, name in BUCKETS.items()},
    "last_decision": {kind.value: name for kind, name in DECISIONS.items()},
}
_VOCABULARIES: Mapping[str, str] = {"frequency": "frequency", "class": "lifetime_class"}
Cell = str | int | None


def header_of_freshness(lang: Language, *, public: bool) -> list[str]:
    """Return the names of the columns; titles have one for each language, the reader's first."""
    names: list[str] = []
    for key, name in columns(public=public).items():
        if key == _TITLE:
            names += [_LANGUAGES[each].get(lang) for each in _order(lang)]
        else:
            names.append(name.get(lang))
    return names


def cells_of_freshness(
    entries: Iterable[FreshnessEntry], lang: Language, *, public: bool
) -> Iterator[list[Cell]]:
    """Yield the cells of each line; codes as their names, days as ISO 8601."""
    for entry in entries:
        cells: list[Cell] = []
        for key, value in line(entry, public=public).items():
            if key == _TITLE:
                cells += [entry.title.get(each) or None for each in _order(lang)]
            else:
                cells.append(_cell(key, value, lang))
        yield cells


def name_of(key: str, code: str) -> Text:
    """Return the name of a code in a column; an unknown code is its own."""
    if key in _VOCABULARIES:
        for choice in load_vocabulary(_VOCABULARIES[key]):
            if choice.value == code:
                return choice.label
    return _CODES.get(key, {}).get(code) or Text(code, code)


def _cell(key: str, value: Any, lang: Language) -> Cell:
    if isinstance(value, dict):
        return Text(**cast("dict[str, str]", value)).get(lang) or None
    if isinstance(value, str):
        return name_of(key, value).get(lang) or None
    return value


def _order(lang: Language) -> tuple[Language, ...]:
    return (lang, *(each for each in LANGUAGES if each != lang))
