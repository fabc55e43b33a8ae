"""Cells into typed values, one function for each kind of column; refuses, never guesses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from ..text import Text
from .problems import UnreadableValueError
from .template import Column, Kind
from .words import words_of

Value = str | int | bool | date | None

LANGUAGES = ("en", "fr", "iu", "zxx", "other")
BIGINT_LIMIT = 2**63 - 1
INTEGER_LIMIT = 2**31 - 1
_YES = frozenset({"y", "yes", "o", "oui"})
_NO = frozenset({"n", "no", "non"})
# Spreadsheets and programs add midnight to a date; any other time of day is no date.
_ISO_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})([T ]00:00(:00(\.0+)?)?Z?)?", re.ASCII)
# Years beyond are placeholders such as 0001 and 9999, not dates of publications.
YEARS = range(1500, 2200)
# A space between groups of three digits; a comma would be a decimal sign to half of our readers.
_GROUPED = re.compile(r"\d{1,3}([ \u00a0\u202f]\d{3})+", re.ASCII)
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_LAYOUT_CHARACTERS = frozenset("\t\n\r")
_UNSHOWABLE = frozenset({"Cc", "Cs"})
# They make a text read differently from what it says, such as a title or a file name.
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
SEPARATOR = ";"
_CHOICES_NAMED = 16
_LONGEST_LABEL = 500
# Days and codes repeat in a file; so many of them are read once.
_REMEMBERED = 4096


def parse_value(column: Column, text: str) -> Value:
    """Read one cell; blank is None, or what blank means there. Raises UnreadableValueError."""
    stripped = text.strip()
    if not stripped:
        return column.default
    if not stripped.isprintable():
        _require_showable(stripped)
    return _PARSERS[column.kind](column, stripped)


def cell_text(raw: object) -> str:
    """Return what a CSV cell would hold for a JSON value. Raises UnreadableValueError."""
    if raw is None:
        return ""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, bool):
        return "Y" if raw else "N"
    if isinstance(raw, int | float):
        return str(raw)
    if isinstance(raw, date):
        return raw.isoformat()
    raise UnreadableValueError("not_a_cell")


def _require_showable(text: str) -> None:
    for character in text:
        unshowable = unicodedata.category(character) in _UNSHOWABLE or character in _OVERRIDES
        if unshowable and character not in _LAYOUT_CHARACTERS:
            raise UnreadableValueError("control_character", character=f"U+{ord(character):04X}")


def _text(column: Column, text: str) -> str:
    # Workbooks know one kind of line end; a text must come back from them as it went in.
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > column.max_length:
        raise UnreadableValueError("text_too_long", length=len(text), limit=column.max_length)
    return text


def _date(column: Column, text: str) -> date:
    return _day(text)


@lru_cache(_REMEMBERED)
def _day(text: str) -> date:
    match = _ISO_DATE.fullmatch(text)
    if not match:
        raise UnreadableValueError("date")
    try:
        day = date.fromisoformat(match[1])
    except ValueError as error:
        raise UnreadableValueError("date") from error
    if day.year not in YEARS:
        raise UnreadableValueError("year", first=str(YEARS.start), last=str(YEARS.stop - 1))
    return day


def _language(column: Column, text: str) -> str:
    """Return the codes in the template's order, so that `fr+en` and `en+fr` are one value."""
    codes = {code.strip() for code in re.split(r"[+,;]", text.casefold())}
    if not codes <= set(LANGUAGES):
        raise UnreadableValueError("language")
    return "+".join(code for code in LANGUAGES if code in codes)


def _integer(text: str, limit: int) -> int:
    """Read `3000000000` and the `3.000000e+09` that spreadsheets make of it."""
    if _GROUPED.fullmatch(text):
        text = re.sub(r"\s", "", text)
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise UnreadableValueError("whole_number", limit=limit) from error
    # Compared before the conversion: int(Decimal("1e999999")) would fill the memory.
    if not number.is_finite() or not 0 <= number <= limit or number != number.to_integral_value():
        raise UnreadableValueError("whole_number", limit=limit)
    return int(number)


def _whole_number(column: Column, text: str) -> int:
    return _integer(text, BIGINT_LIMIT)


def _count(column: Column, text: str) -> int:
    return _integer(text, INTEGER_LIMIT)


def _yes_no(column: Column, text: str) -> bool:
    answer = text.casefold()
    if answer in _YES:
        return True
    if answer in _NO:
        return False
    raise UnreadableValueError("yes_no")


def _url(column: Column, text: str) -> str:
    if not _WEB_ADDRESS.fullmatch(text):
        raise UnreadableValueError("url")
    return _text(column, text)


def _code(column: Column, text: str) -> str | None:
    code = column.spellings.get(_words(text)) if len(text) <= _LONGEST_LABEL else None
    if code is None:
        raise UnreadableValueError("code", choices=_choices_of(column))
    return code or None


_words = lru_cache(_REMEMBERED)(words_of)


def _codes(column: Column, text: str) -> str:
    """Return codes in the order of the vocabulary; a label may hold a comma, never a semicolon."""
    found = {_code(column, part) for part in text.split(SEPARATOR) if part.strip()}
    ordered = column.vocabulary or ()
    return _text(column, SEPARATOR.join(each.value for each in ordered if each.value in found))


def _choices_of(column: Column) -> Text:
    choices = tuple(column.vocabulary or ())
    more = ", …" if len(choices) > _CHOICES_NAMED else ""
    labels = [choice.label for choice in choices[:_CHOICES_NAMED]]
    en, fr = (", ".join(f"“{label.en}”" for label in labels), _french_list(labels))
    return Text(en + more, fr + more)


def _french_list(labels: list[Text]) -> str:
    return ", ".join(f"«\u00a0{label.fr}\u00a0»" for label in labels)


_PARSERS: dict[Kind, Callable[[Column, str], Value]] = {
    Kind.TEXT: _text,
    Kind.DATE: _date,
    Kind.LANGUAGE: _language,
    Kind.WHOLE_NUMBER: _whole_number,
    Kind.COUNT: _count,
    Kind.YES_NO: _yes_no,
    Kind.URL: _url,
    Kind.CODE: _code,
    Kind.CODES: _codes,
}
