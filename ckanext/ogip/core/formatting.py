"""Numbers, dates and lists as a reader of English or French expects them. Imports only `text`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .text import Language

_NARROW_NO_BREAK_SPACE = "\u202f"
# How French names what clause numbers abbreviate: appendices, the Directive on Official Languages.
_FRENCH_CLAUSES = {"App.": "annexe", "OLD": "DLO"}
_MONTHS: dict[Language, str] = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_MONTH_NAMES = {lang: names.split() for lang, names in _MONTHS.items()}


def format_number(value: int, lang: Language) -> str:
    """Group thousands: `1,204` in English, `1 204` (narrow no-break space) in French."""
    grouped = f"{value:,}"
    return grouped if lang == "en" else grouped.replace(",", _NARROW_NO_BREAK_SPACE)


def format_decimal(value: float, lang: Language) -> str:
    """Write a number with one decimal where it has any: `4.5` in English, `4,5` in French."""
    whole, tenths = divmod(round(value * 10), 10)
    if not tenths:
        return format_number(whole, lang)
    return f"{format_number(whole, lang)}{'.' if lang == 'en' else ','}{tenths}"


def format_date(value: date, lang: Language) -> str:
    """Write a date in words: `15 January 2027`, `15 janvier 2027`, `1er mai 2027`."""
    day = "1er" if lang == "fr" and value.day == 1 else str(value.day)
    return f"{day} {_MONTH_NAMES[lang][value.month - 1]} {value.year}"


def format_month(value: date, lang: Language) -> str:
    """Write the month of a date in words: `January 2027`, `janvier 2027`."""
    return f"{_MONTH_NAMES[lang][value.month - 1]} {value.year}"


def format_list(values: Sequence[str], lang: Language) -> str:
    """Join values as an enumeration: `CSV, JSON and XML`, `CSV, JSON et XML`."""
    *first, last = values or ("",)
    joint = " and " if lang == "en" else " et "
    return f"{', '.join(first)}{joint}{last}" if first else last


def format_clause(clause: str, lang: Language) -> str:
    """Write a clause number as texts of a language do: `6.2, App. A`, `6.2, annexe A`."""
    if lang == "en":
        return clause
    return " ".join(_FRENCH_CLAUSES.get(word, word) for word in clause.split(" "))
