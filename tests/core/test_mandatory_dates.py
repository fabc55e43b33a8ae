"""When a mandatory publication is due, duty by duty."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.calendar.mandatory_dates import due_date
from ckanext.ogip.core.vocabulary import load_vocabulary

DUTIES = sorted(load_vocabulary("mandatory_basis").codes)
WITHOUT_PERIOD = {"mandatory_report"}
WITH_PERIOD = [duty for duty in DUTIES if duty not in WITHOUT_PERIOD]
DAYS = st.dates(min_value=date(1983, 7, 1), max_value=date(2200, 1, 1))


@pytest.mark.parametrize(
    ("duty", "event", "due"),
    [
        # 30 days after the month of the reimbursement
        ("travel_expenses", date(2026, 4, 1), date(2026, 5, 30)),
        ("travel_expenses", date(2026, 4, 30), date(2026, 5, 30)),
        ("travel_expenses", date(2026, 5, 1), date(2026, 6, 30)),
        ("hospitality_expenses", date(2026, 1, 31), date(2026, 3, 2)),
        ("hospitality_expenses", date(2024, 1, 31), date(2024, 3, 1)),
        # 30 days after the day
        ("reports_tabled", date(2026, 5, 1), date(2026, 5, 31)),
        ("mandate_letters", date(2026, 12, 16), date(2027, 1, 15)),
        # 30 days after the first three fiscal quarters, 60 after the fourth
        ("contracts", date(2026, 4, 1), date(2026, 7, 30)),
        ("contracts", date(2026, 6, 30), date(2026, 7, 30)),
        ("contracts", date(2026, 7, 1), date(2026, 10, 30)),
        ("contracts", date(2026, 12, 31), date(2027, 1, 30)),
        ("contracts", date(2027, 1, 1), date(2027, 5, 30)),
        ("contracts", date(2027, 3, 31), date(2027, 5, 30)),
        # 30 days after every quarter
        ("grants_contributions", date(2027, 3, 31), date(2027, 4, 30)),
        ("reclassifications", date(2027, 1, 1), date(2027, 4, 30)),
        # 30 days after the month in which the memoranda were received
        ("briefing_memoranda", date(2026, 2, 1), date(2026, 3, 30)),
        # 120 days after the appearance or the appointment
        ("committee_packages", date(2026, 1, 1), date(2026, 5, 1)),
        ("transition_packages", date(2026, 9, 1), date(2026, 12, 30)),
        # 30 days after the last sitting day in June or December, else 31 July or 31 January
        ("question_period_notes", date(2026, 6, 19), date(2026, 7, 19)),
        ("question_period_notes", date(2026, 12, 11), date(2027, 1, 10)),
        ("question_period_notes", date(2026, 5, 29), date(2026, 7, 31)),
        ("question_period_notes", date(2026, 7, 31), date(2026, 7, 31)),
        ("question_period_notes", date(2026, 8, 1), date(2027, 1, 31)),
        ("question_period_notes", date(2026, 11, 27), date(2027, 1, 31)),
        ("question_period_notes", date(2027, 1, 15), date(2027, 1, 31)),
        ("question_period_notes", date(2027, 2, 1), date(2027, 7, 31)),
        # 30 days after the month in which the requests were completed
        ("ati_summary", date(2026, 5, 20), date(2026, 6, 30)),
    ],
)
def test_a_duty_is_due_when_its_law_says(duty: str, event: date, due: date) -> None:
    assert due_date(duty, event) == due


@pytest.mark.parametrize("duty", sorted(WITHOUT_PERIOD | {"", "goodwill"}))
def test_other_duties_have_no_general_period(duty: str) -> None:
    assert due_date(duty, date(2026, 5, 1)) is None


@given(st.sampled_from(WITH_PERIOD), DAYS)
def test_every_duty_leaves_time_after_its_event_and_less_than_half_a_year(
    duty: str, event: date
) -> None:
    due = due_date(duty, event)

    assert due is not None
    assert event <= due <= event + timedelta(days=183)


@given(st.sampled_from([d for d in WITH_PERIOD if d != "question_period_notes"]), DAYS)
def test_a_later_event_is_never_due_earlier(duty: str, event: date) -> None:
    first, second = due_date(duty, event), due_date(duty, event + timedelta(days=1))

    # The fourth quarter alone has more time than the quarter after it, by less than that quarter.
    assert first
    assert second
    assert first <= second


@pytest.mark.parametrize("duty", WITH_PERIOD)
def test_the_end_of_the_calendar_is_no_error(duty: str) -> None:
    assert due_date(duty, date.max) == date.max
    assert due_date(duty, date.min)
