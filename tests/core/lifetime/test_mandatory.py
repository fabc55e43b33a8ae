"""Mandatory publications one by one: due, published, nothing to report, kept for ten years."""

from __future__ import annotations

from datetime import date

import pytest

from ckanext.ogip.core.calendar.mandatory_dates import due_date
from ckanext.ogip.core.calendar.period_end import Precision
from ckanext.ogip.core.lifetime.mandatory import (
    Duty,
    DutyState,
    comes_round,
    periods_without,
    source_of,
)
from ckanext.ogip.core.lifetime.settings import LifetimeSettings
from ckanext.ogip.core.vocabulary import load_vocabulary
from tests.core.lifetime.records import terms

EVENT, DUE = date(2026, 4, 15), date(2026, 5, 30)
BASES = sorted(load_vocabulary("mandatory_basis").codes)


def travel(published: str | None = None, stated: str | None = None) -> Duty:
    days = (date.fromisoformat(day) if day else None for day in (published, stated))
    return Duty("travel_expenses", EVENT, *days)


@pytest.mark.parametrize(
    ("duty", "today", "state", "days"),
    [
        (travel(), DUE, DutyState.DUE_LATER, 0),
        (travel(), date(2026, 5, 31), DutyState.LATE, 1),
        (travel("2026-05-30"), date(2026, 7, 1), DutyState.PUBLISHED, 0),
        (travel("2026-06-02"), date(2026, 7, 1), DutyState.PUBLISHED_LATE, 3),
        (travel("2026-06-02"), date(2026, 6, 1), DutyState.LATE, 2),
        (travel(stated="2026-05-02"), date(2026, 7, 1), DutyState.NOTHING_TO_REPORT, 0),
        (travel(stated="2026-06-02"), date(2026, 7, 1), DutyState.NOTHING_LATE, 3),
        (travel("2026-06-10", "2026-05-02"), date(2026, 7, 1), DutyState.NOTHING_TO_REPORT, 0),
        (Duty("mandatory_report", EVENT), date(2030, 1, 1), DutyState.NO_PERIOD, 0),
    ],
)
def test_a_duty_stands_as_its_days_say(
    duty: Duty, today: date, state: DutyState, days: int
) -> None:
    assert duty.state(today) is state
    assert duty.days_late(today) == days


def test_a_row_of_the_calendar_has_its_legal_basis_in_both_languages() -> None:
    row = travel("2026-06-02").as_dict(date(2026, 7, 1))

    assert row == {
        "basis": "travel_expenses",
        "source": {
            "en": "Access to Information Act, Part 2",
            "fr": "Loi sur l'accès à l'information, partie 2",
        },
        "event": "2026-04-15",
        "due": "2026-05-30",
        "published": "2026-06-02",
        "days_late": 3,
        "nothing_to_report": False,
        "state": "published_late",
    }


@pytest.mark.parametrize("basis", [*BASES, "goodwill"])
def test_every_duty_of_the_list_has_a_source(basis: str) -> None:
    assert source_of(basis).fr
    if basis != "goodwill" and due_date(basis, EVENT) is not None:
        assert source_of(basis) != source_of("goodwill")


def test_there_is_nothing_to_warn_of_once_it_is_settled() -> None:
    settings = LifetimeSettings()

    open_duty = travel().deadline(DUE, settings)
    assert open_duty
    assert (open_duty.due, open_duty.grace, open_duty.paused_until) == (DUE, 0, None)
    assert travel("2026-05-01").deadline(DUE, settings) is None
    assert travel(stated="2026-05-01").deadline(DUE, settings) is None
    assert Duty("mandatory_report", EVENT).deadline(DUE, settings) is None


def test_some_duties_come_round_and_others_come_with_events() -> None:
    rounds = {basis: comes_round(basis) for basis in BASES}

    assert {basis for basis, unit in rounds.items() if unit is Precision.QUARTER} == {
        "contracts",
        "grants_contributions",
        "reclassifications",
    }
    assert {basis for basis, unit in rounds.items() if unit is Precision.MONTH} == {
        "travel_expenses",
        "hospitality_expenses",
        "briefing_memoranda",
        "ati_summary",
    }


def test_a_month_without_a_publication_or_a_statement_is_named() -> None:
    covered = [date(2026, 1, 10), date(2026, 3, 31)]
    found = periods_without("travel_expenses", covered, date(2026, 1, 15), date(2026, 5, 31))

    assert [period.code for period in found] == ["2026-02", "2026-04"]


def test_a_quarter_is_asked_for_once_it_has_ended() -> None:
    def codes(today: date) -> list[str]:
        found = periods_without("contracts", [], date(2026, 1, 1), today)
        return [period.code for period in found]

    assert codes(date(2026, 3, 31)) == []
    assert codes(date(2026, 4, 1)) == ["2026-01"]


def test_a_duty_that_events_make_has_no_empty_periods() -> None:
    found = periods_without("mandate_letters", [], date(2020, 1, 1), date(2026, 1, 1))

    assert list(found) == []


def test_a_mandatory_publication_is_kept_ten_years() -> None:
    assert terms().kept_until(date(2016, 2, 29)) == date(2026, 2, 28)
    assert terms().kept_until(date.max) == date.max
