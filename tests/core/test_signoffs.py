"""Sign-offs across rules: which decision counts, what a policy may ask for, one report per gap."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ckanext.ogip.core.facts import Facts
from ckanext.ogip.core.findings import Assessment, Outcome
from ckanext.ogip.core.fingerprint import fingerprint
from ckanext.ogip.core.rule import Rule
from ckanext.ogip.core.settings import PARAMETER_READERS
from ckanext.ogip.core.signoffs.decisions import (
    SignOff,
    Standing,
    newest_decisions,
    parse_requirement,
    read_requirements,
)
from ckanext.ogip.core.strict_yaml import BadValueError
from ckanext.ogip.testing.cases import enforced, with_fingerprint
from ckanext.ogip.testing.records import TODAY, compliant_dataset, compliant_info
from tests.core.rules import compliant_facts, federal, judge, shipped_rules

OF_ONE_CRITERION = (
    "OG-104", "OG-106", "OG-107", "OG-109", "OG-111", "OG-112", "OG-113", "OG-207", "OG-225",
    "OG-303",
)  # fmt: skip
RULES = {*OF_ONE_CRITERION, "OG-114", "OG-115"}
SIGNOFF = {"criterion": "privacy", "role": "ATIP", "person": "user-atip", "decision": "approve",
           "fingerprint": "v2", "on": "2026-06-01"}  # fmt: skip


def rule(rule_id: str) -> Rule:
    found = shipped_rules().get(rule_id)
    assert found
    return found


def default(rule_id: str, parameter: str = "required") -> list[str]:
    return list(rule(rule_id).parameters[parameter].as_dict()["default"])


CHAIN = default("OG-114", "chain")


def judged(record: dict[str, Any], facts: dict[str, Any]) -> Assessment:
    """Judge a record that says it holds nothing derived from data about persons."""
    stated = {**record, "derived_from_personal": "false"}
    policy = enforced(federal())
    current = fingerprint(stated, policy.immaterial_fields)
    return judge(stated, facts=with_fingerprint(facts, current), policy=policy)


def failures(assessment: Assessment) -> list[tuple[str, str]]:
    failed = (f for f in assessment.findings if f.outcome is Outcome.FAIL)
    return [(finding.rule, finding.key) for finding in failed if finding.rule in RULES]


def facts_where(criterion: str, **changes: str) -> dict[str, Any]:
    """Return the facts of a signed record after changing the sign-offs on one criterion."""
    facts = compliant_facts()
    facts["signoffs"] = [
        {**entry, **changes} if entry["criterion"] == criterion else entry
        for entry in facts["signoffs"]
    ]
    return facts


@pytest.mark.parametrize("record", [compliant_dataset(), compliant_info()], ids=["data", "info"])
def test_a_record_that_everybody_signed_has_nothing_against_it(record: dict[str, Any]) -> None:
    assert failures(judged(record, compliant_facts())) == []


@pytest.mark.parametrize("criterion", sorted({entry.partition(":")[0] for entry in CHAIN}))
def test_a_stale_sign_off_is_reported_once_and_never_lets_the_record_out(criterion: str) -> None:
    assessment = judged(compliant_dataset(), facts_where(criterion, fingerprint="older"))

    assert failures(assessment) == [("OG-115", "stale")]
    assert "OG-115" in {finding.rule for finding in assessment.refusals}


@pytest.mark.parametrize("criterion", sorted({entry.partition(":")[0] for entry in CHAIN}))
def test_a_refused_sign_off_of_the_chain_closes_it(criterion: str) -> None:
    assessment = judged(compliant_dataset(), facts_where(criterion, decision="refuse"))

    assert ("OG-114", "refused") in failures(assessment)
    assert "OG-114" in {finding.rule for finding in assessment.refusals}


def test_without_recorded_sign_offs_no_rule_passes() -> None:
    facts = {name: fact for name, fact in compliant_facts().items() if name != "signoffs"}
    record = {
        **compliant_dataset(),
        "disclosure_control": [{"method": "aggregation"}],
        "population_flags": ["small_groups"],
    }
    findings = judge({**record, "derived_from_personal": "true"}, facts=facts).findings

    outcomes = {finding.rule: finding.outcome for finding in findings if finding.rule in RULES}
    assert outcomes.keys() == RULES
    assert Outcome.PASS not in outcomes.values()


@pytest.mark.parametrize("rule_id", OF_ONE_CRITERION)
def test_where_any_of_several_roles_may_sign_the_rule_on_versions_knows_it(rule_id: str) -> None:
    either = [entry for entry in default(rule_id) if len(parse_requirement(entry).roles) > 1]

    assert set(either) <= set(default("OG-115", "any_role"))


def test_a_criterion_that_only_warns_when_missing_only_warns_when_stale() -> None:
    warning = {r for r in OF_ONE_CRITERION if rule(r).severity.value == "warn"}
    advice = {entry.partition(":")[0] for r in warning for entry in default(r)}

    assert advice == set(default("OG-115", "advice"))


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("privacy:ATIP", id="no list"),
        pytest.param([5], id="a number"),
        pytest.param(["privacy:ATIP", "privacy:ATIP"], id="named twice"),
        pytest.param(["privcy:ATIP"], id="no such criterion"),
        pytest.param(["privacy:ATIPP"], id="no such role"),
        pytest.param(["legal:LEGAL|"], id="an empty role"),
        pytest.param(["privacy"], id="no role"),
        pytest.param([["privacy", "ATIP"]], id="a list"),
    ],
)
def test_a_policy_cannot_ask_for_a_sign_off_that_does_not_exist(value: object) -> None:
    with pytest.raises(BadValueError):
        PARAMETER_READERS["signoffs"](value)


def test_a_policy_lists_sign_offs_in_its_own_order() -> None:
    assert read_requirements(["release:IMSO", "legal:LEGAL|BO"]) == (
        "release:IMSO",
        "legal:LEGAL|BO",
    )
    assert parse_requirement("legal:LEGAL|BO").roles == ("LEGAL", "BO")


def test_the_newest_decision_of_each_role_counts() -> None:
    older, other = {**SIGNOFF, "on": "2026-05-31"}, {**SIGNOFF, "role": "BO"}
    decisions = newest_decisions(Facts({"signoffs": [SIGNOFF, older, other]}), "privacy")

    assert decisions is not None
    assert decisions.keys() == {("privacy", "ATIP"), ("privacy", "BO")}
    assert decisions["privacy", "ATIP"].on == date(2026, 6, 1)


def test_a_sign_off_on_another_criterion_that_cannot_be_read_is_no_matter() -> None:
    facts = Facts({"signoffs": [SIGNOFF, {**SIGNOFF, "criterion": "legal", "on": "?"}]})

    assert newest_decisions(facts, "privacy") is not None
    assert newest_decisions(facts) is None


@pytest.mark.parametrize(
    ("changes", "standing"),
    [
        ({}, Standing.CURRENT),
        ({"fingerprint": "v1"}, Standing.STALE),
        ({"expires": "2026-06-15"}, Standing.CURRENT),
        ({"expires": "2026-06-14"}, Standing.EXPIRED),
        ({"expires": "2026-06-14", "fingerprint": "v1"}, Standing.EXPIRED),
        ({"decision": "refuse", "expires": "2026-06-14"}, Standing.REFUSED),
    ],
)
def test_what_a_sign_off_is_worth(changes: dict[str, str], standing: Standing) -> None:
    assert SignOff({**SIGNOFF, **changes}).standing("v2", TODAY) is standing


VALUES = st.none() | st.text() | st.integers() | st.dates() | st.lists(st.text(), max_size=2)
ENTRIES = st.fixed_dictionaries(
    {"criterion": st.sampled_from(["privacy", "legal", "security"]) | VALUES},
    optional={
        name: VALUES | st.just(value) for name, value in SIGNOFF.items() if name != "criterion"
    }
    | dict.fromkeys(("comment", "evidence_url", "expires"), VALUES),
)


@settings(max_examples=100)
@given(st.lists(ENTRIES | VALUES, max_size=4) | VALUES, VALUES, VALUES)
def test_no_fact_makes_a_rule_raise(signoffs: object, publisher: object, refresh: object) -> None:
    facts = {"signoffs": signoffs, "publisher": publisher, "data_refresh": refresh}

    assert [
        f.rule for f in judge(compliant_dataset(), facts=facts).findings if f.key == "raised"
    ] == []
