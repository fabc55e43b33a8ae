"""What the rules say about a decision: the facts and fields are those that they read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ckanext.ogip.core.eligibility.decision import Act, Decision, confirm, decide, fact_of
from ckanext.ogip.core.eligibility.questions import MEANINGS
from ckanext.ogip.core.findings import Stage
from ckanext.ogip.core.subject import Kind
from ckanext.ogip.testing.records import TODAY, compliant_dataset
from tests.core.eligibility.answering import (
    COMPLETE,
    ELIGIBLE,
    INELIGIBLE,
    TREATABLE,
    answered,
)
from tests.core.rules import judge
from tests.subjects.inventory_item import compliant_inventory_item


def decided(answers: object) -> Decision:
    proposal = decide(answered(answers), Act("steward", "STEW", TODAY))
    assert isinstance(proposal, Decision)
    decision = confirm(proposal, Act("owner", "BO", TODAY))
    assert isinstance(decision, Decision)
    return decision


def said(
    rule: str,
    fact: dict[str, Any] | None,
    record: dict[str, Any] | None = None,
    today: date = TODAY,
) -> list[tuple[str, str]]:
    """Return outcome and message of what a rule says about a compliant dataset and a fact."""
    data = {**compliant_dataset(), **(record or {})}
    findings = judge(data, facts={"eligibility": fact}, today=today).findings
    return [(f.outcome.value, f.key) for f in findings if f.rule == rule]


def test_a_confirmed_release_passes_the_rule() -> None:
    assert said("OG-101", fact_of(decided(ELIGIBLE))) == [("pass", "passed")]
    assert said("OG-101", fact_of(decided(ELIGIBLE), released=True)) == [("pass", "passed")]
    treated = {**TREATABLE, "treated": "yes"}
    ready = {**treated, "readiness": "unknown", "geospatial": "unknown"}
    assert said("OG-101", fact_of(decided(ready))) == [("pass", "passed")]


def test_nothing_but_a_confirmed_release_passes() -> None:
    proposal = decide(answered(ELIGIBLE), Act("steward", "STEW", TODAY))
    assert isinstance(proposal, Decision)

    assert said("OG-101", fact_of(None)) == [("fail", "undecided")]
    assert said("OG-101", fact_of(proposal)) == [("fail", "undecided")]
    assert said("OG-101", fact_of(decided(TREATABLE))) == [("fail", "after_treatment")]
    for outcome in ("ineligible", "not_of_business_value", "other_owner", "provincial", "not_held"):
        assert said("OG-101", fact_of(decided(COMPLETE[outcome]))) == [("fail", "not_eligible")]


def test_what_is_public_against_the_decision_is_not_eligible() -> None:
    fact = fact_of(decided(INELIGIBLE), released=True)

    assert said("OG-101", fact) == [("fail", "not_eligible")]


def test_withholding_is_justified_until_its_day_has_passed() -> None:
    fact = fact_of(decided(INELIGIBLE))

    assert said("OG-117", fact) == [("pass", "passed")]
    assert said("OG-117", fact, today=date(2028, 4, 2)) == [("fail", "review_past")]


@pytest.mark.parametrize("outcome", COMPLETE)
def test_an_inventory_with_any_decision_can_be_published(outcome: str) -> None:
    closed = {"eligible_for_release": MEANINGS[outcome].eligible_for_release}
    item = {**compliant_inventory_item(), **closed}
    assessment = judge(
        item,
        facts={"eligibility": fact_of(decided(COMPLETE[outcome]))},
        kind=Kind.INVENTORY_ITEM,
        stage=Stage.INVENTORY_PUBLISH,
    )
    found = [f.outcome.value for f in assessment.findings if f.rule == "OG-117"]

    assert found == ["pass" if outcome == "ineligible" else "not_applicable"]


def test_the_proposed_fields_are_what_the_rules_on_persons_and_duties_read() -> None:
    treated = answered({**TREATABLE, "treatment": "anonymize", "mandatory": "contracts"})
    fact = fact_of(decided(ELIGIBLE))
    bare = {
        **dict.fromkeys(("purpose", "themes_of_interest", "derived_from_personal")),
        **treated.fields,
    }

    persons = said("OG-109", fact, bare)
    assert ("fail", "no_method") not in persons
    assert ("fail", "not_stated") not in persons
    assert ("fail", "no_method") in said("OG-109", fact, {**bare, "disclosure_control": None})
    assert said("OG-118", fact, bare) == [("not_applicable", "mandatory")]
    assert said("OG-116", fact, bare) != [("not_applicable", "voluntary")]


def test_a_decision_stands_in_for_no_sign_off() -> None:
    outcomes = {outcome for outcome, _ in said("OG-104", fact_of(decided(ELIGIBLE)))}

    assert "pass" not in outcomes
