"""Ranking, its tie-breaks, overrides that hide nothing, and the history."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ckanext.ogip.core.priority.history import Cause, changed_answers, entry_of, rescore_due
from ckanext.ogip.core.priority.override import Override, Priority, read_override
from ckanext.ogip.core.priority.ranking import Candidate, ranked
from ckanext.ogip.core.priority.settings import Band
from tests.core.priority.scores import ALL, OF_VALUE, TODAY, score

THE_REST = tuple(name for name in ALL if name not in OF_VALUE)
REASON = "The minister announced it for March."


def candidate(
    reference: str,
    yes: int = 0,
    *,
    answered: int = 43,
    nominated: date | None = None,
    override: Override | None = None,
    **facts: Any,
) -> Candidate:
    found = score(ALL[:yes], ALL[yes:answered], facts=facts, mode="toolkit")
    return Candidate(reference, Priority(found, override), nominated)


def overridden(band: Band) -> Override:
    return Override(band, REASON, "olu", TODAY)


def order(*candidates: Candidate) -> list[tuple[int | None, str, str | None]]:
    return [
        (place.position, place.candidate.reference, place.decided_by)
        for place in ranked(candidates)
    ]


def test_a_duty_with_no_points_comes_before_43_points() -> None:
    duty = candidate("B", mandatory_basis="mandatory_report", answered=0)
    assert order(candidate("A", 43), duty) == [(1, "B", None), (2, "A", "mandate")]


def test_of_two_duties_the_one_that_is_due_first_comes_first() -> None:
    def duty(reference: str, event: str | None, yes: int = 0) -> Candidate:
        facts = {"mandatory_basis": "reports_tabled", "mandatory_event_date": event}
        return candidate(reference, yes, **facts)

    found = order(duty("A", None, 43), duty("B", "2026-12-01"), duty("C", "2026-11-01"))
    assert [reference for _, reference, _ in found] == ["C", "B", "A"]


def test_the_higher_score_comes_first() -> None:
    assert order(candidate("A", 20), candidate("B", 21)) == [(1, "B", None), (2, "A", "score")]


def test_equal_scores_are_ordered_by_everybody_who_asked() -> None:
    # The same points: who asked answers statements, too, so the people's answer is given to both.
    asked = candidate("B", 20, demand={"votes": 3, "suggestions": 1, "ati": 1, "inquiries": 2})
    viewed = candidate("A", 20, demand={"votes": 6, "views": 90_000})
    assert (asked.priority.score.demand, viewed.priority.score.demand) == (7, 6)
    assert order(viewed, asked) == [(1, "B", None), (2, "A", "demand")]


def test_then_by_who_was_nominated_first_and_then_by_reference() -> None:
    early, late = date(2026, 1, 2), date(2026, 3, 4)
    found = order(
        candidate("C"), candidate("A", nominated=late), candidate("B", nominated=early),
        candidate("D"),
    )  # fmt: skip
    assert found == [
        (1, "B", None), (2, "A", "nomination"), (3, "C", "nomination"), (4, "D", "reference"),
    ]  # fmt: skip


def test_what_is_not_answered_enough_has_no_place_and_comes_last() -> None:
    found = order(candidate("A", 25, answered=25), candidate("B", 0, answered=26))
    assert found == [(1, "B", None), (None, "A", "completeness")]


def test_a_decision_moves_an_item_and_hides_nothing() -> None:
    lifted = candidate("B", 5, override=overridden(Band.P1))
    assert order(candidate("A", 29), lifted) == [(1, "B", None), (2, "A", "band")]
    plain = lifted.priority.as_dict()
    assert (plain["band"], plain["computed_band"], plain["points"]) == ("P1", "P3", 5)
    assert plain["override"] == {
        "band": "P1", "reason": REASON, "by": "olu", "on": "2026-11-21",
    }  # fmt: skip


def test_a_decision_gives_a_place_to_what_few_answers_are_known_about() -> None:
    assert order(candidate("A", 3, answered=3, override=overridden(Band.P1)))[0][0] == 1


def test_a_decision_that_became_older_than_a_duty_changes_nothing() -> None:
    item = candidate("A", mandatory_basis="contracts", override=overridden(Band.P3))
    assert item.priority.band is Band.P0


def test_whoever_overrides_gives_a_band_and_a_reason() -> None:
    found, problems = read_override(
        {"band": "P1", "reason": f" {REASON} "}, score(OF_VALUE), "olu", TODAY
    )
    assert problems == ()
    assert found == overridden(Band.P1)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, {"override": "not_a_mapping"}),
        ({}, {"band": "unknown_code", "reason": "reason_missing"}),
        ({"band": "P4", "reason": REASON}, {"band": "unknown_code"}),
        ({"band": 1, "reason": REASON}, {"band": "unknown_code"}),
        ({"band": "P0", "reason": REASON}, {"band": "override_to_mandated"}),
        ({"band": "P2", "reason": REASON}, {"band": "override_unchanged"}),
        ({"band": "P1", "reason": " \n"}, {"reason": "reason_missing"}),
        ({"band": "P1", "reason": 7}, {"reason": "not_a_text"}),
        ({"band": "P1", "reason": "\x00"}, {"reason": "text_unshowable"}),
        ({"band": "P1", "reason": REASON, "until": "2027"}, {"until": "unknown_part"}),
    ],
)
def test_an_override_that_cannot_be_is_refused(given: object, expected: dict[str, str]) -> None:
    found, problems = read_override(given, score(OF_VALUE), "olu", TODAY)
    assert found is None
    assert {problem.place: problem.key for problem in problems} == expected
    assert all(problem.message.en != problem.message.fr for problem in problems)


def test_a_duty_to_publish_cannot_be_overridden() -> None:
    duty = score(facts={"mandatory_basis": "contracts"})
    _, problems = read_override({"band": "P3", "reason": REASON}, duty, "olu", TODAY)
    assert [problem.key for problem in problems] == ["override_of_mandated"]


def test_the_history_keeps_numbers_answers_and_why_it_was_scored() -> None:
    priority = Priority(score(OF_VALUE, ("documented",)), overridden(Band.P1))
    entry = entry_of(priority, Cause.OVERRIDE, "olu", "2026.1+abc")
    assert entry.as_dict() == {
        "on": "2026-11-21", "cause": "override", "by": "olu", "mode": "weighted", "score": 50.0,
        "points": 15, "completeness": 37.2, "band": "P1", "computed_band": "P2", "demand": 0,
        "answers": {**dict.fromkeys(OF_VALUE, True), "documented": False},
        "policy": "2026.1+abc", "toolkit": "2023.1",
    }  # fmt: skip


def test_what_differs_between_two_entries_is_named_by_statement() -> None:
    def entry(yes: tuple[str, ...], no: tuple[str, ...]) -> Any:
        return entry_of(Priority(score(yes, no)), Cause.ANSWERS, "olu", "1")

    before = entry(("documented", "translated"), ("accessible",))
    after = entry(("documented",), ("translated", "no_conflict"))
    assert changed_answers(before, after) == ("translated", "accessible", "no_conflict")
    assert changed_answers(after, after) == ()


@pytest.mark.parametrize(
    ("scored_on", "due"),
    [
        (date(2026, 11, 21), date(2027, 11, 21)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(9999, 1, 1), date.max),
    ],
)
def test_a_score_holds_for_a_year(scored_on: date, due: date) -> None:
    assert rescore_due(scored_on, 12) == due
