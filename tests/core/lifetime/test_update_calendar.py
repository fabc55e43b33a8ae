"""Recurring releases as editions: their windows, what closes them, what was missed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.lifetime.recurrence import (
    Recurrence,
    RecurrenceError,
    Window,
    read_recurrence,
)
from ckanext.ogip.core.lifetime.update_calendar import EditionState, editions

BEGIN, END = date(2020, 4, 1), date(2022, 3, 31)
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 1, 1))


def ends(text: str, first: date = BEGIN, last: date = END) -> list[str]:
    return [window.end.isoformat() for window in read_recurrence(text).windows(first, last)]


def test_a_quarterly_release_is_due_at_the_end_of_each_fiscal_quarter() -> None:
    assert ends("P3M", date(2020, 6, 1)) == [
        "2020-06-30", "2020-09-30", "2020-12-31", "2021-03-31",
        "2021-06-30", "2021-09-30", "2021-12-31", "2022-03-31",
    ]  # fmt: skip


def test_a_monthly_release_has_the_months_as_windows() -> None:
    found = ends("P1M")

    assert len(found) == 24
    assert found[:2] + found[-2:] == ["2020-04-30", "2020-05-31", "2022-02-28", "2022-03-31"]


def test_a_yearly_release_follows_the_fiscal_year() -> None:
    assert ends("P1Y", date(2020, 7, 1)) == ["2021-03-31", "2022-03-31"]


def test_named_months_come_every_year_and_may_be_several_months_long() -> None:
    windows = list(read_recurrence("months:10, 4", length=2).windows(BEGIN, END))

    assert windows == [
        Window(date(2020, 4, 1), date(2020, 5, 31)),
        Window(date(2020, 10, 1), date(2020, 11, 30)),
        Window(date(2021, 4, 1), date(2021, 5, 31)),
        Window(date(2021, 10, 1), date(2021, 11, 30)),
    ]


def test_intervals_of_days_and_months_that_do_not_divide_a_year_count_from_the_first_day() -> None:
    weeks = read_recurrence("P2W").windows(date(2026, 6, 1), date(2026, 6, 30))
    assert [window.start.day for window in weeks] == [1, 15, 29]
    years = read_recurrence("P5Y").windows(date(2021, 5, 11), date(2030, 1, 1))
    assert [window.start for window in years] == [date(2021, 5, 1), date(2026, 5, 1)]


def test_a_conditional_release_has_no_window_and_is_never_late() -> None:
    conditional = read_recurrence("conditional")

    assert conditional.is_conditional
    assert list(conditional.windows(BEGIN, END)) == []
    assert editions(conditional.windows(BEGIN, END), [], date(2030, 1, 1)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sometimes",
        "months:",
        "months:0",
        "months:13",
        "months:4,4",
        "months:4,x",
        "P0M",
        "P1Q",
        "months:٤",
    ],
)
def test_what_is_no_recurrence_is_refused(text: str) -> None:
    with pytest.raises(RecurrenceError):
        read_recurrence(text)


def test_new_data_inside_the_window_closes_it() -> None:
    windows = read_recurrence("months:4,10").windows(date(2026, 1, 1), date(2027, 12, 31))
    data = [date(2026, 11, 5), date(2026, 4, 30)]
    found = editions(windows, data, date(2027, 4, 10))

    assert [(edition.state, edition.closed_on) for edition in found] == [
        (EditionState.DONE, date(2026, 4, 30)),
        (EditionState.DONE_LATE, date(2026, 11, 5)),
        (EditionState.OPEN, None),
        (EditionState.PLANNED, None),
    ]
    assert [edition.needs_work for edition in found] == [False, False, True, False]


def test_data_before_the_window_or_that_lies_ahead_closes_nothing() -> None:
    windows = list(read_recurrence("months:4").windows(date(2026, 1, 1), date(2026, 12, 31)))

    assert [e.state for e in editions(windows, [date(2026, 3, 31)], date(2026, 4, 15))] == ["open"]
    assert [e.state for e in editions(windows, [date(2026, 4, 20)], date(2026, 4, 15))] == ["open"]
    assert [e.state for e in editions(windows, [], date(2026, 5, 1))] == ["missed"]


def test_data_of_the_next_window_does_not_close_the_one_before() -> None:
    windows = read_recurrence("P3M").windows(date(2026, 4, 1), date(2026, 9, 30))
    found = editions(windows, [date(2026, 7, 1)], date(2026, 8, 1))

    assert [edition.state for edition in found] == [EditionState.MISSED, EditionState.DONE]
    assert found[0].as_dict() == {
        "start": "2026-04-01",
        "end": "2026-06-30",
        "closed_on": None,
        "state": "missed",
    }


@given(
    st.sampled_from(["P1D", "P0.33W", "P0.5W", "P1W", "P1M", "P3M", "P4M", "P1Y", "P5Y"]),
    DAYS,
    st.integers(min_value=0, max_value=1500),
)
def test_windows_of_an_interval_follow_each_other_without_gap(
    text: str, first: date, length: int
) -> None:
    last = first + timedelta(days=length)
    windows = list(read_recurrence(text).windows(first, last))

    assert windows
    assert windows[0].start <= first <= windows[0].end
    assert windows[-1].start <= last <= windows[-1].end
    for one, following in pairwise(windows):
        assert following.start - one.end == timedelta(days=1)


def test_the_end_of_the_calendar_is_no_error() -> None:
    assert list(Recurrence(months=(12,)).windows(date(9999, 1, 1), date.max))
    assert list(read_recurrence("P1Y").windows(date(9998, 1, 1), date.max))
    assert list(read_recurrence("P1W").windows(date(9999, 12, 1), date.max))
    assert list(read_recurrence("P1Y").windows(date.min, date(2, 1, 1)))
