"""Dates and numbers as the reader's language writes them."""

from __future__ import annotations

import datetime

from ..core.formatting import format_date, format_decimal, format_number
from ..language import caller_language

__all__ = ["ogip_date_in_words", "ogip_decimal", "ogip_number"]


def ogip_date_in_words(value: datetime.date | str | None) -> str:
    """Return "15 January 2027" or "15 janvier 2027" for a date or an ISO string, else ""."""
    if not value:
        return ""
    date = datetime.date.fromisoformat(value[:10]) if isinstance(value, str) else value
    return format_date(date, caller_language())


def ogip_decimal(value: float) -> str:
    """Return a number with one decimal, none where it is whole."""
    return format_decimal(value, caller_language())


def ogip_number(value: int) -> str:
    """Return a number with its thousands grouped."""
    return format_number(value, caller_language())
