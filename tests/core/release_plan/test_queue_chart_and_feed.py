"""What to convert first, value against effort, and the plan as a calendar."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from ckanext.ogip.core.release_plan.chart import TEXTS, value_and_effort
from ckanext.ogip.core.release_plan.conversion import conversion_queue
from ckanext.ogip.core.release_plan.entry import Entry
from ckanext.ogip.core.release_plan.feed import calendar_of
from ckanext.ogip.core.text import Text
from ckanext.ogip.core.vocabulary import load_vocabulary
from ckanext.ogip.testing.contract import french_marks_adrift
from ckanext.ogip.testing.records import TODAY
from tests.core.release_plan.entries import JUNE, MARCH, SEPTEMBER, entry

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)
SHARES = st.none() | st.floats(0, 100)


def to_convert(number: int, *days: date, **more: Any) -> Entry:
    return entry(number, *days, **{"conversion_status": "needed", **more})


def order(*entries: Entry) -> list[str]:
    return [found.entry.item for found in conversion_queue(entries, TODAY)]


def test_mandatory_publications_are_converted_first_then_by_band() -> None:
    unscored, low = to_convert(1, MARCH), to_convert(2, band="P3")
    high, mandatory = to_convert(3, band="P1"), to_convert(4, band="P0")

    assert order(unscored, low, high, mandatory) == ["item-4", "item-3", "item-2", "item-1"]


def test_within_a_band_what_is_needed_earlier_comes_first() -> None:
    undated = to_convert(1, band="P1", demand=99)
    planned_late = to_convert(2, SEPTEMBER, band="P1", conversion_plan_date=JUNE)
    planned_soon = to_convert(3, MARCH, band="P1")

    assert order(undated, planned_late, planned_soon) == ["item-3", "item-2", "item-1"]
    late, due, _ = conversion_queue([undated, planned_late, planned_soon], TODAY)
    assert (late.needed_by, late.is_late) == (MARCH, True)
    assert (due.needed_by, due.is_late) == (JUNE, False)
    assert not conversion_queue([planned_late], JUNE)[0].is_late


def test_what_more_people_ask_for_breaks_the_tie() -> None:
    assert order(to_convert(1, JUNE, demand=2), to_convert(2, JUNE, demand=3)) == [
        "item-2",
        "item-1",
    ]


@pytest.mark.parametrize("status", [*sorted(load_vocabulary("conversion_status").codes), None])
def test_only_what_is_still_to_be_converted_waits(status: str | None) -> None:
    waits = status in ("needed", "planned", "in_progress")

    assert order(to_convert(1, conversion_status=status)) == (["item-1"] if waits else [])


def test_what_is_out_or_may_not_come_out_is_not_converted() -> None:
    assert order(
        to_convert(1, released=MARCH),
        to_convert(2, eligibility="ineligible"),
        to_convert(3, eligibility="pending"),
        to_convert(4, eligibility="eligible_after_treatment"),
    ) == ["item-4"]


@given(st.randoms(use_true_random=False))
def test_the_queue_does_not_depend_on_the_order_of_the_entries(chance: random.Random) -> None:
    bands = (None, "P0", "P2")
    entries = [to_convert(n, band=bands[n % 3], demand=n % 2) for n in range(9)]

    assert order(*chance.sample(entries, 9)) == order(*entries)
    assert [c.place for c in conversion_queue(entries, TODAY)] == list(range(1, 10))


def placed(number: int, value: float | None, effort: float | None, **more: Any) -> Entry:
    return entry(number, **{"value": value, "effort": effort, "completeness": 100.0, **more})


@pytest.mark.parametrize(
    ("value", "effort", "quadrant"),
    [
        (80, 20, "first"),
        (80, 80, "plan"),
        (20, 20, "fill"),
        (20, 80, "later"),
        (50, 49.4, "first"),
        (49.4, 50, "later"),
        (0, 0, "fill"),
        (100, 100, "plan"),
    ],
)
def test_a_point_lies_in_its_quadrant(value: float, effort: float, quadrant: str) -> None:
    chart = value_and_effort([placed(1, value, effort)])

    assert [point.quadrant for point in chart.points] == [quadrant]
    assert {code for code, count in chart.quadrants.items() if count} == {quadrant}


def test_items_at_one_place_share_a_point_that_shows_the_most_urgent_band() -> None:
    chart = value_and_effort(
        [placed(2, 60.2, 30, band="P2"), placed(1, 59.8, 30, band="P1"), placed(3, 10, 30)]
    )

    assert [(p.value, [e.item for e in p.entries], p.band) for p in chart.points] == [
        (60, ["item-1", "item-2"], "P1"),
        (10, ["item-3"], None),
    ]


def test_what_is_hardly_answered_has_no_place_and_what_is_out_is_not_counted() -> None:
    chart = value_and_effort(
        [
            placed(1, 60, 30, completeness=59.9),
            placed(2, None, 30),
            placed(3, 60, None),
            placed(4, 60, 30, completeness=None),
            placed(5, 60, 30, completeness=60),
            placed(6, 60, 30, released=MARCH),
        ]
    )

    assert [e.item for p in chart.points for e in p.entries] == ["item-5"]
    assert chart.unplaced == 4


@given(st.lists(st.tuples(SHARES, SHARES), max_size=10))
def test_every_item_is_in_a_quadrant_or_unplaced(shares: list[tuple[Any, Any]]) -> None:
    chart = value_and_effort(placed(n, *pair) for n, pair in enumerate(shares))

    assert sum(chart.quadrants.values()) + chart.unplaced == len(shares)
    assert sum(q["count"] for q in chart.as_dict()["quadrants"]) == sum(chart.quadrants.values())


def test_axes_and_quadrants_are_named_in_both_languages() -> None:
    assert all(text.en and french_marks_adrift(text.fr) == [] for text in TEXTS.values())


def feed(*entries: Entry, lang: Any = "en") -> Any:
    data = calendar_of(entries, name="Release plan", host="data.example.ca", now=NOW, lang=lang)
    return Calendar.from_ical(data)


def test_the_calendar_has_a_day_for_each_release_ahead() -> None:
    moved = entry(1, JUNE, SEPTEMBER, band="P1", url="https://data.example.ca/item-1")
    (event,) = feed(moved, entry(2), entry(3, MARCH, released=MARCH)).walk("VEVENT")

    assert event.decoded("dtstart") == SEPTEMBER
    assert event["uid"] == "item-1@data.example.ca"
    assert event["sequence"] == 1
    assert event["summary"] == "Soundings, part 1"
    assert event["url"] == "https://data.example.ca/item-1"


def test_the_calendar_speaks_the_readers_language() -> None:
    (event,) = feed(entry(1, JUNE), lang="fr").walk("VEVENT")

    assert event["summary"] == "Sondages, partie 1"


def test_a_title_cannot_add_an_event_to_the_calendar() -> None:
    title = "Ports\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Free; beer, é" * 4
    (event,) = feed(entry(1, JUNE, title=Text(title, title))).walk("VEVENT")

    assert event["summary"].splitlines() == title.splitlines()


def test_an_empty_plan_is_a_calendar_without_events() -> None:
    assert feed().walk("VEVENT") == []
    assert feed()["x-wr-calname"] == "Release plan"
    assert feed()["refresh-interval"].dt.days == 1
