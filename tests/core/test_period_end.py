"""When a period that a plan states is over; fiscal years begin in April."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.calendar.period_end import Precision, period_end


@pytest.mark.parametrize(
    ("day", "precision", "end"),
    [
        ("2020-09-12", "day", "2020-09-12"),
        ("2020-09-12", "month", "2020-09-30"),
        ("2024-02-01", "month", "2024-02-29"),
        ("2020-04-01", "quarter", "2020-06-30"),
        ("2020-06-30", "quarter", "2020-06-30"),
        ("2020-07-01", "quarter", "2020-09-30"),
        ("2020-12-31", "quarter", "2020-12-31"),
        ("2021-01-31", "quarter", "2021-03-31"),
        ("2020-04-01", "year", "2021-03-31"),
        ("2021-03-31", "year", "2021-03-31"),
        ("2020-12-31", "year", "2021-03-31"),
        ("9999-12-31", "year", "9999-12-31"),
    ],
)
def test_a_period_ends_with_its_last_day(day: str, precision: str, end: str) -> None:
    assert period_end(date.fromisoformat(day), Precision(precision)) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("fiscal_start", "quarter", "year"),
    [
        (1, "2020-06-30", "2020-12-31"),
        (2, "2020-07-31", "2021-01-31"),
        (7, "2020-06-30", "2020-06-30"),
    ],
)
def test_a_fiscal_year_may_begin_in_another_month(
    fiscal_start: int, quarter: str, year: str
) -> None:
    may = date(2020, 5, 1)
    assert period_end(may, Precision.QUARTER, fiscal_start) == date.fromisoformat(quarter)
    assert period_end(may, Precision.YEAR, fiscal_start) == date.fromisoformat(year)


def test_a_condition_has_no_end() -> None:
    assert period_end(date(2020, 5, 1), Precision.NONE) is None


@given(st.dates(), st.sampled_from(Precision), st.integers(0, 10**6))
def test_a_period_never_ends_before_its_day(
    day: date, precision: Precision, fiscal_start: int
) -> None:
    end = period_end(day, precision, fiscal_start)
    assert (end is None) is (precision is Precision.NONE)
    assert end is None or day <= end


@given(st.dates(max_value=date(9000, 1, 1)), st.sampled_from(["month", "quarter", "year"]))
def test_the_last_day_of_a_period_ends_the_same_period(day: date, precision: str) -> None:
    end = period_end(day, Precision(precision))
    assert end is not None
    assert period_end(end, Precision(precision)) == end
