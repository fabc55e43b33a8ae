"""The order of the answers decides nothing, and one question follows from those before it."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.eligibility.path import CONDITIONS, follow, next_question
from ckanext.ogip.core.eligibility.questions import BY_ID, QUESTIONS, UNKNOWN, Form
from ckanext.ogip.testing.records import TODAY
from tests.core.eligibility.answering import (
    COMPLETE,
    ELIGIBLE,
    INELIGIBLE,
    SENSIBLE,
    TREATABLE,
    answered,
)

ANSWERS = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) for name, values in SENSIBLE.items()}
)
# Mostly the way to a release, so that what comes late in the tree is reached too.
NEAR_A_RELEASE = st.builds(
    lambda base, changed: {**base, **changed},
    st.sampled_from([ELIGIBLE, TREATABLE, INELIGIBLE]),
    st.dictionaries(st.sampled_from(sorted(SENSIBLE)), st.none() | st.just(UNKNOWN), max_size=3),
)
ANY = ANSWERS | NEAR_A_RELEASE
# An answer to every question; a bad one would be asked for again.
FULL = st.fixed_dictionaries(
    {q.id: st.sampled_from([*q.choices] or SENSIBLE[q.id][:1]) for q in QUESTIONS}
)


@given(ANY, st.randoms(use_true_random=False))
def test_the_order_of_the_answers_changes_nothing(
    answers: dict[str, Any], chance: random.Random
) -> None:
    shuffled = list(answers.items())
    chance.shuffle(shuffled)

    assert answered(dict(shuffled)) == answered(answers)


@given(ANY)
def test_answers_that_were_ignored_can_be_left_out(answers: dict[str, Any]) -> None:
    before = answered(answers)
    after = answered({k: v for k, v in answers.items() if k not in before.ignored})

    assert after.ignored == ()
    assert {**after.as_dict(), "ignored": None} == {**before.as_dict(), "ignored": None}


@given(ANY)
def test_every_answer_is_used_or_ignored_or_refused(answers: dict[str, Any]) -> None:
    path = follow(answers, TODAY)
    used = {question.id for question in path.asked}
    given_answers = {name for name, value in answers.items() if value is not None}

    assert given_answers <= used | set(answered(answers).ignored)
    assert not used & set(answered(answers).ignored)


@given(FULL)
def test_answering_one_question_after_the_other_leads_to_the_same_end(
    wanted: dict[str, Any],
) -> None:
    answers: dict[str, Any] = {}
    asked: list[str] = []
    while (question := next_question(answers, TODAY)) and question.id not in asked:
        asked.append(question.id)
        answers[question.id] = wanted[question.id]

    stepwise, at_once = answered(answers), answered(wanted)
    assert (stepwise.code, stepwise.missing) == (at_once.code, at_once.missing)
    assert asked == sorted(asked, key=[q.id for q in QUESTIONS].index)
    assert stepwise.ignored == ()


@given(ANY)
def test_what_nobody_knows_makes_nothing_eligible(answers: dict[str, Any]) -> None:
    found = answered(answers)
    decisive = {q.id for q in QUESTIONS if q.treated_by} | {"holder", "may_be_listed"}
    unknown = {task.question for task in found.open_tasks if task.kind == "find_out"}

    if unknown & decisive:
        assert found.code in ("pending", "ineligible", "not_of_business_value")


@given(ANY)
def test_each_unknown_answer_that_is_asked_is_a_task_of_its_role(answers: dict[str, Any]) -> None:
    asked = [q.id for q in follow(answers, TODAY).asked if UNKNOWN in q.choices]
    unknown = {name for name, value in answers.items() if value == UNKNOWN and name in asked}
    tasks = {t.question: t.role for t in answered(answers).open_tasks if t.kind == "find_out"}

    assert tasks == {name: BY_ID[name].role for name in unknown}


@given(ANY)
def test_a_complete_outcome_has_nothing_left_to_ask(answers: dict[str, Any]) -> None:
    found = answered(answers)

    assert found.is_complete <= (next_question(answers, TODAY) is None)
    if found.code == "pending" and not found.missing and not found.problems:
        assert [task for task in found.open_tasks if task.kind == "find_out"]


@given(ANY)
def test_only_what_people_may_know_of_is_listed(answers: dict[str, Any]) -> None:
    if answered(answers).is_listed:
        assert answers["may_be_listed"] == "yes"


@pytest.mark.parametrize("outcome", COMPLETE)
def test_leaving_out_any_answer_leaves_a_question(outcome: str) -> None:
    for name in COMPLETE[outcome]:
        rest = {key: value for key, value in COMPLETE[outcome].items() if key != name}

        assert name in {question.id for question in answered(rest).missing}


def test_each_condition_of_a_question_exists_and_is_used() -> None:
    assert {question.asked for question in QUESTIONS} == set(CONDITIONS)


def test_a_question_can_be_answered_by_not_knowing_unless_it_states_a_fact() -> None:
    certain = {"treated", "exemption"}

    for question in QUESTIONS:
        if question.form is Form.CHOICE:
            is_open = UNKNOWN in question.choices
            assert is_open is (question.id not in certain), question.id
