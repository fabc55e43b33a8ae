"""The next due date and its bucket, against a table whose rows were checked by hand.

Without an anchor every row agrees with python-dateutil as well, which CKAN brings.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.calendar.frequency import Interval, interval_of
from ckanext.ogip.core.lifetime.buckets import Bucket
from ckanext.ogip.core.lifetime.due import Schedule, next_due
from ckanext.ogip.core.lifetime.evaluate import evaluate
from ckanext.ogip.core.vocabulary import load_vocabulary
from tests.core.lifetime.records import record, terms

TABLE = Path(__file__).with_name("due_dates.csv")
with TABLE.open(encoding="utf-8") as _source:
    ROWS = list(csv.DictReader(_source))
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2150, 1, 1))
CODES = [choice.value for choice in load_vocabulary("frequency")]
INTERVALS = [interval for code in CODES if (interval := interval_of(code))]


def name_of(row: dict[str, str]) -> str:
    return " ".join(filter(None, row.values()))


@pytest.mark.parametrize("row", [pytest.param(row, id=name_of(row)) for row in ROWS])
def test_the_table_of_due_dates_holds(row: dict[str, str]) -> None:
    fields: dict[str, Any] = {
        "frequency": row["frequency"],
        "schedule_anchor": row["schedule_anchor"],
        "date_modified": row["last_data_date"],
    }
    found = evaluate(record(**fields), date.fromisoformat(row["today"]), terms()).as_dict()

    assert found["next_update_due"] == (row["next_update_due"] or None)
    assert found["days_late"] == (int(row["days_late"]) if row["days_late"] else None)
    assert found["bucket"] == row["bucket"]


def test_the_table_has_every_frequency_every_bucket_and_200_rows() -> None:
    assert len(ROWS) >= 200
    assert {row["frequency"] for row in ROWS} >= set(CODES)
    assert {row["bucket"] for row in ROWS} == set(Bucket)


def test_there_are_21_frequencies_and_5_have_no_interval() -> None:
    assert len(CODES) == 21
    without = {code for code in CODES if interval_of(code) is None}
    assert without == {"as_needed", "continual", "irregular", "not_planned", "unknown"}


@given(st.sampled_from([i for i in INTERVALS if i.months]), DAYS)
def test_months_are_those_of_the_calendar(interval: Interval, last: date) -> None:
    assert next_due(last, interval) == last + relativedelta(months=interval.months)


@given(st.sampled_from(INTERVALS), DAYS, DAYS)
def test_a_schedule_is_never_left(interval: Interval, anchor: date, last: date) -> None:
    due = next_due(last, interval, anchor)
    schedule = Schedule(anchor, interval)
    number = schedule.nearest(due)

    assert schedule.occurrence(number) == due
    assert due > last
    before = schedule.occurrence(number - 1)
    around = (schedule.occurrence(number - 2), due)
    assert abs(before - last) <= min(abs(day - last) for day in around)


@given(st.sampled_from(INTERVALS), DAYS, st.integers(min_value=-12, max_value=12))
def test_an_edition_on_its_day_makes_the_next_one_due(
    interval: Interval, anchor: date, number: int
) -> None:
    schedule = Schedule(anchor, interval)
    on_time = schedule.occurrence(number)

    assert next_due(on_time, interval, anchor) == schedule.occurrence(number + 1)


@pytest.mark.parametrize("days", range(-180, 181, 15))
def test_an_early_or_late_edition_does_not_shift_the_schedule(days: int) -> None:
    published = date(2026, 6, 30) + timedelta(days=days)

    assert next_due(published, Interval(months=12), date(2019, 6, 30)) == date(2027, 6, 30)


def test_without_an_anchor_it_does() -> None:
    assert next_due(date(2026, 9, 1), Interval(months=12)) == date(2027, 9, 1)


@pytest.mark.parametrize("anchor", [None, date.min, date(2026, 1, 1), date.max])
@pytest.mark.parametrize("last", [date.min, date(2026, 1, 1), date.max])
@pytest.mark.parametrize("code", ["P1D", "P0.33W", "P1M", "P5Y", "P9999Y", "P0.01D", "P999999999D"])
def test_the_ends_of_the_calendar_are_no_error(code: str, last: date, anchor: date | None) -> None:
    interval = interval_of(code)

    assert interval
    assert isinstance(next_due(last, interval, anchor), date)
