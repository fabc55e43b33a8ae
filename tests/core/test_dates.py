"""Dates are read without guessing; months and frequencies follow the calendar."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from ckanext.ogip.core.calendar.dates import NotADate, add_months, read_date
from ckanext.ogip.core.calendar.frequency import interval_of, parse_interval
from ckanext.ogip.core.vocabulary import load_vocabulary

NO_INTERVAL = {"as_needed", "continual", "irregular", "not_planned", "unknown"}


@pytest.mark.parametrize(
    "value",
    [
        "2015-10-27",
        " 2015-10-27 ",
        "2015-10-27 00:00:00",
        "2015-10-27T23:59:59.123456",
        "2015-10-27T10:00Z",
        "2015-10-27T10:00:00+05:00",
        date(2015, 10, 27),
        datetime(2015, 10, 27, 12),  # noqa: DTZ001 - CKAN hands out naive times
    ],
)
def test_a_date_is_read_with_or_without_its_time(value: object) -> None:
    assert read_date(value) == date(2015, 10, 27)


@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_blank_is_no_date_and_no_mistake(value: object) -> None:
    assert read_date(value) is None


@pytest.mark.parametrize(
    "value",
    ["7/3/2016", "May 31/16", "2016", "2016-05", "20160531", "2016-W05-1", "2016-02-30",
     "0000-01-01", "2016-05-31x", "2016-05-31 later", 20160531, ["2016-05-31"], {}, "\x00",
     "٢٠١٦-٠٥-٣١"],
)  # fmt: skip
def test_what_is_no_iso_date_is_never_guessed(value: object) -> None:
    assert isinstance(read_date(value), NotADate)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_months_are_calendar_months(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


@pytest.mark.parametrize(
    ("code", "due"),
    [
        ("P1D", date(2026, 2, 1)),
        ("P0.33W", date(2026, 2, 3)),
        ("P0.5W", date(2026, 2, 4)),
        ("P1W", date(2026, 2, 7)),
        ("P2W", date(2026, 2, 14)),
        ("P0.5M", date(2026, 2, 15)),
        ("P1M", date(2026, 2, 28)),
        ("P3M", date(2026, 4, 30)),
        ("P6M", date(2026, 7, 31)),
        ("P1Y", date(2027, 1, 31)),
        ("P5Y", date(2031, 1, 31)),
    ],
)
def test_each_frequency_has_its_interval(code: str, due: date) -> None:
    interval = interval_of(code)
    assert interval
    assert interval.after(date(2026, 1, 31)) == due


def test_the_vocabulary_is_split_into_intervals_and_none() -> None:
    codes = load_vocabulary("frequency").codes
    assert {code for code in codes if interval_of(code) is None} == NO_INTERVAL


@pytest.mark.parametrize(
    "text", ["", "P", "1Y", "P1", "P-1Y", "PT1H", "P1Y6M", "P0.5Y", "P1.5M", "p1y"]
)
def test_what_is_no_interval_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an interval"):
        parse_interval(text)


def test_intervals_stop_at_the_ends_of_the_calendar() -> None:
    year = parse_interval("P1Y")
    assert year.after(date.max) == date.max
    assert year.before(date.min) == date.min
    assert parse_interval("P90D").before(date(1, 1, 2)) == date.min


@pytest.mark.parametrize(("text", "again"), [("P90D", "P90D"), ("P1Y", "P12M"), ("P2W", "P14D")])
def test_an_interval_is_written_as_iso(text: str, again: str) -> None:
    assert str(parse_interval(text)) == again
