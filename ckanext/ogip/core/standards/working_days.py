"""Working days: Monday to Friday without the days on which the office is closed."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate

import holidays
from dateutil.easter import easter

from .settings import EASTER_MONDAY, OfficeCalendar

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


def is_working_day(day: date, calendar: OfficeCalendar) -> bool:
    """Tell whether the office works on a day."""
    return day.weekday() < _SATURDAY and day not in closed_days(day.year, calendar)


def working_days_after(start: date, end: date, calendar: OfficeCalendar) -> int:
    """Count the working days after `start` up to and with `end`; none where `end` is not later."""
    if end <= start:
        return 0
    whole_years = sum(_worked_up_to(year, calendar)[-1] for year in range(start.year, end.year))
    return whole_years + _worked(end, calendar) - _worked(start, calendar)


@lru_cache(maxsize=256)
def closed_days(year: int, calendar: OfficeCalendar) -> frozenset[date]:
    """Return the days off in a year; where one falls on a weekend, the day observed for it too.

    Raises NotImplementedError for a country, a part of it or a category that has no list.
    """
    statutory = holidays.country_holidays(
        calendar.country,
        subdiv=calendar.subdivision or None,
        years=year,
        categories=(calendar.category,),
    )
    also = {_day_in(year, entry) for entry in calendar.also}
    return frozenset({*statutory, *also})


def _day_in(year: int, entry: date | str) -> date:
    return easter(year) + _ONE_DAY if entry == EASTER_MONDAY else date.fromisoformat(str(entry))


def _worked(day: date, calendar: OfficeCalendar) -> int:
    return _worked_up_to(day.year, calendar)[day.timetuple().tm_yday]


@lru_cache(maxsize=256)
def _worked_up_to(year: int, calendar: OfficeCalendar) -> tuple[int, ...]:
    """Return how many working days of a year have passed by each of its days; 0 comes first."""
    first = date(year, 1, 1)
    length = (date(year, 12, 31) - first).days + 1
    days = (first + _ONE_DAY * n for n in range(length))
    return tuple(accumulate((is_working_day(day, calendar) for day in days), initial=0))
