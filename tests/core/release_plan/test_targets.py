"""Planned against actual by fiscal period."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.calendar.period_end import Precision
from ckanext.ogip.core.release_plan.entry import Entry
from ckanext.ogip.core.release_plan.targets import PeriodProgress, progress_by_period
from ckanext.ogip.testing.records import TODAY
from tests.core.release_plan.entries import JUNE, MARCH, SEPTEMBER, entry

DAYS = st.none() | st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 1, 1))
PLAN = [
    entry(1, MARCH, released=MARCH),
    entry(2, MARCH, released=date(2026, 4, 15)),
    entry(3, MARCH, SEPTEMBER),
    entry(4, JUNE),
    entry(5, released=date(2026, 5, 5)),
    entry(6),
]


def counts(found: PeriodProgress) -> tuple[str, int | None, int, int, int, int, int]:
    numbers = (found.target, found.first_planned, found.planned, found.released)
    return (found.period.name.en, *numbers, found.kept, found.missed)


def test_each_quarter_says_what_was_promised_planned_released_kept_and_missed() -> None:
    targets = {date(2026, 1, 1): 4, date(2026, 4, 1): 2}

    assert [counts(found) for found in progress_by_period(PLAN, targets, TODAY)] == [
        ("Q4 2025–26", 4, 3, 2, 1, 1, 2),
        ("Q1 2026–27", 2, 1, 1, 2, 0, 0),
        ("Q2 2026–27", None, 0, 1, 0, 0, 0),
    ]


def test_the_difference_needs_a_promise() -> None:
    found = progress_by_period(PLAN, {date(2026, 2, 14): 4}, TODAY)

    assert [each.difference for each in found] == [-3, None, None]


def test_two_targets_of_one_year_add_up() -> None:
    targets = {date(2026, 4, 1): 2, date(2026, 10, 1): 3}
    found = progress_by_period([], targets, TODAY, Precision.YEAR)

    assert [(each.period.name.en, each.target) for each in found] == [("2026–27", 5)]


def test_what_is_planned_for_this_period_is_not_missed_before_it_ends() -> None:
    found = {
        today: progress_by_period([entry(1, MARCH)], {}, today)[0].missed
        for today in (date(2026, 3, 31), date(2026, 4, 1))
    }

    assert list(found.values()) == [0, 1]


def test_an_empty_plan_has_the_current_period() -> None:
    assert [each.period.code for each in progress_by_period([], {}, TODAY)] == ["2026-04"]


def test_the_fiscal_year_may_begin_elsewhere() -> None:
    found = progress_by_period([entry(1, MARCH)], {}, TODAY, Precision.YEAR, 1)

    assert [counts(each)[:3] for each in found] == [("2026", None, 1)]


@given(st.lists(st.tuples(DAYS, DAYS), max_size=8), st.sampled_from(["month", "quarter", "year"]))
def test_every_planned_and_released_item_is_counted_once(
    days: list[tuple[date | None, date | None]], unit: str
) -> None:
    plan: list[Entry] = [
        entry(number, *([day] if day else []), released=released)
        for number, (day, released) in enumerate(days)
    ]
    found = progress_by_period(plan, {}, TODAY, Precision(unit))

    dated = sum(1 for day, _ in days if day)
    assert sum(each.first_planned for each in found) == dated
    assert sum(each.planned for each in found) == dated
    assert sum(each.released for each in found) == sum(1 for _, day in days if day)
    assert all(each.kept + each.missed <= each.first_planned for each in found)
