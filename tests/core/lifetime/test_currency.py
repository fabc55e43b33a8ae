"""How current a record is: the newest data, the next due date, the days late and their bucket."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.calendar.frequency import interval_of
from ckanext.ogip.core.lifetime.buckets import DUE_SOON_DAYS, Bucket, bucket_of
from ckanext.ogip.core.lifetime.currency import SUPPORTING_TYPES, currency_of, last_data_date
from ckanext.ogip.core.subject import Subject
from ckanext.ogip.core.vocabulary import load_vocabulary
from ckanext.ogip.testing.records import TODAY
from tests.core.rules import shipped_rules

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2150, 1, 1))
WITH_INTERVAL = [c.value for c in load_vocabulary("frequency") if interval_of(c.value)]


def record(**fields: Any) -> Subject:
    return Subject.from_dict({"frequency": "P1Y", "date_modified": "2025-06-15", **fields})


def resource(day: str, resource_type: str = "dataset") -> dict[str, str]:
    return {"date_published": day, "resource_type": resource_type}


def test_the_newest_data_is_that_of_the_record_or_of_a_data_file() -> None:
    files = [resource("2026-01-10"), resource("2026-02-20"), resource("2025-12-31")]

    assert last_data_date(record(), TODAY) == date(2025, 6, 15)
    assert last_data_date(record(resources=files), TODAY) == date(2026, 2, 20)
    assert last_data_date(record(resources=files, date_modified=None), TODAY) == date(2026, 2, 20)


def test_neither_documentation_nor_an_edited_description_makes_data_newer() -> None:
    edited = record(
        metadata_modified="2026-06-14T09:00:00",
        resources=[
            {**resource("2026-06-01", kind), "metadata_modified": "2026-06-14T09:00:00"}
            for kind in SUPPORTING_TYPES
        ],
    )

    assert last_data_date(edited, TODAY) == date(2025, 6, 15)


def test_the_caller_says_which_types_only_document_the_data() -> None:
    guide = record(resources=[resource("2026-06-01", "guide")])

    assert last_data_date(guide, TODAY, supporting_types=()) == date(2026, 6, 1)


def test_dates_that_lie_ahead_or_cannot_be_read_do_not_count() -> None:
    ahead = record(resources=[resource("2026-06-16"), resource("soon")])

    assert last_data_date(ahead, TODAY) == date(2025, 6, 15)
    assert last_data_date(record(date_modified="2026-06-15"), TODAY) == TODAY


def test_without_any_date_or_interval_nothing_is_due() -> None:
    for nothing in (
        record(date_modified=None),
        record(frequency="irregular"),
        record(frequency=""),
    ):
        currency = currency_of(nothing, TODAY)

        assert currency.next_update_due is None
        assert currency.days_late is None
        assert currency.bucket is Bucket.NONE


@pytest.mark.parametrize(
    ("frequency", "last", "due"),
    [
        ("P1M", "2026-01-31", date(2026, 2, 28)),
        ("P1M", "2024-01-31", date(2024, 2, 29)),
        ("P0.5M", "2026-01-31", date(2026, 2, 15)),
        ("P0.33W", "2026-01-01", date(2026, 1, 4)),
        ("P0.5W", "2026-01-01", date(2026, 1, 5)),
        ("P1D", "2026-01-31", date(2026, 2, 1)),
        ("P2W", "2026-01-01", date(2026, 1, 15)),
        ("P6M", "2025-08-31", date(2026, 2, 28)),
        ("P1Y", "2024-02-29", date(2025, 2, 28)),
        ("p5y", "2020-02-29", date(2025, 2, 28)),
    ],
)
def test_the_next_update_follows_the_calendar(frequency: str, last: str, due: date) -> None:
    currency = currency_of(record(frequency=frequency, date_modified=last), TODAY)

    assert currency.next_update_due == due


@pytest.mark.parametrize(
    ("days_late", "bucket"),
    [
        (-8, Bucket.CURRENT),
        (-7, Bucket.DUE_SOON),
        (0, Bucket.DUE_SOON),
        (1, Bucket.LATE_1_7),
        (7, Bucket.LATE_1_7),
        (8, Bucket.LATE_8_30),
        (30, Bucket.LATE_8_30),
        (31, Bucket.LATE_31_90),
        (90, Bucket.LATE_31_90),
        (91, Bucket.LATE_91_365),
        (365, Bucket.LATE_91_365),
        (366, Bucket.LATE_OVER_365),
    ],
)
def test_buckets_meet_at_their_limits(days_late: int, bucket: Bucket) -> None:
    due = TODAY - timedelta(days=days_late)

    assert bucket_of(due, TODAY) is bucket
    late = record(frequency="P1D", date_modified=(due - timedelta(days=1)).isoformat())
    if days_late >= 0:
        assert currency_of(late, TODAY).days_late == days_late


def test_an_explained_delay_pauses_until_its_day_and_stays_visible() -> None:
    reason = {"en": "A sensor failed.", "fr": "Un capteur est tombé en panne."}
    late = record(date_modified="2025-01-01", delay_reason=reason, delay_until="2026-06-15")

    assert currency_of(late, TODAY).paused_until == TODAY
    assert currency_of(late, TODAY).bucket is Bucket.LATE_91_365
    assert currency_of(late, TODAY + timedelta(days=1)).paused_until is None


@pytest.mark.parametrize("reason", [None, "", {"en": "A sensor failed."}, {"fr": "Une panne."}])
def test_a_delay_without_its_reason_in_both_languages_pauses_nothing(reason: object) -> None:
    assert (
        currency_of(record(delay_reason=reason, delay_until="2027-01-01"), TODAY).paused_until
        is None
    )


@given(st.sampled_from(WITH_INTERVAL), DAYS, DAYS)
def test_an_update_is_due_after_the_data_and_late_only_after_it_is_due(
    frequency: str, last: date, today: date
) -> None:
    currency = currency_of(record(frequency=frequency, date_modified=last.isoformat()), today)

    if last > today:
        assert currency.bucket is Bucket.NONE
        return
    due = currency.next_update_due
    assert due is not None
    assert due > last
    assert currency.days_late == max(0, (today - due).days)
    assert currency.bucket.startswith("late") is (today > due)


@given(DAYS, DAYS, DAYS)
def test_newer_data_never_makes_a_record_later(today: date, one: date, other: date) -> None:
    older, newer = sorted((one, other))
    files = [resource(newer.isoformat())]
    before = currency_of(record(date_modified=older.isoformat()), today).days_late
    after = currency_of(record(date_modified=older.isoformat(), resources=files), today).days_late

    assert before is None or (after is not None and after <= before)


@given(DAYS, DAYS)
def test_a_day_later_is_never_in_an_earlier_bucket(due: date, today: date) -> None:
    order = list(Bucket)
    tomorrow = today + timedelta(days=1)

    assert order.index(bucket_of(due, today)) <= order.index(bucket_of(due, tomorrow))


def test_what_is_due_soon_is_due_within_a_week() -> None:
    assert DUE_SOON_DAYS == 7


def test_the_rule_and_the_module_agree_on_what_documents_data() -> None:
    rule = shipped_rules().get("OG-313")

    assert rule
    assert set(rule.parameters["supporting_types"].as_dict()["default"]) == SUPPORTING_TYPES
    assert load_vocabulary("resource_type").codes >= SUPPORTING_TYPES
