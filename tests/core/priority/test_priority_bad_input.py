"""Whatever is given is scored or described: where it is wrong, and what to give instead."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ckanext.ogip.core.priority.evaluate import evaluate
from ckanext.ogip.core.priority.facts import _READERS  # pyright: ignore[reportPrivateUsage]
from tests.core.priority.scores import ALL, TODAY, pack, score

HUGE = 10**6000
ODD = [
    None, "", "x", 0, -1, 1, 1.5, HUGE, -HUGE, math.nan, math.inf, True, [], {}, [None], [[]],
    {"a": None}, {None: 1}, {1: True}, {"value": 1}, {"value": True, "on": HUGE}, "\x00", "\ud800",
    b"x", object(), {"value": None}, {"demand": {"votes": True}}, "9" * 10_000, {True: {}},
]  # fmt: skip


def problems(answers: object = None, facts: object = None, mode: object = None) -> dict[str, str]:
    """Return the keys of what is wrong, by place."""
    found = evaluate({} if answers is None else answers, {} if facts is None else facts, mode,
                     pack(), TODAY)  # fmt: skip
    assert (found.score is None) == bool(found.problems)
    for problem in found.problems:
        message = problem.as_dict()["message"]
        assert message["en"] != message["fr"]
    return {problem.place: problem.key for problem in found.problems}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([True], {"answers": "not_a_mapping"}),
        ({"no_such": True}, {"answers.no_such": "unknown_statement"}),
        ({7: True}, {"answers.7": "unknown_statement"}),
        ({"documented": 1}, {"answers.documented": "not_an_answer"}),
        ({"documented": "yes"}, {"answers.documented": "not_an_answer"}),
        ({"documented": {"value": 0}}, {"answers.documented.value": "not_an_answer"}),
        ({"documented": {"value": math.nan}}, {"answers.documented.value": "not_an_answer"}),
        ({"documented": {"value": True, "on": "soon"}}, {"answers.documented.on": "not_a_date"}),
        ({"documented": {"value": True, "on": HUGE}}, {"answers.documented.on": "not_a_date"}),
        ({"documented": {"evidence": 3}}, {"answers.documented.evidence": "not_a_text"}),
        ({"documented": {"evidence": "a\x00"}}, {"answers.documented.evidence": "text_unshowable"}),
        (
            {"documented": {"evidence": "a" * 4001}},
            {"answers.documented.evidence": "text_too_long"},
        ),
        ({"documented": {"valeu": True}}, {"answers.documented.valeu": "unknown_part"}),
        (
            {"documented": 1, "translated": "no", "nothing": None},
            {
                "answers.documented": "not_an_answer",
                "answers.translated": "not_an_answer",
                "answers.nothing": "unknown_statement",
            },
        ),
    ],
)
def test_answers_that_cannot_be_read_are_named_all_at_once(
    answers: object, expected: dict[str, str]
) -> None:
    assert problems(answers) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ("none", {"facts": "not_a_mapping"}),
        ({"vote": 3}, {"facts.vote": "unknown_fact"}),
        ({"demand": 3}, {"facts.demand": "not_a_mapping"}),
        ({"demand": {"votes": True}}, {"facts.demand.votes": "not_a_count"}),
        (
            {"demand": {"votes": -1, "views": 1.0}},
            {"facts.demand.votes": "not_a_count", "facts.demand.views": "not_a_count"},
        ),
        ({"demand": {"votes": HUGE}}, {"facts.demand.votes": "not_a_count"}),
        ({"demand": {"likes": 1}}, {"facts.demand.likes": "unknown_part"}),
        ({"reading_grade": math.nan}, {"facts.reading_grade": "not_a_number"}),
        ({"reading_grade": math.inf}, {"facts.reading_grade": "not_a_number"}),
        ({"reading_grade": True}, {"facts.reading_grade": "not_a_number"}),
        ({"listed_high_value": 1}, {"facts.listed_high_value": "not_yes_or_no"}),
        ({"frequency": "monthly"}, {"facts.frequency": "unknown_code"}),
        ({"nap_theme": "open_science"}, {"facts.nap_theme": "not_codes"}),
        ({"nap_theme": ["open_sience"]}, {"facts.nap_theme": "unknown_code"}),
        ({"mandatory_basis": "law"}, {"facts.mandatory_basis": "unknown_code"}),
        ({"mandatory_event_date": "7/3/2016"}, {"facts.mandatory_event_date": "not_a_date"}),
        ({"mandatory_event_date": 20160307}, {"facts.mandatory_event_date": "not_a_date"}),
        ({"outcomes": {"OG-208": "ok"}}, {"facts.outcomes.OG-208": "unknown_code"}),
        ({"outcomes": {8: "pass"}}, {"facts.outcomes.8": "unknown_part"}),
        ({"formats": ["CSV", 3]}, {"facts.formats": "not_a_text"}),
    ],
)  # fmt: skip
def test_facts_that_cannot_be_read_are_named_all_at_once(
    facts: object, expected: dict[str, str]
) -> None:
    assert problems(facts=facts) == expected


@pytest.mark.parametrize("mode", ["points", "", 7, True, ["toolkit"]])
def test_a_way_of_counting_that_there_is_not_is_refused(mode: object) -> None:
    assert problems(mode=mode) == {"mode": "unknown_mode"}


def test_mistakes_in_all_three_are_named_together() -> None:
    assert len(problems({"x": 1}, {"y": 1}, "z")) == 3


def test_a_message_shows_little_of_a_long_value() -> None:
    found = evaluate({"documented": "yes\n" * 5000}, {}, None, pack(), TODAY)
    assert len(found.problems[0].message.en) < 200
    assert "\n" not in found.problems[0].message.en


def test_an_answer_of_null_leaves_a_statement_open() -> None:
    assert evaluate({"documented": None}, {}, None, pack(), TODAY).score
    found = evaluate({"documented": {"value": None, "evidence": "asked"}}, {}, None, pack(), TODAY)
    assert found.score
    assert found.score.answered == score().answered == 0


def test_who_answered_when_and_on_what_evidence_is_kept() -> None:
    given_answer = {
        "value": True, "evidence": "minutes of 3 May\nitem 4", "by": "olu", "toolkit": "2023.1",
        "on": "2026-05-04",
    }  # fmt: skip
    found = evaluate({"documented": given_answer}, {}, None, pack(), TODAY)
    assert found.score
    kept = [one.as_dict()["answer"] for one in found.score.contributions if one.answer]
    assert kept == [given_answer]


@pytest.mark.parametrize("place", ["answers", "answer", "facts", *_READERS])
def test_any_value_anywhere_is_scored_or_described(place: str) -> None:
    for value in ODD:
        answers: Any = value if place == "answers" else {}
        facts: Any = value if place == "facts" else {}
        if place == "answer":
            answers = {"documented": value}
        elif place in _READERS:
            facts = {place: value}
        for mode in (None, "weighted"):
            problems(answers, facts, mode)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=150)
@given(
    answers=st.dictionaries(st.sampled_from((*ALL, "x")), ANYTHING, max_size=4) | ANYTHING,
    facts=st.dictionaries(st.sampled_from((*_READERS, "x")), ANYTHING, max_size=4) | ANYTHING,
    mode=ANYTHING,
)
def test_arbitrary_input_is_scored_or_described(
    answers: object, facts: object, mode: object
) -> None:
    problems(answers, facts, mode)
