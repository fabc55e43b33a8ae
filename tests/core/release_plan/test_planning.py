"""Planning a day, moving it, and what counts as a slip."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.release_plan.entry import Progress
from ckanext.ogip.core.release_plan.history import History, Move, plan
from ckanext.ogip.core.release_plan.table import COLUMNS, PROGRESS, columns, line
from ckanext.ogip.testing.contract import french_marks_adrift
from ckanext.ogip.testing.records import TODAY
from ckanext.ogip.testing.strategies import VALUES
from tests.core.release_plan.entries import BEFORE, JUNE, MARCH, SEPTEMBER, entry, planned

NOTHING_PLANNED = History()
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))


def asked(
    given_values: object, history: History = NOTHING_PLANNED, released: date | None = None
) -> tuple[Move | None, list[tuple[str, str]]]:
    move, problems = plan(given_values, history, by="owner", today=TODAY, released=released)
    assert all(problem.message.en and problem.message.fr for problem in problems)
    return move, [(problem.field, problem.key) for problem in problems]


def test_the_first_day_needs_no_reason() -> None:
    move, problems = asked({"planned_date": "2026-09-30"})

    assert move == Move(SEPTEMBER, TODAY, "owner")
    assert problems == []


def test_a_later_day_needs_a_reason_and_an_earlier_one_does_not() -> None:
    later = {"planned_date": "2026-10-01"}

    assert asked(later, planned(SEPTEMBER)) == (None, [("reason", "reason_missing")])
    assert asked({**later, "reason": "  "}, planned(SEPTEMBER))[1] == [("reason", "reason_missing")]
    assert asked({**later, "reason": "A sensor failed."}, planned(SEPTEMBER))[0]
    assert asked({"planned_date": "2026-06-30"}, planned(SEPTEMBER))[0] == Move(
        JUNE, TODAY, "owner"
    )


def test_taking_the_day_back_needs_a_reason_and_does_not_hide_a_slip() -> None:
    assert asked({"planned_date": None}, planned(JUNE)) == (None, [("reason", "reason_missing")])
    taken_back = planned(JUNE, None)

    assert asked({"planned_date": "2026-09-30"}, taken_back)[1] == [("reason", "reason_missing")]
    assert asked({"planned_date": "2026-06-30"}, taken_back)[0] == Move(JUNE, TODAY, "owner")
    assert [slip.days for slip in planned(JUNE, None, SEPTEMBER).slips] == [92]


def test_the_same_day_again_is_no_move_even_when_it_has_passed() -> None:
    assert asked({"planned_date": "2026-09-30"}, planned(SEPTEMBER)) == (None, [])
    assert asked({"planned_date": "2026-03-31"}, planned(MARCH)) == (None, [])
    assert asked({"planned_date": ""}) == (None, [])


def test_a_release_is_not_planned_any_more_once_it_is_out() -> None:
    assert asked({"planned_date": "2026-09-30"}, planned(JUNE), MARCH) == (
        None,
        [("planned_date", "released_already")],
    )


@pytest.mark.parametrize(
    ("sent", "field", "key"),
    [
        ({}, "planned_date", "required"),
        ({"planned_date": "spring"}, "planned_date", "not_date"),
        ({"planned_date": True}, "planned_date", "not_date"),
        ({"planned_date": "2026-06-14"}, "planned_date", "too_early"),
        ({"planned_date": "2036-06-16"}, "planned_date", "too_late"),
        ({"planned_date": "2026-09-30", "reason": 5}, "reason", "not_text"),
        ({"planned_date": "2026-09-30", "reason": "a\x00"}, "reason", "unreadable_character"),
        ({"planned_date": "2026-09-30", "band": "P0"}, "band", "unknown_field"),
    ],
)
def test_a_day_or_reason_that_cannot_be_kept_is_refused(
    sent: dict[str, Any], field: str, key: str
) -> None:
    assert asked(sent) == (None, [(field, key)])


@given(st.dictionaries(st.sampled_from(["planned_date", "reason"]), VALUES) | VALUES)
def test_nothing_that_is_sent_makes_it_raise(sent: object) -> None:
    move, problems = asked(sent, planned(JUNE))

    assert move is None or problems == []


def test_slips_are_moves_to_a_later_day_with_their_reason() -> None:
    history = planned(MARCH, SEPTEMBER, JUNE)

    assert history.baseline == MARCH
    assert history.planned == JUNE
    assert [slip.as_dict() for slip in history.slips] == [
        {
            "before": "2026-03-31",
            "after": "2026-09-30",
            "days": 183,
            "on": BEFORE.isoformat(),
            "by": "owner",
            "reason": "Late.",
        }
    ]


@pytest.mark.parametrize(
    ("days", "released", "slip", "progress"),
    [
        ((), None, None, Progress.UNPLANNED),
        ((SEPTEMBER,), None, 0, Progress.PLANNED),
        ((TODAY,), None, 0, Progress.PLANNED),
        ((JUNE, SEPTEMBER), None, 92, Progress.SLIPPED),
        ((SEPTEMBER, JUNE), None, -92, Progress.PLANNED),
        ((MARCH,), None, 76, Progress.OVERDUE),
        ((MARCH,), date(2026, 4, 2), 2, Progress.RELEASED),
        ((MARCH, SEPTEMBER), date(2026, 3, 30), -1, Progress.RELEASED),
        ((), MARCH, None, Progress.RELEASED),
        ((JUNE, None), None, None, Progress.UNPLANNED),
    ],
)
def test_the_slip_counts_from_the_day_that_was_planned_first(
    days: tuple[date | None, ...], released: date | None, slip: int | None, progress: Progress
) -> None:
    found = entry(1, *days, released=released)

    assert found.slip(TODAY) == slip
    assert found.progress(TODAY) is progress


@given(st.lists(DAYS, min_size=1, max_size=5), DAYS)
def test_what_is_not_out_slips_at_least_a_day_every_day_it_is_overdue(
    days: list[date], today: date
) -> None:
    found = entry(1, *days)
    now, tomorrow = found.slip(today), found.slip(today + timedelta(days=1))

    assert now is not None
    assert tomorrow is not None
    overdue = found.progress(today) is Progress.OVERDUE or days[-1] == today
    assert tomorrow - now == (1 if overdue else 0)


def test_the_table_has_the_columns_of_the_report_in_their_order() -> None:
    assert [name.en for name in COLUMNS.values()] == [
        "Reference number", "Title", "Type", "Unit", "Eligibility", "Score", "Completeness (%)",
        "Priority", "Reason for another priority", "People who asked", "Planned date",
        "Actual date", "Slip (days)", "Conversion needed", "What blocks",
    ]  # fmt: skip
    assert list(line(entry(), TODAY, public=False)) == list(COLUMNS)


def test_the_public_does_not_see_why_somebody_changed_the_priority() -> None:
    overridden = entry(override_reason="The minister asked.", band="P1")

    assert "override_reason" not in columns(public=True)
    assert "The minister asked." not in line(overridden, TODAY, public=True).values()
    assert line(overridden, TODAY, public=False)["override_reason"] == "The minister asked."


def test_columns_and_states_are_named_in_both_languages() -> None:
    for name in [*COLUMNS.values(), *PROGRESS.values()]:
        assert name.en
        assert french_marks_adrift(name.fr) == []
    assert set(PROGRESS) == set(Progress)
