"""Every rule against its cases in `tests/cases`: a record, changed, and what the rule says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ckanext.ogip.core.findings import Finding, Outcome, Stage
from tests.core.rules import BASES, federal, federal_with, judge, patched, shipped_rules
from tests.records import TODAY

FOLDER = Path(__file__).parents[1] / "cases"
CASES = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in FOLDER.glob("*.yaml")}
KEYS = {"name", "base", "subject", "policy", "today", "stage", "expect"}


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
    record = patched(BASES[case.get("base", "dataset")](), case.get("subject", {}))
    policy = federal_with(tmp_path, case["policy"]) if "policy" in case else federal()
    stage = Stage(case.get("stage", "publish"))
    assessment = judge(record, policy=policy, stage=stage, today=case.get("today", TODAY))
    said = [finding for finding in assessment.findings if finding.rule == rule]
    expected = case["expect"]
    assert [_shown(f, set(e)) for f, e in zip(said, expected, strict=True)] == expected


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
    if rule.applies_to != {"dataset", "info"}:
        assert Outcome.NOT_APPLICABLE in outcomes
