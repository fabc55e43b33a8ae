"""Where a record stands: status, review, what is computed of a closed one, what cannot be told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from ckanext.ogip.core.lifetime.evaluate import Status, evaluate
from ckanext.ogip.testing.records import TODAY
from tests.core.lifetime.records import DELAY, lifetime, record, terms

NAMES = {
    "class",
    "frequency",
    "last_data_date",
    "next_update_due",
    "days_late",
    "bucket",
    "review_date",
    "review_days_late",
    "status",
}


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, Status.CURRENT),
        ({"date_modified": "2025-06-20"}, Status.DUE_SOON),
        ({"date_modified": "2025-06-15"}, Status.DUE_SOON),
        # 30 days of grace for a year, 3 for a month
        ({"date_modified": "2025-06-14"}, Status.LATE),
        ({"date_modified": "2025-05-16"}, Status.LATE),
        ({"date_modified": "2025-05-15"}, Status.OVERDUE),
        ({"frequency": "P1M", "date_modified": "2026-05-12"}, Status.LATE),
        ({"frequency": "P1M", "date_modified": "2026-05-11"}, Status.OVERDUE),
        (
            {"date_modified": "2024-01-01", "delay_until": "2026-09-01", "delay_reason": DELAY},
            "paused",
        ),
        (
            {"date_modified": "2024-01-01", "delay_until": "2026-06-14", "delay_reason": DELAY},
            "overdue",
        ),
        ({"date_modified": "2024-01-01", "delay_until": "2026-09-01"}, Status.OVERDUE),
        ({"delay_until": "2026-09-01", "delay_reason": DELAY}, Status.CURRENT),
        ({"review_date": "2026-06-14"}, Status.REVIEW_DUE),
        ({"review_date": "2026-06-15"}, Status.CURRENT),
        ({"date_modified": "2024-01-01", "review_date": "2026-06-14"}, Status.OVERDUE),
        ({"lifetime_class": "time_limited", "date_expires": "2026-06-14"}, Status.REVIEW_DUE),
        ({"lifetime_class": "time_limited", "date_expires": "2026-06-15"}, Status.CURRENT),
        ({"lifetime_class": "historical", "date_modified": "2001-01-01"}, Status.CLOSED),
        ({"lifetime_class": "historical", "review_date": "2026-06-14"}, Status.REVIEW_DUE),
        ({"lifetime_class": "superseded", "date_modified": "2001-01-01"}, Status.CLOSED),
        ({"frequency": "irregular", "review_date": "2027-01-01"}, Status.CURRENT),
        ({"frequency": "as_needed", "review_date": "2027-01-01"}, Status.CURRENT),
        ({"frequency": "not_planned", "review_date": "2027-01-01"}, Status.CURRENT),
        ({"frequency": "irregular"}, Status.UNKNOWN),
        ({"frequency": "unknown", "review_date": "2027-01-01"}, Status.UNKNOWN),
        ({"frequency": "", "date_modified": ""}, Status.UNKNOWN),
        ({"date_modified": ""}, Status.UNKNOWN),
    ],
)
def test_the_status_says_what_matters_most(fields: dict[str, Any], status: str) -> None:
    assert lifetime(**fields).status == status


def test_the_answer_has_the_names_that_programs_rely_on() -> None:
    answer = lifetime(review_date="2026-06-01").as_dict()

    assert answer.keys() >= NAMES
    assert {name: answer[name] for name in NAMES} == {
        "class": "continuing",
        "frequency": "P1Y",
        "last_data_date": "2026-03-31",
        "next_update_due": "2027-03-31",
        "days_late": 0,
        "bucket": "current",
        "review_date": "2026-06-01",
        "review_days_late": 14,
        "status": "review_due",
    }


def test_an_empty_record_answers_with_nothing() -> None:
    empty = evaluate(record(lifetime_class="", frequency="", date_modified=""), TODAY, terms())

    assert empty.as_dict()["bucket"] == "none"
    assert [empty.as_dict()[name] for name in ("class", "next_update_due", "days_late")] == [
        None
    ] * 3


@pytest.mark.parametrize("closed", ["historical", "superseded", "withdrawn"])
def test_nothing_is_late_about_a_record_that_expects_no_update(closed: str) -> None:
    found = lifetime(lifetime_class=closed, date_modified="2001-01-01").as_dict()

    assert (found["next_update_due"], found["days_late"], found["bucket"]) == (None, None, "none")


@pytest.mark.parametrize(
    ("fields", "computable"),
    [
        ({}, True),
        ({"frequency": "irregular", "review_date": "2027-01-01"}, True),
        ({"frequency": "continual", "review_date": "2020-01-01"}, True),
        ({"frequency": "irregular"}, False),
        ({"frequency": "unknown", "review_date": "2027-01-01"}, False),
        ({"date_modified": None}, False),
    ],
)
def test_it_can_be_told_whether_there_is_a_day_to_look_again(
    fields: dict[str, Any], computable: bool
) -> None:
    assert lifetime(**fields).is_computable is computable


def test_an_edited_description_moves_nothing() -> None:
    edited = lifetime(metadata_modified="2026-06-14T09:00:00", date_modified="2024-01-01")

    assert edited.next_update_due == date(2025, 1, 1)


def test_half_a_month_is_not_late_the_next_day() -> None:
    found = lifetime(frequency="P0.5M", date_modified="2026-06-14")

    assert (found.next_update_due, found.days_late) == (date(2026, 6, 29), 0)


def test_what_was_computed_holds_until_a_date_that_lies_ahead() -> None:
    ahead = record(resources=[{"date_published": "2026-07-01"}, {"date_published": "2026-08-01"}])
    before = evaluate(ahead, TODAY, terms())
    change = before.changes_on

    assert change == date(2026, 7, 1)
    eve = evaluate(ahead, change - timedelta(days=1), terms())
    assert eve.next_update_due == before.next_update_due == date(2027, 3, 31)
    assert eve.changes_on == change
    after = evaluate(ahead, change, terms())
    assert (after.next_update_due, after.changes_on) == (date(2027, 7, 1), date(2026, 8, 1))


@pytest.mark.parametrize(
    "value", ["soon", "2026-02-30", ["2026-01-01"], {"en": "x"}, 20260101, True]
)
@pytest.mark.parametrize(
    "field", ["date_modified", "review_date", "date_expires", "delay_until", "schedule_anchor"]
)
def test_what_cannot_be_read_counts_as_missing(field: str, value: Any) -> None:
    whole = {"review_date": "2027-01-01", "date_expires": None, field: value}
    missing = {**whole, field: None}

    assert lifetime(**whole).as_dict() == lifetime(**missing).as_dict()
