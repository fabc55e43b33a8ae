"""Every rule against its cases in `tests/cases`: a record, changed, and what the rule says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ckanext.ogip.core.findings import Finding, Outcome, Stage
from ckanext.ogip.core.fingerprint import fingerprint
from ckanext.ogip.core.policy import Policy
from ckanext.ogip.core.subject import OTHER_KINDS, Kind
from tests.core.rules import (
    BASES,
    compliant_facts,
    enforced,
    federal,
    federal_with,
    judge,
    patched,
    shipped_rules,
    with_fingerprint,
    with_resource_ids,
)
from tests.records import TODAY

FOLDER = Path(__file__).parents[1] / "cases"
CASES = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in FOLDER.glob("*.yml")}
KEYS = {"name", "base", "subject", "facts", "policy", "today", "stage", "expect"}


@pytest.mark.parametrize(
    ("rule", "case"),
    [
        pytest.param(rule, case, id=f"{rule}: {case['name']}")
        for rule in sorted(CASES)
        for case in CASES[rule]
    ],
)
def test_rule_says_what_the_case_expects(rule: str, case: dict[str, Any], tmp_path: Path) -> None:
    assert set(case) <= KEYS
    base = case.get("base", "dataset")
    record = patched(with_resource_ids(BASES[base]()), case.get("subject", {}))
    policy = enforced(federal_with(tmp_path, case["policy"]) if "policy" in case else federal())
    assessment = judge(
        record,
        facts=facts_of(case, record, policy),
        kind=Kind(base) if base in OTHER_KINDS else Kind.ASSET,
        policy=policy,
        stage=Stage(case.get("stage", "publish")),
        today=case.get("today", TODAY),
    )
    said = [finding for finding in assessment.findings if finding.rule == rule]
    expected = case["expect"]
    assert [_shown(f, set(e)) for f, e in zip(said, expected, strict=True)] == expected


def facts_of(case: dict[str, Any], record: dict[str, Any], policy: Policy) -> dict[str, Any]:
    """Return the facts of a compliant asset with the case's changes; null removes a fact."""
    facts = patched(compliant_facts(), case.get("facts", {}))
    return with_fingerprint(facts, fingerprint(record, policy.immaterial_fields))


def _shown(finding: Finding, keys: set[str]) -> dict[str, Any]:
    """Return the parts of a finding that a case names; `resource` is the position in the list."""
    parts = {
        "outcome": finding.outcome.value,
        "message": finding.key,
        "field": finding.field,
        "resource": finding.params.get("position"),
        "severity": finding.severity.value,
        "refuses": finding.refuses,
        "params": {k: v for k, v in finding.params.items() if k not in ("resource", "position")},
        "en": finding.message.en,
        "fr": finding.message.fr,
    }
    return {key: parts[key] for key in keys}


def test_every_rule_has_cases_and_every_case_file_a_rule() -> None:
    assert set(CASES) == {rule.id for rule in shipped_rules()}


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in shipped_rules()])
def test_cases_cover_pass_and_fail_every_message_and_other_types(rule: Any) -> None:
    said = [entry for case in CASES[rule.id] for entry in case["expect"]]
    outcomes = {entry["outcome"] for entry in said}
    assert {Outcome.PASS, Outcome.FAIL} <= outcomes
    assert set(rule.messages) <= {entry.get("message") for entry in said}
    if rule.asset_types and rule.asset_types != {"dataset", "info"}:
        assert Outcome.NOT_APPLICABLE in outcomes
