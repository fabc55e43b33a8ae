"""Signals of demand: what is taken, what is refused, and what they add up to."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.demand import FIELDS, Signal, counted_before, demand_of, read_signal
from ckanext.ogip.core.vocabulary import load_vocabulary
from ckanext.ogip.testing.records import TODAY, compliant_dataset
from ckanext.ogip.testing.strategies import VALUES
from tests.core.rules import judge

GIVEN = {
    "kind": "suggestions",
    "source": "portal",
    "count": 3,
    "period_start": "2026-01-01",
    "period_end": "2026-03-31",
}


def signal(kind: str, count: int, start: date, end: date, **more: Any) -> Signal:
    return Signal(kind, more.pop("source", "portal"), count, start, end, **more)


def month(number: int, count: int, kind: str = "votes", **more: Any) -> Signal:
    """Return the count of a month of 2026."""
    start, end = date(2026, number, 1), date(2026, number + 1, 1) - timedelta(days=1)
    return signal(kind, count, start, end, **more)


def refusals(**changed: object) -> list[tuple[str, str]]:
    found, problems = read_signal({**GIVEN, **changed}, TODAY)
    assert (found is None) is bool(problems)
    assert all(problem.message.en and problem.message.fr for problem in problems)
    return [(problem.field, problem.key) for problem in problems]


def test_a_signal_is_read_from_json_and_from_the_cells_of_a_file() -> None:
    from_json, _ = read_signal(GIVEN, TODAY)
    from_cells, _ = read_signal({**GIVEN, "count": " 3 ", "reference": "", "note": ""}, TODAY)

    assert from_json == signal("suggestions", 3, date(2026, 1, 1), date(2026, 3, 31))
    assert from_cells == from_json


@pytest.mark.parametrize(
    ("spelled", "kind"),
    [("requests", "suggestions"), ("ATI", "ati"), ("aiprp", "ati"), ("Demandes", "suggestions")],
)
def test_other_spellings_of_a_kind_are_understood(spelled: str, kind: str) -> None:
    found, _ = read_signal({**GIVEN, "kind": spelled}, TODAY)

    assert found
    assert found.kind == kind


@pytest.mark.parametrize("source", sorted(load_vocabulary("signal_source").codes))
def test_every_source_is_taken(source: str) -> None:
    assert refusals(source=source) == []


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("kind", None, "required"),
        ("kind", "shouts", "not_choice"),
        ("kind", ["votes"], "not_choice"),
        ("source", "", "required"),
        ("source", 7, "not_choice"),
        ("count", None, "required"),
        ("count", -1, "not_count"),
        ("count", "-1", "not_count"),
        ("count", 2.5, "not_count"),
        ("count", "2.5", "not_count"),
        ("count", True, "not_count"),
        ("count", float("nan"), "not_count"),
        ("count", "٣", "not_count"),
        ("count", "9" * 5000, "not_count"),
        ("count", 10**9 + 1, "too_large"),
        ("period_start", "January", "not_date"),
        ("period_start", 2026, "not_date"),
        ("period_end", "2026-06-16", "too_late"),
        ("period_end", "2025-12-31", "period_reversed"),
        ("period_start", "2024-03-31", "period_too_long"),
        ("note", "Ask jo@example.ca", "personal_data"),
        ("note", "x" * 501, "too_long"),
        ("note", "a\x00b", "unreadable_character"),
        ("note", {"en": "Hello"}, "not_text"),
        ("reference", "613-555-0199", "personal_data"),
        ("requester", "Jo", "unknown_field"),
    ],
)
def test_what_is_no_count_over_a_period_or_names_a_person_is_refused(
    field: str, value: object, key: str
) -> None:
    assert [found for _, found in refusals(**{field: value})] == [key]


def test_all_mistakes_of_a_signal_are_told_at_once() -> None:
    _, problems = read_signal({"count": -1, "note": "jo@example.ca"}, TODAY)

    assert [problem.field for problem in problems] == [
        "kind", "source", "count", "period_start", "period_end", "note",
    ]  # fmt: skip


def test_two_years_are_one_signal_and_a_day_more_is_not() -> None:
    assert refusals(period_start="2024-04-01") == []


@given(st.dictionaries(st.sampled_from(FIELDS) | st.text(), VALUES) | VALUES)
def test_nothing_that_is_sent_makes_it_raise(sent: object) -> None:
    found, problems = read_signal(sent, TODAY)

    assert found is None or problems == ()
    json.dumps([problem.as_dict() for problem in problems])


def test_the_signals_of_two_years_add_up_by_kind() -> None:
    demand = demand_of(
        [month(1, 3), month(2, 4), month(1, 1, "suggestions"), month(3, 2, "consultations")], TODAY
    )

    assert demand.counts == {"suggestions": 1, "votes": 7, "consultations": 2}
    assert demand.facts == {"demand": {"suggestions": 1, "votes": 7}, "consultations": 2}
    assert demand.total == 8


def test_what_nobody_counted_is_absent_and_a_count_of_zero_is_there() -> None:
    assert demand_of([], TODAY).facts == {}
    assert demand_of([month(1, 0)], TODAY).facts == {"demand": {"votes": 0}}


def test_only_the_last_two_years_up_to_today_count() -> None:
    days = [date(2024, 6, 15), date(2024, 6, 16), TODAY, TODAY + timedelta(days=1)]
    counts = [demand_of([signal("votes", 1, date(2024, 1, 1), day)], TODAY).counts for day in days]

    assert counts == [{}, {"votes": 1}, {"votes": 1}, {}]


def test_a_day_is_counted_once_in_a_series() -> None:
    quarter = signal("votes", 10, date(2026, 1, 1), date(2026, 3, 31))
    corrected = signal("votes", 8, date(2026, 1, 1), date(2026, 3, 31))

    assert demand_of([month(1, 3), month(2, 4), quarter], TODAY).total == 10
    assert demand_of([month(3, 3), quarter], TODAY).total == 10
    assert demand_of([quarter, corrected], TODAY).total == 8


def test_signals_with_references_of_their_own_are_all_counted() -> None:
    requests = [month(1, 1, "ati", reference=f"A-2026-{number}") for number in (1, 2, 3)]

    assert demand_of(requests, TODAY).counts == {"ati": 3}


def test_views_are_the_mean_of_a_month_in_the_source_that_saw_most() -> None:
    portal = [month(number, 100, "views") for number in (1, 2, 3)]
    web = [month(1, 150, "views", source="web_analytics")]
    one_day = signal("views", 40, TODAY, TODAY, source="other")

    assert demand_of(portal, TODAY).counts == {"views": 101}
    assert demand_of([*portal, *web, one_day], TODAY).counts == {"views": 147}
    assert demand_of([one_day], TODAY).counts == {"views": 40}


def test_views_are_no_requests() -> None:
    assert demand_of([month(1, 500, "views"), month(1, 2)], TODAY).total == 2


def test_counting_a_day_twice_is_a_problem_and_correcting_a_count_is_none() -> None:
    january = month(1, 3)
    quarter = signal("votes", 9, date(2026, 1, 1), date(2026, 3, 31))

    problem = counted_before(quarter, [january])
    assert problem
    assert "1 January 2026 to 31 January 2026" in problem.message.en
    assert counted_before(month(1, 5), [january]) is None
    last_day = signal("votes", 1, date(2026, 1, 31), date(2026, 2, 28))
    assert counted_before(last_day, [january])
    assert counted_before(january, [last_day])
    assert counted_before(month(2, 5), [january]) is None
    assert counted_before(month(1, 5, source="other"), [quarter]) is None


@given(
    st.lists(
        st.tuples(st.integers(1, 11), st.integers(0, 50)), max_size=8, unique_by=lambda x: x[0]
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_signals_changes_nothing(
    counted: list[tuple[int, int]], chance: random.Random
) -> None:
    signals = [month(*pair) for pair in counted]
    shuffled = chance.sample(signals, len(signals))
    today = date(2027, 1, 1)

    assert demand_of(shuffled, today) == demand_of(signals, today)
    assert demand_of(signals, today).total == sum(count for _, count in counted)


def test_the_ends_of_the_calendar_are_no_error() -> None:
    assert demand_of([month(1, 1)], date.min).counts == {}
    assert demand_of([month(1, 1)], date.max).counts == {}


def test_the_facts_are_those_that_the_rule_on_demand_reads() -> None:
    bare = {**compliant_dataset(), "themes_of_interest": None, "nap_theme": None}

    def said(signals: list[Signal]) -> list[str]:
        facts = demand_of(signals, TODAY).facts
        return [f.key for f in judge(bare, facts=facts).findings if f.rule == "OG-118"]

    assert said([]) == ["no_theme"]
    assert said([month(1, 0)]) == ["no_demand"]
    for kind in ("suggestions", "votes", "ati", "inquiries"):
        assert said([month(1, 1, kind)]) == ["passed"]
