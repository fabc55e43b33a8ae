"""Tolerant reading of what records hold: text, codes, bilingual texts, in plain or stored form.

CKAN stores structured values as JSON strings and forms send one code where a list is meant; both
read alike here. Nothing raises, nothing is invented: what cannot be read counts as missing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from .text import Language, Text


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


def structured(value: object) -> object:
    """Undo the stored form: a string that holds a JSON object or list becomes that."""
    if isinstance(value, str) and value.lstrip()[:1] in ("{", "["):
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value
    return value


def read_text(value: object) -> str:
    """Return a text or number as stripped text, anything else as blank."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or not isinstance(value, int | float | date):
        return ""
    return str(value)


def read_codes(value: object) -> tuple[str, ...]:
    """Return a list of codes from a list, one code, or a list stored as JSON."""
    plain = structured(value)
    if isinstance(plain, list | tuple | set | frozenset):
        texts = (read_text(item) for item in cast("Iterable[object]", plain))
    else:
        texts = (read_text(plain),)
    return tuple(text for text in texts if text)


def is_filled(value: object) -> bool:
    """Tell whether a value holds a text, a number, or a filled entry of a list or mapping."""
    plain = structured(value)
    if isinstance(plain, str):
        return bool(plain.strip())
    if isinstance(plain, Mapping):
        return any(is_filled(entry) for entry in cast("Mapping[str, object]", plain).values())
    if isinstance(plain, list | tuple | set | frozenset):
        return any(is_filled(entry) for entry in cast("Iterable[object]", plain))
    return plain is not None


def read_mapping(value: object) -> Mapping[str, Any]:
    """Return a mapping, plain or stored as JSON; anything else is an empty one."""
    plain = structured(value)
    return cast("Mapping[str, Any]", plain) if isinstance(plain, Mapping) else {}


def read_bilingual(value: object) -> Bilingual:
    """Return the text per language.

    A machine translation (`fr-t-en`, the convention of open.canada.ca) stands in for its language:
    the text exists, and whether it was reviewed is another question.
    """
    texts = read_mapping(value)
    return Bilingual(
        en=read_text(texts.get("en")) or read_text(texts.get("en-t-fr")),
        fr=read_text(texts.get("fr")) or read_text(texts.get("fr-t-en")),
    )


def read_keywords(value: object, lang: Language) -> tuple[str, ...]:
    """Return the keywords of one language; a machine translation stands in for its language."""
    lists = read_mapping(value)
    translated = "fr-t-en" if lang == "fr" else "en-t-fr"
    return read_codes(lists.get(lang)) or read_codes(lists.get(translated))
