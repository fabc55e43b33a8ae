"""Bad answers are named with what to do; nothing raises and nothing is guessed."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.eligibility.outcome import evaluate
from ckanext.ogip.core.eligibility.questions import QUESTIONS
from ckanext.ogip.testing.strategies import VALUES
from tests.core.eligibility.answering import (
    COMPLETE,
    ELIGIBLE,
    HIDDEN,
    INELIGIBLE,
    RATIONALE,
    TREATABLE,
    answered,
)

NAMES = st.sampled_from([q.id for q in QUESTIONS]) | st.text() | st.integers()
ANYTHING = st.dictionaries(NAMES, VALUES) | st.builds(
    lambda changed: {**INELIGIBLE, **changed},
    st.dictionaries(st.sampled_from([q.id for q in QUESTIONS]), VALUES, max_size=4),
)


def refusals(answers: object) -> list[tuple[str, str]]:
    return [(problem.field, problem.key) for problem in answered(answers).problems]


@given(ANYTHING | VALUES)
def test_nothing_that_is_sent_makes_it_raise(answers: object) -> None:
    found = answered(answers)

    json.dumps(found.as_dict())
    assert all(p.message.en and p.message.fr for p in found.problems)


@given(ANYTHING, st.dates())
def test_any_day_is_a_day_to_answer(answers: object, today: date) -> None:
    assert evaluate(answers, today).as_dict()["outcome"]


@pytest.mark.parametrize("answers", ["yes", 5, None, [("holder", "nobody")], True])
def test_answers_that_are_no_mapping_are_refused(answers: object) -> None:
    assert refusals(answers) == [("answers", "not_a_form")]


@pytest.mark.parametrize(
    ("question", "value", "key"),
    [
        ("holder", "aliens", "not_choice"),
        ("holder", 3, "not_choice"),
        ("holder", {"en": "nobody"}, "not_choice"),
        ("holder", ["nobody", "province"], "one_only"),
        ("holder", ["nobody"] * 101, "not_choice"),
        ("kind", "Data", "not_choice"),
        ("classified", 0, "not_choice"),
        ("readiness", ["none", "quality"], "stands_alone"),
        ("readiness", ["unknown", "quality"], "stands_alone"),
    ],
)
def test_a_choice_that_does_not_exist_or_fit_is_refused(
    question: str, value: object, key: str
) -> None:
    assert (question, key) in refusals({**ELIGIBLE, question: value})


@pytest.mark.parametrize(
    ("question", "value", "key"),
    [
        ("rationale", "because", "not_bilingual"),
        ("rationale", {"en": "Because."}, "not_bilingual"),
        ("rationale", {"en": "Because.", "fr": "  "}, "not_bilingual"),
        ("rationale", {"en": 5, "fr": "Parce que."}, "not_text"),
        ("rationale", {**RATIONALE, "en": "x" * 2001}, "too_long"),
        ("rationale", {**RATIONALE, "fr": "a\x00b"}, "unreadable_character"),
        ("rationale", {**RATIONALE, "fr": "a\u202eb"}, "unreadable_character"),
        ("rationale", {**RATIONALE, "fr": "\ud800"}, "unreadable_character"),
        ("review_date", "soon", "not_date"),
        ("review_date", "7/3/2028", "not_date"),
        ("review_date", 20280401, "not_date"),
        pytest.param("review_date", 10**5000, "not_date", id="5000 digits"),
        ("review_date", "2026-02-30", "not_date"),
        ("review_date", "2026-06-15", "too_early"),
        ("review_date", "9999-12-31", "too_late"),
        ("review_date", "2031-06-16", "too_late"),
        ("treatment", ["impossible", "wait"], "stands_alone"),
    ],
)
def test_a_reason_to_withhold_that_cannot_be_kept_is_refused(
    question: str, value: object, key: str
) -> None:
    assert (question, key) in refusals({**INELIGIBLE, question: value})


def test_an_exemption_is_looked_at_again_within_five_years() -> None:
    assert answered({**INELIGIBLE, "review_date": "2031-06-15"}).is_complete
    assert answered({**INELIGIBLE, "review_date": date(2026, 6, 16)}).is_complete


@pytest.mark.parametrize("day", ["2026-06-15", "2019-01-01"])
def test_a_treatment_is_not_promised_for_a_day_that_has_come(day: str) -> None:
    assert refusals({**TREATABLE, "treatment_date": day}) == [("treatment_date", "too_early")]


def test_true_and_false_are_yes_and_no() -> None:
    answers = {name: {"yes": True, "no": False}.get(str(v), v) for name, v in ELIGIBLE.items()}

    assert answered(answers) == answered(ELIGIBLE)


def test_a_question_that_does_not_exist_is_named() -> None:
    found = answered({**ELIGIBLE, "shoe_size": "45", 7: "x"})

    assert [p.params["value"] for p in found.problems] == ["shoe_size", "7"]
    assert not found.is_complete


def test_a_bad_answer_to_a_question_that_is_not_asked_is_ignored_and_named() -> None:
    found = answered({"holder": "nobody", "review_date": "soon"})

    assert (found.problems, found.ignored) == ((), ("review_date",))


@pytest.mark.parametrize("blank", [None, "", " ", [], {}])
def test_a_blank_answer_is_none(blank: object) -> None:
    for name in HIDDEN:
        found = answered({**HIDDEN, name: blank})

        assert name in {q.id for q in found.missing}, name
        assert found.code in ("pending", "ineligible")


def test_every_full_set_of_answers_is_read_back_from_json() -> None:
    for answers in COMPLETE.values():
        copied: dict[str, Any] = json.loads(json.dumps(answers))
        assert answered(copied) == answered(answers)
