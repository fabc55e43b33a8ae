"""Checks on titles that people can read and find (OG-222)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..results import NotApplicable, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Subject
from ..text import LANGUAGES

_ACRONYM = re.compile(r"\b[A-ZÀ-Þ]{3,}\b")
_ROMAN_NUMERAL = re.compile(r"[IVXLCDM]+")


@check("OG-222", "no_title", "too_long", "all_capitals", "unexplained_acronym")
def title_is_short_and_clear(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Each title is short, not written in capitals, and free of unexplained acronyms."""
    titles = subject.bilingual("title_translated")
    if not titles.any:
        yield NotApplicable("no_title")
    descriptions = subject.bilingual("notes_translated")
    for lang in LANGUAGES:
        field = f"title_translated-{lang}"
        # A letter with its accent as a separate character is still one letter to the reader.
        title = unicodedata.normalize("NFC", titles.get(lang))
        if len(title) > settings.integer("max_length"):
            yield Problem("too_long", field, params=_lengths(title, settings))
        if _is_all_capitals(title):
            yield Problem("all_capitals", field)
            continue
        known = settings.codes("known_acronyms")
        acronyms = _unexplained(title, descriptions.get(lang), known)
        if acronyms:
            yield Problem("unexplained_acronym", field, params={"acronyms": acronyms})


def _lengths(title: str, settings: Settings) -> dict[str, int]:
    return {"length": len(title), "limit": settings.integer("max_length")}


def _is_all_capitals(title: str) -> bool:
    """A single word in capitals may be a name; two or more are shouting."""
    words = [word for word in title.split() if any(letter.isalpha() for letter in word)]
    return len(words) > 1 and title.isupper()


def _unexplained(title: str, description: str, known: tuple[str, ...]) -> list[str]:
    """Return the acronyms that neither the title nor the description spells out in brackets."""
    found = dict.fromkeys(_ACRONYM.findall(title))
    texts = f"{title}\n{description}"
    return [
        acronym
        for acronym in found
        if acronym not in known
        and not _ROMAN_NUMERAL.fullmatch(acronym)
        and f"({acronym})" not in texts
        and not re.search(rf"\b{acronym} \(", texts)
    ]
