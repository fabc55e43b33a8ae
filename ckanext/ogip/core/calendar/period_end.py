"""When a stated period is over: what was planned for "September 2020" has until the 30th."""

from __future__ import annotations

import calendar
from datetime import date
from enum import StrEnum

from .dates import add_months

APRIL = 4


class Precision(StrEnum):
    """How exactly a plan states a date. `none` stands for a condition, such as "when available"."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    NONE = "none"


def period_end(day: date, precision: Precision, fiscal_start: int = APRIL) -> date | None:
    """Return the last day of the period that `day` stands for, None where it states no period.

    Quarters and years are fiscal ones; the fiscal year begins in the month `fiscal_start` (1-12).
    """
    if precision is Precision.NONE:
        return None
    if precision is Precision.DAY:
        return day
    return _last_of_month(day, _months_left(day, precision, fiscal_start))


def _months_left(day: date, precision: Precision, fiscal_start: int) -> int:
    """Count the months of the period that follow the month of `day`."""
    length = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.YEAR: 12}[precision]
    return length - 1 - (day.month - fiscal_start) % length


def _last_of_month(day: date, months_later: int) -> date:
    try:
        month = add_months(day.replace(day=1), months_later)
    except ValueError:  # beyond the calendar: as late as it goes
        return date.max
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])
