"""Calendar dates: reading them from records, and adding calendar months."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime

from ..values import remembering

# A record holds `2027-01-15`, or that day with a time of day behind it as CKAN stores it.
_ISO_DATE = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class NotADate:
    """A value that stands where a date belongs and is none."""

    value: str


def read_date(value: object) -> date | NotADate | None:
    """Read an ISO date, with or without a time of day; a blank value is None.

    Never guesses: `7/3/2016` and `March 7, 2016` are `NotADate`.
    """
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    return _read_day(value)


@remembering
def _read_day(value: object) -> date | NotADate | None:
    text = str(value).strip()
    match = _ISO_DATE.fullmatch(text)
    if match:
        try:
            return date.fromisoformat(match[1])
        except ValueError:
            return NotADate(text)
    return NotADate(text) if text else None


def add_months(start: date, months: int) -> date:
    """Add calendar months; 31 January plus one month is the last day of February."""
    index = start.year * 12 + start.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))
