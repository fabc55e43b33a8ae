"""Months, fiscal quarters and fiscal years: their first and last days, and their names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..formatting import format_month
from ..text import LANGUAGES, Text
from .dates import add_months
from .period_end import APRIL, Precision, period_end

_JANUARY = 1
_MONTHS_OF_A_QUARTER = 3
_LENGTHS = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.YEAR: 12}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A month, fiscal quarter or fiscal year."""

    start: date
    end: date
    unit: Precision
    fiscal_start: int = APRIL

    @property
    def code(self) -> str:
        """Return the month, or the first month of a longer period, as `2026-04`."""
        return f"{self.start:%Y-%m}"

    @property
    def name(self) -> Text:
        """Name it: `April 2026`, `Q1 2026–27`, `2026–27`; `avril 2026`, `T1 2026-2027`."""
        if self.unit is Precision.MONTH:
            return Text(*(format_month(self.start, lang) for lang in LANGUAGES))
        year = self._year()
        if self.unit is Precision.YEAR:
            return year
        months = (self.start.month - self.fiscal_start) % 12
        number = months // _MONTHS_OF_A_QUARTER + 1
        return Text(f"Q{number} {year.en}", f"T{number} {year.fr}")

    def _year(self) -> Text:
        """Name the fiscal year by the calendar years it lies in."""
        first = self.start.year - (self.start.month < self.fiscal_start)
        if self.fiscal_start == _JANUARY:
            return Text(str(first), str(first))
        return Text(f"{first}–{(first + 1) % 100:02}", f"{first}-{first + 1}")


def period_of(day: date, unit: Precision, fiscal_start: int = APRIL) -> Period:
    """Return the month, quarter or year that a day lies in; the year begins in `fiscal_start`.

    Raises ValueError for a unit that is no such period.
    """
    length = _LENGTHS.get(unit)
    end = period_end(day, unit, fiscal_start)
    if length is None or end is None:
        raise ValueError(f"no month, quarter or year: {unit}")
    return Period(_first_day(day, (day.month - fiscal_start) % length), end, unit, fiscal_start)


def _first_day(day: date, months_before: int) -> date:
    try:
        return add_months(day.replace(day=1), -months_before)
    except ValueError:  # before the calendar: as early as it goes
        return date.min
