"""What is proposed for records without lifetime, and why; and the sheet that comes back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.calendar.frequency import interval_of
from ckanext.ogip.core.lifetime.proposal import Proposal, propose_lifetime
from ckanext.ogip.core.lifetime.proposal_sheet import COLUMNS, read_row, sheet_row
from ckanext.ogip.core.lifetime.rhythm import from_history, from_title, names_one_period
from ckanext.ogip.core.text import Text
from ckanext.ogip.core.vocabulary import load_vocabulary
from ckanext.ogip.testing.records import TODAY
from tests.core.lifetime.records import record, terms

BARE: dict[str, Any] = {"frequency": "", "lifetime_class": ""}
INTERVALS = [c.value for c in load_vocabulary("frequency") if interval_of(c.value)]
BEGIN = date(2021, 1, 31)


def proposal(days: list[date] | None = None, **fields: Any) -> Proposal:
    return propose_lifetime(record(**{**BARE, **fields}), days or [], TODAY, terms())


def every(days: int, count: int, begin: date = BEGIN) -> list[date]:
    return [begin + timedelta(days=days * number) for number in range(count)]


def title(en: str, fr: str = "") -> dict[str, Any]:
    return {"title_translated": {"en": en, "fr": fr}}


@pytest.mark.parametrize(
    ("days", "code"),
    [(1, "P1D"), (7, "P1W"), (14, "P2W"), (15, "P0.5M"), (30, "P1M"), (31, "P1M"), (61, "P2M"),
     (91, "P3M"), (122, "P4M"), (182, "P6M"), (365, "P1Y"), (731, "P2Y"), (1826, "P5Y")],
)  # fmt: skip
def test_the_rhythm_of_the_data_names_the_frequency(days: int, code: str) -> None:
    found = from_history(every(days, 5, date(2000, 1, 1)))

    assert found
    assert found.frequency == code


def test_one_late_edition_does_not_break_a_rhythm() -> None:
    days = [*every(91, 8), BEGIN + timedelta(days=91 * 7 + 200)]
    found = from_history(days)

    assert found
    assert found.frequency == "P3M"


def test_uneven_steps_are_irregular_and_two_days_say_nothing() -> None:
    uneven = from_history([BEGIN + timedelta(days=d) for d in (0, 3, 200, 210, 900)])

    assert uneven
    assert (uneven.frequency, uneven.params) == ("irregular", {"count": 5})
    assert from_history(every(91, 2)) is None
    assert from_history([BEGIN] * 9) is None


@given(st.lists(st.dates(), max_size=12))
def test_any_history_leads_to_a_federal_code_or_to_nothing(days: list[date]) -> None:
    found = from_history(days)

    assert found is None or found.frequency in {*INTERVALS, "irregular"}


@pytest.mark.parametrize(
    ("en", "fr", "code"),
    [
        ("Quarterly financial report", "", "P3M"),
        ("Financial report", "Rapport financier trimestriel", "P3M"),
        ("Données", "Statistiques mensuelles", "P1M"),
        ("Annual Report 2019", "", "P1Y"),
        ("Rapport", "Relevés journaliers", "P1D"),
        ("Weekly surveillance", "", "P1W"),
        ("Manual of daily bread", "", "P1D"),
        ("Manual for annualized rates", "", None),
        ("Harbours", "Ports", None),
    ],
)
def test_words_in_a_title_name_the_frequency(en: str, fr: str, code: str | None) -> None:
    found = from_title(Text(en, fr))

    assert (found.frequency if found else None) == code


@pytest.mark.parametrize(
    ("name", "closed"),
    [
        ("Departmental results report 2018-19", True),
        ("Survey of harbours, 2016", True),
        ("Survey 2018–2019", True),
        ("Harbours 2001 and 2016", False),
        ("Harbours", False),
        ("Form 12016", False),
    ],
)
def test_a_title_with_one_period_names_a_closed_edition(name: str, closed: bool) -> None:
    assert names_one_period(Text(name, "")) is closed


def test_what_the_record_says_already_stays() -> None:
    found = proposal(
        frequency="P1Y", lifetime_class="static", review_date="2026-12-01", days=every(30, 20)
    )

    assert [p.value for p in (found.lifetime_class, found.frequency, found.review_date)] == [
        "static",
        "P1Y",
        "2026-12-01",
    ]
    assert found.frequency.reason.en == "The record has this frequency already."


def test_history_comes_before_the_title() -> None:
    found = proposal([*every(91, 8, date(2024, 3, 31))], **title("Annual harbour report"))

    assert found.frequency.value == "P3M"
    assert found.frequency.reason.en == "New data came 9 times, about every 91 days."
    assert found.frequency.reason.fr.startswith("De nouvelles données sont arrivées 9 fois")
    assert (found.lifetime_class.value, found.review_date.value) == ("continuing", "2027-06-15")


def test_a_closed_edition_is_static_and_reviewed_in_three_years() -> None:
    found = proposal(type="info", **title("Evaluation report 2024-25"))

    assert found.frequency.value == "not_planned"
    assert found.lifetime_class.value == "static"
    assert found.review_date.value == "2029-06-15"


def test_a_series_that_fell_silent_seems_closed() -> None:
    found = proposal(every(30, 20, date(2015, 1, 1)), date_modified="2016-08-01")

    assert found.lifetime_class.value == "historical"
    assert "1 August 2016" in found.lifetime_class.reason.en
    assert found.review_date.value == "2031-06-15"


def test_a_promise_to_update_is_not_read_as_silence() -> None:
    found = proposal(frequency="P1Y", date_modified="2016-08-01")

    assert found.lifetime_class.value == "continuing"


@pytest.mark.parametrize("unknown", ["", "unknown"])
def test_where_nothing_is_known_the_owner_is_asked(unknown: str) -> None:
    found = proposal(frequency=unknown)

    assert found.frequency.value == "unknown"
    assert "Ask its owner" in found.frequency.reason.en
    assert "Ask its owner" in found.lifetime_class.reason.en


def test_an_end_that_has_passed_needs_a_decision_and_no_date() -> None:
    found = proposal(frequency="P1Y", date_expires="2026-06-01")

    assert (found.lifetime_class.value, found.review_date.value) == ("time_limited", "")
    assert "somebody has to decide" in found.review_date.reason.en


@given(
    st.sampled_from(["", "unknown", "P1M", "irregular", "not_planned", "x"]),
    st.sampled_from(["", "contracts"]),
    st.sampled_from([None, "2026-01-01", "2027-01-01", "soon"]),
    st.sampled_from(["dataset", "info"]),
    st.lists(st.dates(date(2000, 1, 1), date(2027, 1, 1)), max_size=6),
)
def test_a_proposal_can_always_be_entered_as_it_is(
    frequency: str, basis: str, expires: str | None, kind: str, days: list[date]
) -> None:
    bare = record(
        **{
            **BARE,
            "frequency": frequency,
            "mandatory_basis": basis,
            "date_expires": expires,
            "type": kind,
        }
    )
    row = sheet_row(bare, propose_lifetime(bare, days, TODAY, terms()), "fr")
    changes, problems = read_row(row, bare, TODAY, terms())

    assert list(row) == list(COLUMNS)
    if frequency == "x":  # it stays as it was, and the sheet says that it is no frequency
        assert [(problem.field, problem.key) for problem in problems] == [
            ("frequency", "not_choice")
        ]
    else:
        assert problems == ()
        assert changes["lifetime_class"] == row["lifetime_class"]


def test_a_corrected_row_changes_what_differs_and_blanks_change_nothing() -> None:
    row = {
        "id": "harbour-traffic",
        "lifetime_class": "static",
        "frequency": "P1Y",
        "review_date": "",
    }

    assert read_row(row, record(), TODAY, terms()) == ({"lifetime_class": "static"}, ())


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"frequency": "quaterly"}, ("frequency", "not_choice")),
        ({"lifetime_class": "withdrawn"}, ("lifetime_class", "not_choice")),
        ({"review_date": "15/01/2027"}, ("review_date", "not_date")),
        ({"review_date": "2026-06-14"}, ("review_date", "too_early")),
        ({"lifetime_class": "static", "review_date": "2029-06-16"}, ("review_date", "too_late")),
        ({"comment": "x"}, ("comment", "unknown_field")),
    ],
)
def test_a_bad_cell_is_named_and_its_row_changes_nothing(
    cells: dict[str, str], problem: tuple[str, str]
) -> None:
    changes, problems = read_row({"frequency": "P1M", **cells}, record(), TODAY, terms())

    assert changes == {}
    assert [(found.field, found.key) for found in problems] == [problem]
