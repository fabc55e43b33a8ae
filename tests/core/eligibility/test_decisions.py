"""Who decides, when somebody has to look again, and what the public is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ckanext.ogip.core.eligibility.decision import (
    ANSWERING_ROLES,
    Act,
    Decision,
    confirm,
    decide,
    fact_of,
    public_part,
)
from ckanext.ogip.core.entered import Problem
from ckanext.ogip.core.vocabulary import load_vocabulary
from ckanext.ogip.testing.records import TODAY
from tests.core.eligibility.answering import (
    COMPLETE,
    ELIGIBLE,
    HIDDEN,
    INELIGIBLE,
    TREATABLE,
    answered,
)

STEWARD = Act("steward", "STEW", TODAY)
OWNER = Act("owner", "BO", TODAY)
SECURITY = Act("guard", "DSO", TODAY)


def proposed(answers: object, by: Act = STEWARD) -> Decision:
    decision = decide(answered(answers), by)
    assert isinstance(decision, Decision)
    return decision


def in_force(answers: object, by: Act = OWNER) -> Decision:
    decision = confirm(proposed(answers), by)
    assert isinstance(decision, Decision)
    return decision


def refusal(answers: object, answering: Act, confirming: Act) -> str:
    problem = confirm(proposed(answers, answering), confirming)
    assert isinstance(problem, Problem)
    assert problem.message.fr
    return problem.key


def test_a_second_person_puts_the_decision_in_force() -> None:
    assert not proposed(ELIGIBLE).counts
    assert in_force(ELIGIBLE).counts
    assert in_force(ELIGIBLE).confirmed == OWNER


def test_nobody_confirms_their_own_answers_in_whatever_role() -> None:
    again = Act(OWNER.person, "OGC", TODAY)

    assert refusal(ELIGIBLE, OWNER, OWNER) == "same_person"
    assert refusal(ELIGIBLE, OWNER, again) == "same_person"


@pytest.mark.parametrize("role", sorted(load_vocabulary("role").codes))
def test_only_owner_and_coordinator_confirm_what_may_be_known(role: str) -> None:
    decided = confirm(proposed(ELIGIBLE), Act("somebody", role, TODAY))

    assert isinstance(decided, Decision) is (role in ("BO", "OGC"))


@pytest.mark.parametrize("role", sorted(load_vocabulary("role").codes))
def test_only_security_and_lawyers_confirm_what_may_not_be_known(role: str) -> None:
    decided = confirm(proposed(HIDDEN), Act("somebody", role, TODAY))

    assert isinstance(decided, Decision) is (role in ("DSO", "LEGAL"))


@pytest.mark.parametrize("role", sorted(load_vocabulary("role").codes))
def test_stewards_owners_and_coordinators_answer(role: str) -> None:
    decided = decide(answered(ELIGIBLE), Act("somebody", role, TODAY))

    assert isinstance(decided, Decision) is (role in ANSWERING_ROLES)


def test_a_refused_role_is_told_who_may() -> None:
    refused = decide(answered(ELIGIBLE), Act("minister", "DH", TODAY))

    assert isinstance(refused, Problem)
    assert "data steward, business owner and open government coordinator" in refused.message.en


def test_open_questions_cannot_be_confirmed() -> None:
    incomplete = {**INELIGIBLE, "rationale": None}

    assert refusal({}, STEWARD, OWNER) == "not_decided"
    assert refusal({**ELIGIBLE, "classified": "unknown"}, STEWARD, OWNER) == "not_decided"
    assert refusal(incomplete, STEWARD, OWNER) == "not_decided"


def test_a_decision_is_confirmed_once_and_not_before_it_is_proposed() -> None:
    twice = confirm(in_force(ELIGIBLE), Act("other", "OGC", TODAY))
    yesterday = Act("owner", "BO", TODAY - timedelta(days=1))

    assert isinstance(twice, Problem)
    assert twice.key == "already_confirmed"
    assert refusal(ELIGIBLE, STEWARD, yesterday) == "too_early"


def test_an_exception_comes_due_on_its_day() -> None:
    review = date(2028, 4, 1)
    decision = in_force(INELIGIBLE)

    assert decision.look_again == review
    assert not decision.is_due(review - timedelta(days=1))
    assert decision.is_due(review)


def test_a_treatment_comes_due_on_its_day_and_what_is_eligible_never() -> None:
    assert in_force(TREATABLE).look_again == date(2026, 12, 1)
    assert in_force(ELIGIBLE).look_again is None
    assert not in_force(ELIGIBLE).is_due(date.max)


def test_an_unconfirmed_decision_is_not_in_force_for_rules() -> None:
    assert fact_of(None) is None
    assert fact_of(proposed(ELIGIBLE)) == {"outcome": "pending"}
    assert fact_of(proposed(INELIGIBLE)) == {"outcome": "pending"}


@pytest.mark.parametrize("outcome", COMPLETE)
def test_the_public_sees_what_is_listed_and_never_more_than_the_reasons(outcome: str) -> None:
    told = public_part(in_force(COMPLETE[outcome]))
    listed = ("eligible", "eligible_after_treatment", "ineligible")

    assert (told is not None) is (outcome in listed)
    if told and outcome == "ineligible":
        assert set(told) == {"outcome", "exemption", "rationale", "review_date"}
    elif told:
        assert told == {"outcome": outcome}


def test_before_anybody_confirms_the_public_sees_that_it_is_under_review() -> None:
    assert public_part(None) == {"outcome": "pending"}
    assert public_part(proposed(INELIGIBLE)) == {"outcome": "pending"}
    without_value = COMPLETE["not_of_business_value"]
    assert public_part(proposed(without_value)) == {"outcome": "pending"}


def test_what_may_not_be_known_is_never_told() -> None:
    assert public_part(proposed(HIDDEN)) is None
    assert public_part(in_force(HIDDEN, SECURITY)) is None
