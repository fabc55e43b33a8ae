"""Buckets turned round: which due dates lie in one, so that an index can answer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.lifetime.buckets import (
    Bucket,
    DueRange,
    bucket_of,
    due_range,
    late_by_more_than,
)
from ckanext.ogip.testing.records import TODAY

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2150, 1, 1))
DATED = [bucket for bucket in Bucket if bucket is not Bucket.NONE]


@given(DAYS, DAYS, st.integers(min_value=0, max_value=60))
def test_a_due_date_lies_in_the_range_of_its_bucket_and_of_no_other(
    due: date, today: date, due_soon: int
) -> None:
    ranges = {bucket: due_range(bucket, today, due_soon) for bucket in DATED}
    inside = [bucket for bucket, days in ranges.items() if days and due in days]

    assert inside == [bucket_of(due, today, due_soon)]


@given(DAYS, st.integers(min_value=-2000, max_value=2000), st.integers(min_value=0, max_value=400))
def test_late_by_more_than_so_many_days_is_one_range(today: date, late: int, days: int) -> None:
    due = today - timedelta(days=late)

    assert (due in late_by_more_than(days, today)) is (late > days)


def test_a_range_is_said_in_dates() -> None:
    assert due_range(Bucket.LATE_31_90, TODAY) == DueRange(date(2026, 3, 17), date(2026, 5, 15))
    assert due_range(Bucket.CURRENT, TODAY) == DueRange(date(2026, 6, 23), None)
    assert due_range(Bucket.LATE_OVER_365, TODAY) == DueRange(None, date(2025, 6, 14))
    assert late_by_more_than(90, TODAY) == DueRange(None, date(2026, 3, 16))


def test_without_a_due_date_there_is_no_range() -> None:
    assert due_range(Bucket.NONE, TODAY) is None


@pytest.mark.parametrize("bucket", DATED)
@pytest.mark.parametrize("today", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_error(bucket: Bucket, today: date) -> None:
    assert due_range(bucket, today)
