"""Reading one mapping of field names to values: what a subject and a resource share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from .dates import NotADate, read_date
from .text import Language
from .values import Bilingual, is_filled, read_bilingual, read_codes, read_keywords, read_text


class Record:
    """Reads fields by name; a blank string and an absent field are the same."""

    __slots__ = ("_data",)

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Keep `data` as it is; the caller does not change it while rules read it."""
        self._data = data

    def text(self, name: str) -> str:
        """Return a field as stripped text, blank where missing."""
        return read_text(self._data.get(name))

    def codes(self, name: str) -> tuple[str, ...]:
        """Return the codes of a field that holds one or several."""
        return read_codes(self._data.get(name))

    def bilingual(self, name: str) -> Bilingual:
        """Return a bilingual field, blank per missing language."""
        return read_bilingual(self._data.get(name))

    def keywords(self, name: str, lang: Language) -> tuple[str, ...]:
        """Return the keywords of a bilingual list field in one language."""
        return read_keywords(self._data.get(name), lang)

    def date(self, name: str) -> date | NotADate | None:
        """Return a date field; what is no date comes back as `NotADate`, never as an error."""
        return read_date(self._data.get(name))

    def has(self, name: str) -> bool:
        """Tell whether a field holds anything at all."""
        return is_filled(self._data.get(name))
