"""Who is told about what is due, and when: each step once, paused by a delay, ended by action."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ckanext.ogip.core.lifetime.deadlines import Deadline, Matter, deadlines_of
from ckanext.ogip.core.lifetime.evaluate import evaluate
from ckanext.ogip.core.lifetime.notices import Notice, Opens, notices_due, open_matters
from ckanext.ogip.core.lifetime.settings import Grace, LifetimeSettings, Threshold
from ckanext.ogip.core.subject import Subject
from ckanext.ogip.core.text import Text
from ckanext.ogip.core.vocabulary import load_vocabulary
from tests.core.lifetime.records import DELAY, record, terms

SETTINGS = LifetimeSettings()
TITLE = Text("Harbour traffic", "Trafic portuaire")
DUE = date(2026, 7, 1)
FIRST = date(2026, 4, 1)


def told(asset: Subject, day: date, sent: set[str]) -> tuple[Notice, ...]:
    """Tell everybody about a record on a day, and remember it."""
    deadlines = deadlines_of(evaluate(asset, day, terms()), SETTINGS)
    notices = notices_due(deadlines, day, sent, SETTINGS)
    sent.update(notice.key for notice in notices)
    return notices


def year(**fields: Any) -> Iterator[tuple[str, str]]:
    """Run every day of 500 days over one record; yield the day and the step of each notice."""
    sent: set[str] = set()
    for days in range(500):
        day = FIRST + timedelta(days=days)
        for notice in told(record(**fields), day, sent):
            yield day.isoformat(), f"{notice.deadline.matter}_{notice.threshold}"


def test_a_yearly_series_that_nobody_updates_climbs_the_ladder_once() -> None:
    assert list(year(date_modified="2025-07-01")) == [
        ("2026-06-24", "update_due_soon"),  # seven days ahead
        ("2026-08-01", "update_overdue"),  # after 30 days of grace
        ("2026-08-01", "update_late_30"),
        ("2026-09-30", "update_late_90"),
        ("2027-07-02", "update_late_365"),
    ]


def test_a_monthly_series_has_three_days_of_grace() -> None:
    steps = list(year(frequency="P1M", date_modified="2026-05-01"))

    assert steps[:3] == [
        ("2026-05-25", "update_due_soon"),
        ("2026-06-05", "update_overdue"),
        ("2026-07-02", "update_late_30"),
    ]


def test_a_review_that_nobody_does_opens_an_issue_the_day_after() -> None:
    fields = {"frequency": "irregular", "review_date": "2026-07-01"}

    assert list(year(**fields)) == [
        ("2026-06-01", "review_due_soon"),  # thirty days ahead
        ("2026-07-02", "review_overdue"),
        ("2026-09-30", "review_late_90"),
    ]


def test_the_end_of_a_right_is_told_as_well() -> None:
    fields = {"lifetime_class": "time_limited", "frequency": "not_planned"}

    assert list(year(**fields, date_expires="2026-07-01")) == [
        ("2026-06-01", "expiry_due_soon"),
        ("2026-07-02", "expiry_overdue"),
        ("2026-08-01", "expiry_late_30"),
    ]
    assert (
        list(year(lifetime_class="static", frequency="not_planned", date_expires="2026-07-01"))
        == []
    )


@pytest.mark.parametrize("closed", ["historical", "superseded"])
def test_nobody_hears_of_updates_of_a_record_that_expects_none(closed: str) -> None:
    assert list(year(lifetime_class=closed, date_modified="2020-01-01")) == []


def test_a_series_of_a_week_warns_nobody_ahead() -> None:
    steps = [step for _, step in year(frequency="P1W", date_modified="2026-04-01")]

    assert steps == ["update_overdue", "update_late_30", "update_late_90", "update_late_365"]


def test_a_delay_pauses_the_notices_and_they_go_on_after_it() -> None:
    fields = {"date_modified": "2025-07-01", "delay_until": "2026-10-31", "delay_reason": DELAY}

    assert list(year(**fields)) == [
        ("2026-11-01", "update_overdue"),
        ("2026-11-01", "update_late_30"),
        ("2026-11-01", "update_late_90"),
        ("2027-07-02", "update_late_365"),
    ]


def test_a_delay_without_its_reason_pauses_nothing() -> None:
    fields = {"date_modified": "2025-07-01", "delay_until": "2026-10-31"}

    assert ("2026-08-01", "update_overdue") in year(**fields)


def test_new_data_ends_the_notices_and_begins_others() -> None:
    sent: set[str] = set()
    late, updated = record(date_modified="2025-07-01"), record(date_modified="2026-08-10")

    assert told(late, date(2026, 8, 5), sent)
    assert told(updated, date(2026, 8, 11), sent) == ()
    (next_year,) = told(updated, date(2027, 8, 4), sent)
    assert next_year.key == "update:2027-08-10:due_soon"


def test_days_that_were_missed_are_made_up_for_but_no_warning_is_late() -> None:
    notices = told(record(date_modified="2025-01-01"), date(2026, 6, 15), set())

    assert [notice.threshold for notice in notices] == ["overdue", "late_30", "late_90"]


def test_each_step_is_for_its_own_people() -> None:
    notices = told(record(date_modified="2020-01-01"), date(2026, 6, 15), set())

    assert [(notice.roles, notice.opens) for notice in notices] == [
        (("STEW", "BO"), None),
        (("OGC",), None),
        (("IMSO",), Opens.ISSUE),
        (("DH",), Opens.DEPUTY_HEAD_LIST),
    ]


def test_a_decision_that_was_missed_goes_to_the_coordinator_too() -> None:
    missed = Deadline(Matter.REVIEW, DUE, warning=30)
    (notice,) = notices_due([missed], DUE + timedelta(days=1), set(), SETTINGS)

    assert notice.roles == ("STEW", "BO", "OGC")
    assert notice.opens is Opens.ISSUE


def test_the_law_knows_no_grace_and_no_delay() -> None:
    duty = Deadline(Matter.MANDATORY, DUE, warning=30)
    steps = [
        notices_due([duty], DUE + timedelta(days=days), set(), SETTINGS)[-1].threshold
        for days in (0, 1, 31)
    ]

    assert steps == [Threshold.DUE_SOON, Threshold.OVERDUE, Threshold.LATE_30]


def test_a_longer_grace_than_a_threshold_waits_for_the_grace() -> None:
    slow = Deadline(Matter.UPDATE, DUE, warning=7, grace=45)

    assert notices_due([slow], DUE + timedelta(days=45), set(), SETTINGS) == ()
    assert len(notices_due([slow], DUE + timedelta(days=46), set(), SETTINGS)) == 2


def test_an_issue_is_settled_when_its_deadline_is_overdue_no_longer() -> None:
    late = deadlines_of(evaluate(record(date_modified="2020-01-01"), DUE, terms()), SETTINGS)
    now = deadlines_of(evaluate(record(date_modified="2026-06-01"), DUE, terms()), SETTINGS)

    assert open_matters(late, DUE) == {"update:2021-01-01"}
    assert open_matters(now, DUE) == frozenset()


@settings(max_examples=25)  # up to a thousand runs each
@given(st.integers(min_value=1, max_value=40), st.data())
def test_however_the_days_are_run_each_notice_is_sent_once_and_none_is_lost(
    step: int, data: st.DataObject
) -> None:
    """Runs that are missed, repeated or come late end with the steps that daily runs end with."""
    asset = record(date_modified="2025-07-01")
    last = FIRST + timedelta(days=499)
    days = [FIRST + timedelta(days=n) for n in range(0, 499, step)] + [last]
    runs = [day for day in days for _ in range(data.draw(st.integers(1, 2), label=str(day)))]
    sent: set[str] = set()
    keys = [notice.key for day in runs for notice in told(asset, day, sent)]

    assert len(keys) == len(set(keys))
    daily = {"overdue", "late_30", "late_90", "late_365"}
    assert {key.rpartition(":")[2] for key in keys} - {"due_soon"} == daily


@pytest.mark.parametrize("matter", list(Matter))
def test_every_step_is_worded_in_both_languages(matter: Matter) -> None:
    deadline = Deadline(matter, DUE, warning=30)
    reached = [
        notice
        for days in (-1, 400)
        for notice in notices_due([deadline], DUE + timedelta(days=days), set(), SETTINGS)
    ]

    assert len(reached) == (5 if matter is Matter.UPDATE else 3)
    for notice in reached:
        text = notice.text(TITLE)
        assert "“Harbour traffic”" in text.en
        assert "«\u00a0Trafic portuaire\u00a0»" in text.fr
        assert "1 July 2026" in text.en
        assert "1er juillet 2026" in text.fr


@pytest.mark.parametrize(
    ("frequency", "days"),
    [
        ("P1D", 1), ("P0.33W", 1), ("P0.5W", 1), ("P1W", 1), ("P2W", 1), ("P0.5M", 1),
        ("P1M", 3), ("P2M", 6), ("P3M", 9), ("P4M", 12), ("P6M", 18), ("P1Y", 30),
        ("P2Y", 30), ("P5Y", 30), ("irregular", 0), ("unknown", 0),
    ],
)  # fmt: skip
def test_grace_is_a_tenth_of_the_interval_from_one_day_to_thirty(frequency: str, days: int) -> None:
    assert Grace().of(frequency) == days


def test_a_policy_may_choose_the_share_its_limits_and_days_of_its_own() -> None:
    grace = Grace(percent=20, shortest=2, longest=40, days={"P1M": 0})

    assert [grace.of(code) for code in ("P1D", "P1M", "P3M", "P1Y")] == [2, 0, 18, 40]


def test_everybody_who_is_told_holds_a_role_of_the_list() -> None:
    roles = {role for roles in SETTINGS.told.values() for role in roles}

    assert roles <= load_vocabulary("role").codes
