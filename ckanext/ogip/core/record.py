"""Reading one mapping of field names to values: what a subject and a resource share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from .calendar.dates import NotADate, read_date
from .text import Language
from .values import (
    MACHINE_TRANSLATED,
    Bilingual,
    is_filled,
    read_bilingual,
    read_codes,
    read_keywords,
    read_mapping,
    read_text,
)


class Record:
    """Reads fields by name; a blank string and an absent field are the same."""

    __slots__ = ("_data",)

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Keep `data` as it is; the caller does not change it while rules read it."""
        self._data = data

    def value(self, name: str) -> object:
        """Return a field as it is, in whatever form it came; None where missing."""
        return self._data.get(name)

    def text(self, name: str) -> str:
        """Return a field as stripped text, blank where missing."""
        value = self._data.get(name)
        if value is None:  # most fields of most records
            return ""
        return value.strip() if isinstance(value, str) else read_text(value)

    def codes(self, name: str) -> tuple[str, ...]:
        """Return the codes of a field that holds one or several."""
        return read_codes(self._data.get(name))

    def bilingual(self, name: str) -> Bilingual:
        """Return a bilingual field, blank per missing language."""
        return read_bilingual(self._data.get(name))

    def keywords(self, name: str, lang: Language) -> tuple[str, ...]:
        """Return the keywords of a bilingual list field in one language."""
        return read_keywords(self._data.get(name), lang)

    def is_machine_translated(self, name: str, lang: Language) -> bool:
        """Tell whether only a machine translation stands in for a language of a bilingual field.

        Who has reviewed one keeps the text under the language itself (`fr`, not `fr-t-en`).
        """
        texts = read_mapping(self._data.get(name))
        # A text or a list of keywords; anything else counts as missing, as everywhere.
        return _has_words(texts.get(MACHINE_TRANSLATED[lang])) and not _has_words(texts.get(lang))

    def date(self, name: str) -> date | NotADate | None:
        """Return a date field; what is no date comes back as `NotADate`, never as an error."""
        return read_date(self._data.get(name))

    def has(self, name: str) -> bool:
        """Tell whether a field holds anything at all."""
        return is_filled(self._data.get(name))


def _has_words(value: object) -> bool:
    return value is not None and bool(read_text(value) or read_codes(value))
