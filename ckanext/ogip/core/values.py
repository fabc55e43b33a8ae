"""Tolerant reading of what records hold: text, codes, bilingual texts, in plain or stored form.

CKAN stores structured values as JSON strings and forms send one code where a list is meant; both
read alike here. Nothing raises, nothing is invented: what cannot be read counts as missing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

from .text import Language, Text

# The keys of open.canada.ca for a text that a machine translated from the other language.
MACHINE_TRANSLATED: Mapping[Language, str] = {"en": "en-t-fr", "fr": "fr-t-en"}
_OPENINGS = frozenset("{[")
Found = TypeVar("Found")
_SHORT = 4096  # characters


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text per language, blank where missing."""

    en: str = ""
    fr: str = ""

    def get(self, lang: Language) -> str:
        """Return the text in one language, blank where missing."""
        return self.fr if lang == "fr" else self.en

    @property
    def any(self) -> str:
        """Return the English text, or the French one where only that exists."""
        return self.en or self.fr

    def filled(self, otherwise: Text) -> Text:
        """Return both texts; a missing one is replaced by the other one, or by `otherwise`."""
        return Text(self.en or self.fr or otherwise.en, self.fr or self.en or otherwise.fr)


def remembering(read: Callable[[object], Found]) -> Callable[[object], Found]:
    """Let a reader remember what it found in the last short strings, and where nothing was.

    Many rules read the same field, one after the other.
    """
    remembered = lru_cache(maxsize=512)(read)

    @wraps(read)
    def reading(value: object) -> Found:
        known = value is None or (isinstance(value, str) and len(value) <= _SHORT)
        return remembered(value) if known else read(value)

    return reading


def structured(value: object) -> object:
    """Undo the stored form: a string that holds a JSON object or list becomes that.

    Equal strings give the same object: it is read, never changed.
    """
    if not isinstance(value, str) or value[:1].isalnum() or value.lstrip()[:1] not in _OPENINGS:
        return value
    return _parsed(value)


@remembering
def _parsed(text: object) -> object:
    try:
        return json.loads(cast("str", text))
    except (ValueError, RecursionError):
        return text


def read_text(value: object) -> str:
    """Return a text or number as stripped text, anything else as blank."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or not isinstance(value, int | float | date):
        return ""
    return str(value)


@remembering
def read_codes(value: object) -> tuple[str, ...]:
    """Return a list of codes from a list, one code, or a list stored as JSON."""
    plain = structured(value)
    if isinstance(plain, list | tuple | set | frozenset):
        texts = (read_text(item) for item in cast("Iterable[object]", plain))
    else:
        texts = (read_text(plain),)
    return tuple(text for text in texts if text)


@remembering
def is_filled(value: object) -> bool:
    """Tell whether a value holds a text, a number, or a filled entry of a list or mapping."""
    waiting = [value]  # no recursion: a list may be nested deeper than the stack
    while waiting:
        plain = structured(waiting.pop())
        if isinstance(plain, Mapping):
            waiting.extend(cast("Mapping[str, object]", plain).values())
        elif isinstance(plain, list | tuple | set | frozenset):
            waiting.extend(cast("Iterable[object]", plain))
        elif plain.strip() if isinstance(plain, str) else plain is not None:
            return True
    return False


def read_mapping(value: object) -> Mapping[str, Any]:
    """Return a mapping, plain or stored as JSON; anything else is an empty one."""
    plain = structured(value)
    # What JSON makes is a dict; any other mapping takes the longer question.
    known = isinstance(plain, dict) or isinstance(plain, Mapping)  # noqa: SIM101
    return cast("Mapping[str, Any]", plain) if known else {}


def read_mappings(value: object) -> Iterator[Mapping[str, Any]]:
    """Yield the mappings of a list, plain or stored as JSON; anything else in it is passed over."""
    plain = structured(value)
    if not isinstance(plain, list | tuple):
        return
    for item in cast("Iterable[object]", plain):
        if isinstance(item, Mapping):
            yield cast("Mapping[str, Any]", item)


@remembering
def read_bilingual(value: object) -> Bilingual:
    """Return the text per language.

    A machine translation (`fr-t-en`, the convention of open.canada.ca) stands in for its language:
    the text exists, and whether it was reviewed is another question.
    """
    texts = read_mapping(value)
    return Bilingual(
        en=read_text(texts.get("en")) or read_text(texts.get(MACHINE_TRANSLATED["en"])),
        fr=read_text(texts.get("fr")) or read_text(texts.get(MACHINE_TRANSLATED["fr"])),
    )


def read_keywords(value: object, lang: Language) -> tuple[str, ...]:
    """Return the keywords of one language; a machine translation stands in for its language."""
    lists = read_mapping(value)
    return read_codes(lists.get(lang)) or read_codes(lists.get(MACHINE_TRANSLATED[lang]))
