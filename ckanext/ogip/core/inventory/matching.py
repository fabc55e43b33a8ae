"""Which header is which column: in English or French, any order, case and accents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..text import LANGUAGES, Language
from .layout import AUTO, LAYOUT_NAMES, Layout, layout, own_headers
from .template import Column
from .words import words_of

# `English title` is `title English`; `title translated` says no more than `title`.
_LANGUAGE_FIRST = re.compile(r"(en|fr|english|french|anglais|francais) (.+)")
_CACHED = 4096
_LONGEST = 120  # characters; a longer cell is a text, not a header


def match_columns(
    names: Sequence[str], profile: str = AUTO
) -> tuple[Layout, tuple[Column | None, ...]]:
    """Return the layout and, for each header, its column or None.

    With the profile `auto` that is the layout which knows most of the headers.
    """
    keys = LAYOUT_NAMES if profile == AUTO else (profile,)
    matches = [(layout(key), _match(names, key)) for key in keys]
    return max(matches, key=lambda match: _known_of(*match))


def count_known(names: Sequence[str], profile: str) -> int:
    """Return how many different columns the headers name."""
    _layout, columns = match_columns(names, profile)
    return len({column.name for column in columns if column})


def _known_of(chosen: Layout, columns: Sequence[Column | None]) -> tuple[int, int]:
    known = {column for column in columns if column}
    return len(known), len(known.intersection(chosen.columns))


def _match(names: Sequence[str], key: str) -> tuple[Column | None, ...]:
    words = [words_of(name) if len(name) <= _LONGEST else "" for name in names]
    language = _language_of(words, key)
    columns = [_find(each, language, key) for each in words]
    taken = {column for column in columns if column}
    for position, each in enumerate(words):
        column = columns[position] or layout(key).otherwise.find(each, language)
        if column and columns[position] is None and column not in taken:
            columns[position] = column
            taken.add(column)
    return tuple(columns)


def _language_of(words: Sequence[str], key: str) -> Language:
    """Return the language most headers are in, where they are words of only one of them."""
    only = {
        lang: sum(_find_in(each, lang, key) and not _find_in(each, other, key) for each in words)
        for lang, other in zip(LANGUAGES, reversed(LANGUAGES), strict=True)
    }
    return "fr" if only["fr"] > only["en"] else "en"


def _find_in(words: str, language: Language, key: str) -> bool:
    return any(
        words in (headers.fr if language == "fr" else headers.en)
        for headers in (layout(key).headers, own_headers())
    )


@lru_cache(maxsize=_CACHED)
def _find(words: str, language: Language, key: str) -> Column | None:
    if not words:
        return None
    moved = _LANGUAGE_FIRST.fullmatch(words)
    spelled = (words, f"{moved[2]} {moved[1]}") if moved else (words,)
    for headers in (own_headers(), layout(key).headers):
        for each in spelled:
            if column := headers.find(each, language):
                return column
    return None
