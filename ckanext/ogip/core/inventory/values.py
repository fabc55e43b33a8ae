"""Cells into typed values, one function for each kind of column; refuses, never guesses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from .problems import UnreadableValueError
from .template import Column, Kind

Value = str | int | bool | date | None

LANGUAGES = ("en", "fr", "iu", "zxx", "other")
BIGINT_LIMIT = 2**63 - 1
INTEGER_LIMIT = 2**31 - 1
_YES = frozenset({"y", "yes", "o", "oui"})
_NO = frozenset({"n", "no", "non"})
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_LAYOUT_CHARACTERS = frozenset("\t\n\r")
_UNSHOWABLE = frozenset({"Cc", "Cs"})


def parse_value(column: Column, text: str) -> Value:
    """Read one cell; blank is None. Raises UnreadableValueError."""
    stripped = text.strip()
    if not stripped:
        return None
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
    if text.isprintable():
        return
    for character in text:
        if character not in _LAYOUT_CHARACTERS and unicodedata.category(character) in _UNSHOWABLE:
            raise UnreadableValueError("control_character", character=f"U+{ord(character):04X}")


def _text(column: Column, text: str) -> str:
    if len(text) > column.max_length:
        raise UnreadableValueError("text_too_long", length=len(text), limit=column.max_length)
    return text


def _date(column: Column, text: str) -> date:
    if not _ISO_DATE.fullmatch(text):
        raise UnreadableValueError("date")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UnreadableValueError("date") from error


def _language(column: Column, text: str) -> str:
    """Return the codes in the template's order, so that `fr+en` and `en+fr` are one value."""
    codes = {code.strip() for code in re.split(r"[+,;]", text.casefold())}
    if not codes <= set(LANGUAGES):
        raise UnreadableValueError("language")
    return "+".join(code for code in LANGUAGES if code in codes)


def _integer(text: str, limit: int) -> int:
    """Read `3000000000` and the `3.000000e+09` that spreadsheets make of it."""
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


_PARSERS: dict[Kind, Callable[[Column, str], Value]] = {
    Kind.TEXT: _text,
    Kind.DATE: _date,
    Kind.LANGUAGE: _language,
    Kind.WHOLE_NUMBER: _whole_number,
    Kind.COUNT: _count,
    Kind.YES_NO: _yes_no,
    Kind.URL: _url,
}
