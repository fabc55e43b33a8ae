"""Working days and clocks: what counts, what stands still, and what the report says of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.standards.clock import Pause, Run
from ckanext.ogip.core.standards.figures import figures, percentile
from ckanext.ogip.core.standards.settings import EASTER_MONDAY, OfficeCalendar, StandardSettings
from ckanext.ogip.core.standards.working_days import (
    closed_days,
    is_working_day,
    working_days_after,
)

FEDERAL = OfficeCalendar("CA", "", "government", (EASTER_MONDAY,))
ONTARIO = OfficeCalendar("CA", "ON", "public")
DAY = timedelta(days=1)
# Monday of a week without a holiday.
MONDAY = date(2026, 6, 8)
days = st.dates(date(2020, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("day", "federal", "ontario"),
    [
        (date(2026, 1, 1), False, False),  # New Year's Day
        (date(2026, 2, 16), True, False),  # Family Day
        (date(2026, 4, 3), False, False),  # Good Friday
        (date(2026, 4, 6), False, True),  # Easter Monday
        (date(2026, 5, 18), False, False),  # Victoria Day
        (date(2026, 7, 1), False, False),  # Canada Day
        (date(2026, 9, 30), False, True),  # National Day for Truth and Reconciliation
        (date(2026, 11, 11), False, True),  # Remembrance Day
        (date(2026, 12, 25), False, False),  # Christmas Day
        (date(2026, 12, 28), False, False),  # Boxing Day falls on a Saturday
        (date(2026, 6, 13), False, False),  # a Saturday
        (date(2026, 6, 15), True, True),
    ],
    ids=str,
)
def test_days_off_are_those_of_the_office(day: date, federal: bool, ontario: bool) -> None:
    assert is_working_day(day, FEDERAL) is federal
    assert is_working_day(day, ONTARIO) is ontario


def test_an_office_may_close_on_days_of_its_own() -> None:
    closed = OfficeCalendar("CA", also=(date(2026, 6, 12),))
    assert not is_working_day(date(2026, 6, 12), closed)


def test_a_country_without_a_list_is_a_mistake() -> None:
    with pytest.raises(NotImplementedError):
        closed_days(2026, OfficeCalendar("XX"))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (MONDAY, MONDAY, 0),
        (MONDAY, MONDAY + DAY, 1),
        (MONDAY, date(2026, 6, 15), 5),
        (date(2026, 6, 12), date(2026, 6, 14), 0),
        (date(2026, 4, 2), date(2026, 4, 7), 1),
        (date(2026, 12, 24), date(2027, 1, 4), 4),
        (MONDAY, MONDAY - DAY, 0),
    ],
)
def test_the_day_of_arrival_does_not_count(start: date, end: date, expected: int) -> None:
    assert working_days_after(start, end, FEDERAL) == expected


@given(days, st.integers(-5, 800))
def test_working_days_are_counted_one_by_one(start: date, length: int) -> None:
    end = start + length * DAY
    each = (start + n * DAY for n in range(1, length + 1))
    expected = sum(is_working_day(day, FEDERAL) for day in each)
    assert working_days_after(start, end, FEDERAL) == expected


def run(left: date | None = None, *pauses: Pause) -> Run:
    return Run("consult", MONDAY, left, pauses)


FRIDAY = MONDAY + 4 * DAY
NEXT_FRIDAY = FRIDAY + 7 * DAY


@pytest.mark.parametrize(
    ("pauses", "expected"),
    [
        ([], 9),
        ([Pause(FRIDAY, NEXT_FRIDAY)], 4),
        ([Pause(FRIDAY, FRIDAY)], 9),
        ([Pause(FRIDAY, NEXT_FRIDAY), Pause(FRIDAY, NEXT_FRIDAY - DAY)], 4),
        ([Pause(MONDAY + DAY, FRIDAY), Pause(FRIDAY - DAY, NEXT_FRIDAY)], 1),
        ([Pause(FRIDAY - DAY, FRIDAY), Pause(MONDAY, MONDAY + DAY)], 7),
        ([Pause(MONDAY - 30 * DAY, MONDAY)], 9),
        ([Pause(MONDAY - 30 * DAY, FRIDAY)], 5),
        ([Pause(FRIDAY)], 4),
        ([Pause(NEXT_FRIDAY, NEXT_FRIDAY + 30 * DAY)], 9),
        ([Pause(NEXT_FRIDAY, FRIDAY)], 9),
    ],
)
def test_the_clock_stands_still_while_others_must_act(pauses: list[Pause], expected: int) -> None:
    assert run(NEXT_FRIDAY, *pauses).days(NEXT_FRIDAY + 60 * DAY, FEDERAL) == expected


def test_what_is_open_has_taken_until_today() -> None:
    assert run().days(FRIDAY, FEDERAL) == 4
    assert run(None, Pause(MONDAY + DAY)).days(FRIDAY, FEDERAL) == 1


def test_the_day_by_which_it_should_be_done_moves_with_the_pauses() -> None:
    assert run().due(5, FRIDAY, FEDERAL) == date(2026, 6, 15)
    answered = run(None, Pause(MONDAY + DAY, FRIDAY))
    assert answered.due(5, FRIDAY, FEDERAL) == date(2026, 6, 18)
    waiting = run(None, Pause(MONDAY + DAY))
    assert waiting.is_waiting(FRIDAY)
    assert waiting.due(5, FRIDAY, FEDERAL) is None
    assert not run(FRIDAY, Pause(MONDAY)).is_waiting(FRIDAY)


pauses = st.lists(
    st.builds(Pause, st.dates(MONDAY, MONDAY + 60 * DAY), st.dates(MONDAY, MONDAY + 90 * DAY)),
    max_size=4,
)


@given(pauses, st.integers(1, 20), st.integers(0, 90))
def test_done_on_the_due_day_is_done_in_exactly_the_standard(
    made: list[Pause], standard: int, seen: int
) -> None:
    today = MONDAY + seen * DAY
    past = [Pause(p.since, min(p.until or today, today)) for p in made if p.since < today]
    open_run = Run("consult", MONDAY, None, tuple(past))
    due = open_run.due(standard, today, FEDERAL)
    if due is not None and due >= today:
        done = Run("consult", MONDAY, due, tuple(past))
        assert done.days(due, FEDERAL) == standard


@given(pauses, st.integers(0, 120))
def test_a_pause_never_makes_anything_longer(made: list[Pause], length: int) -> None:
    end = MONDAY + length * DAY
    with_pauses = Run("consult", MONDAY, end, tuple(made)).days(end, FEDERAL)
    assert 0 <= with_pauses <= working_days_after(MONDAY, end, FEDERAL)


def took(*working_days: int, stage: str = "consult") -> list[Run]:
    """Return runs that took so many working days, all within June."""
    ends = {n: MONDAY + (n + 2 * (n // 5)) * DAY for n in working_days}
    return [Run(stage, MONDAY, ends[n]) for n in working_days]


def test_the_report_says_how_long_and_how_many_in_time() -> None:
    settings = StandardSettings({"consult": 3}, FEDERAL)
    open_ones = [Run("consult", MONDAY), Run("consult", FRIDAY)]
    (row,) = figures([*took(1, 2, 3, 4, 11), *open_ones], settings, FRIDAY + 3 * DAY)
    assert (row.stage, row.items, row.open) == ("consult", 5, 2)
    assert (row.median_days, row.high_days) == (3.0, 11)
    assert (row.standard, row.within) == (3, 60)
    assert row.oldest_open == 5


def test_the_median_of_two_lies_between_them() -> None:
    (row,) = figures(took(1, 4), StandardSettings(calendar=FEDERAL), FRIDAY)
    assert row.median_days == 2.5


def test_nothing_is_claimed_where_nothing_was_done_or_promised() -> None:
    rows = figures([Run("triage", MONDAY), *took(2)], StandardSettings(calendar=FEDERAL), FRIDAY)
    assert [row.stage for row in rows] == ["triage", "consult"]
    assert (rows[0].median_days, rows[0].high_days, rows[0].within) == (None, None, None)
    assert (rows[1].standard, rows[1].within, rows[1].oldest_open) == (None, None, None)


@pytest.mark.parametrize(
    ("values", "expected"),
    [([7], 7), ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 9), (list(range(1, 12)), 10), ([3, 1, 2], 3)],
)
def test_the_90th_percentile_is_one_of_the_values(values: list[int], expected: int) -> None:
    assert percentile(values, 90) == expected
