"""Fiscal quarters and years: where they begin and end, and what they are called."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.calendar.fiscal import period_of
from ckanext.ogip.core.calendar.period_end import Precision

MONTH, QUARTER, YEAR = Precision.MONTH, Precision.QUARTER, Precision.YEAR
UNITS = [MONTH, QUARTER, YEAR]
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1))


@pytest.mark.parametrize(
    ("day", "unit", "start", "end", "en", "fr"),
    [
        ("2026-06-15", MONTH, "2026-06-01", "2026-06-30", "June 2026", "juin 2026"),
        ("2026-04-01", QUARTER, "2026-04-01", "2026-06-30", "Q1 2026–27", "T1 2026-2027"),
        ("2026-03-31", QUARTER, "2026-01-01", "2026-03-31", "Q4 2025–26", "T4 2025-2026"),
        ("2026-12-31", QUARTER, "2026-10-01", "2026-12-31", "Q3 2026–27", "T3 2026-2027"),
        ("2026-03-31", YEAR, "2025-04-01", "2026-03-31", "2025–26", "2025-2026"),
        ("2026-04-01", YEAR, "2026-04-01", "2027-03-31", "2026–27", "2026-2027"),
        ("1999-04-01", YEAR, "1999-04-01", "2000-03-31", "1999–00", "1999-2000"),
    ],
)
def test_a_day_lies_in_its_fiscal_period(
    day: str, unit: Precision, start: str, end: str, en: str, fr: str
) -> None:
    period = period_of(date.fromisoformat(day), unit)

    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)
    assert period.name.as_dict() == {"en": en, "fr": fr}


def test_a_fiscal_year_that_begins_in_january_is_a_calendar_year() -> None:
    assert period_of(date(2026, 12, 31), YEAR, 1).name.en == "2026"
    assert period_of(date(2026, 12, 31), QUARTER, 1).name.fr == "T4 2026"


def test_a_fiscal_year_may_begin_in_any_month() -> None:
    assert period_of(date(2026, 8, 31), QUARTER, 9).name.en == "Q4 2025–26"
    assert period_of(date(2026, 9, 1), YEAR, 9).start == date(2026, 9, 1)


@given(DAYS, st.sampled_from(UNITS), st.integers(1, 12))
def test_periods_follow_each_other_without_a_gap(day: date, unit: Precision, first: int) -> None:
    period = period_of(day, unit, first)
    after = period_of(period.end + timedelta(days=1), unit, first)

    assert period.start <= day <= period.end
    assert after.start == period.end + timedelta(days=1)
    assert after > period


@pytest.mark.parametrize("unit", UNITS)
def test_the_ends_of_the_calendar_are_no_error(unit: Precision) -> None:
    assert period_of(date.min, unit).start == date.min
    assert period_of(date.max, unit).end == date.max


@pytest.mark.parametrize("unit", [Precision.DAY, Precision.NONE])
def test_what_is_no_period_is_refused(unit: Precision) -> None:
    with pytest.raises(ValueError, match="no month, quarter or year"):
        period_of(date(2026, 6, 15), unit)
