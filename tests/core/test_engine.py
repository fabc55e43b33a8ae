"""How the engine weighs what rules say: precedence, stages, severities, dates, and faulty rules."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ckanext.ogip.core.engine import assess
from ckanext.ogip.core.findings import Assessment, Decision, Outcome, Severity, Stage
from ckanext.ogip.core.registry import Registry
from ckanext.ogip.core.results import CouldNotCheck, NotApplicable, NotYetDue, Problem, Result
from ckanext.ogip.core.rule import Message, Rule
from ckanext.ogip.core.settings import Settings
from ckanext.ogip.core.subject import Subject
from ckanext.ogip.core.template import Template
from ckanext.ogip.core.text import Text
from ckanext.ogip.testing.records import TODAY, compliant_dataset, compliant_info
from tests.core.rules import federal, judge, judge_fully, shipped_rules

HERE = "license_id"


def rule_saying(*results: Result, **changes: object) -> Rule:
    """Make a rule that always says the same."""
    shipped = shipped_rules().get("OG-102")
    assert shipped
    message = Message(Template.compile(Text("No", "Non")), Template.compile(Text("Do", "Faire")))
    return replace(
        shipped,
        id="OG-999",
        check=lambda subject, settings: results,
        messages={"said": message, "other": message},
        parameters={},
        **changes,
    )


def judged(
    rule: Rule,
    *others: Rule,
    stage: Stage = Stage.PUBLISH,
    record_type: str = "dataset",
    **policy_changes: object,
) -> Assessment:
    """Judge a record of some type by these rules only, as of TODAY."""
    rules = (rule, *others)
    entry = federal().rules["OG-102"]
    entries = {one.id: replace(entry, severity=one.severity, **policy_changes) for one in rules}
    return assess(
        Subject.from_dict({"type": record_type, "resources": [{"id": "r1"}, {}]}),
        registry=Registry(rules, shipped_rules().standard),
        policy=replace(federal(), rules=entries),
        stage=stage,
        today=TODAY,
    )


def outcomes(assessment: Assessment) -> list[str]:
    return [finding.outcome.value for finding in assessment.findings]


def test_a_rule_that_says_nothing_passes() -> None:
    assessment = judged(rule_saying())
    assert outcomes(assessment) == ["pass"]
    assert assessment.decision is Decision.ALLOW
    assert assessment.open_findings == ()
    assert assessment.findings[0].message == Text(
        "The licence is an open licence", "La licence est une licence ouverte"
    )


@pytest.mark.parametrize(
    ("weaker", "stronger", "outcome"),
    [
        (NotYetDue, Problem, "fail"),
        (Problem, NotApplicable, "not_applicable"),
        (NotApplicable, CouldNotCheck, "could_not_check"),
        (Problem, CouldNotCheck, "could_not_check"),
    ],
)
@pytest.mark.parametrize("field", [None, HERE])
def test_the_stronger_outcome_stands_at_one_place(
    weaker: type[Result], stronger: type[Result], outcome: str, field: str | None
) -> None:
    said = weaker("said", field), stronger("said", field)
    assert outcomes(judged(rule_saying(*said))) == [outcome]
    assert outcomes(judged(rule_saying(*reversed(said)))) == [outcome]


def test_problems_at_different_places_are_different_findings() -> None:
    resources = Subject.from_dict({"resources": [{"id": "r1"}, {}]}).resources
    assessment = judged(
        rule_saying(
            Problem("said", HERE),
            CouldNotCheck("said", "url", resources[0]),
            Problem("said", "url", resources[1]),
        )
    )
    assert outcomes(assessment) == ["fail", "could_not_check", "fail"]
    assert [finding.resource_id for finding in assessment.findings] == [None, "r1", None]
    assert [f.params.get("position") for f in assessment.findings] == [None, 1, 2]


def test_not_applicable_as_a_whole_silences_problems_of_parts() -> None:
    assessment = judged(rule_saying(Problem("said", HERE), NotApplicable("said")))
    assert outcomes(assessment) == ["not_applicable"]


def test_a_raising_rule_could_not_check_refuses_and_leaves_the_others_alone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def half_way(subject: Subject, settings: Settings) -> Iterable[Result]:
        yield Problem("said")
        raise ZeroDivisionError("in the rule")

    faulty = replace(rule_saying(), id="OG-998", check=half_way)
    with caplog.at_level(logging.ERROR):
        assessment = judged(faulty, rule_saying(Problem("other")))
    assert outcomes(assessment) == ["could_not_check", "fail"]
    assert [finding.rule for finding in assessment.refusals] == ["OG-998", "OG-999"]
    assert "technical reason" in assessment.findings[0].message.en
    assert "ZeroDivisionError: in the rule" in caplog.text


def test_a_rule_whose_message_lacks_a_value_is_a_faulty_rule() -> None:
    rule = rule_saying(Problem("said"))
    needy = Message(Template.compile(Text("{n:number}", "{n:number}")), rule.passed.remediation)
    assert outcomes(judged(replace(rule, messages={"said": needy}))) == ["could_not_check"]


def test_a_rule_that_says_an_unknown_message_is_a_faulty_rule() -> None:
    assert outcomes(judged(rule_saying(Problem("unheard of")))) == ["could_not_check"]


@pytest.mark.parametrize(
    ("stage", "decision"),
    [
        (Stage.DRAFT, Decision.ALLOW),
        (Stage.PUBLISH, Decision.REFUSE),
        (Stage.MAINTAIN, Decision.ALLOW),
    ],
)
@pytest.mark.parametrize("kind", [Problem, CouldNotCheck])
def test_only_publishing_is_refused_but_every_stage_shows_the_finding(
    stage: Stage, decision: Decision, kind: type[Result]
) -> None:
    assessment = judged(rule_saying(kind("said")), stage=stage)
    assert len(assessment.open_findings) == 1
    assert assessment.decision is decision


def test_a_rule_of_another_stage_is_not_judged() -> None:
    rule = rule_saying(Problem("said"), stages=(Stage.PLAN_PUBLISH,))
    assert judged(rule).findings == ()
    assert judged(rule, stage=Stage.PLAN_PUBLISH).decision is Decision.REFUSE


def test_a_warning_is_shown_and_refuses_nothing() -> None:
    assessment = judged(rule_saying(Problem("said"), severity=Severity.WARN))
    assert outcomes(assessment) == ["fail"]
    assert assessment.decision is Decision.ALLOW


@pytest.mark.parametrize(
    ("of_rule", "of_problem", "severity"),
    [
        (Severity.BLOCK, Severity.WARN, Severity.WARN),
        (Severity.WARN, Severity.BLOCK, Severity.WARN),
        (Severity.WARN, Severity.INFO, Severity.INFO),
    ],
)
def test_a_problem_may_be_milder_than_its_rule_and_never_harder(
    of_rule: Severity, of_problem: Severity, severity: Severity
) -> None:
    rule = rule_saying(Problem("said", severity=of_problem), severity=of_rule)
    assert judged(rule).findings[0].severity is severity


def test_a_rule_that_the_policy_switches_off_is_not_judged() -> None:
    assert judged(rule_saying(Problem("said")), enabled=False).findings == ()


@pytest.mark.parametrize(
    ("starts", "outcome", "refused"),
    [(TODAY, "fail", True), (TODAY + timedelta(days=1), "not_yet_due", False)],
)
def test_a_rule_counts_from_its_first_day(starts: date, outcome: str, refused: bool) -> None:
    assessment = judged(rule_saying(Problem("said")), effective_from=starts)
    assert outcomes(assessment) == [outcome]
    assert bool(assessment.refusals) is refused


def test_before_its_first_day_a_rule_that_cannot_check_refuses_nothing() -> None:
    tomorrow = TODAY + timedelta(days=1)
    assessment = judged(rule_saying(CouldNotCheck("said")), effective_from=tomorrow)
    assert outcomes(assessment) == ["could_not_check"]
    assert assessment.decision is Decision.ALLOW


def test_a_rule_for_datasets_does_not_apply_to_information_assets() -> None:
    for_datasets = rule_saying(Problem("said"), applies_to=frozenset({"dataset"}))
    for_both = rule_saying()
    assessment = judged(for_datasets, replace(for_both, id="OG-998"), record_type="info")
    assert outcomes(assessment) == ["pass", "not_applicable"]


@pytest.mark.parametrize("record_type", ["showcase", ""])
def test_a_type_that_no_rule_names_is_judged_by_every_rule(record_type: str) -> None:
    assessment = judged(rule_saying(Problem("said")), record_type=record_type)
    assert assessment.decision is Decision.REFUSE


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.PUBLISH, Stage.MAINTAIN])
@pytest.mark.parametrize("record", [compliant_dataset(), compliant_info()], ids=["data", "info"])
def test_a_compliant_record_fails_nothing_at_any_stage(
    record: dict[str, Any], stage: Stage
) -> None:
    assessment = judge_fully(record, stage=stage)
    assert {f.outcome for f in assessment.findings} == {Outcome.PASS, Outcome.NOT_APPLICABLE}
    assert assessment.decision is Decision.ALLOW


def test_an_assessment_as_json_counts_everything_and_lists_what_is_open() -> None:
    record = {**compliant_dataset(), "id": "d1", "license_id": ""}
    answer = judge_fully(record).as_dict()
    assert answer["dataset_id"] == "d1"
    assert answer["decision"] == "refuse"
    assert answer["policy"] == "federal"
    assert answer["as_of"] == "2026-06-15"
    everything = judge_fully(record).as_dict(include_passed=True)["findings"]
    assert answer["counts"] == {
        outcome.value: sum(finding["outcome"] == outcome for finding in everything)
        for outcome in Outcome
    }
    assert {finding["rule"] for finding in everything} == {
        rule.id for rule in shipped_rules() if rule.asset_types and Stage.PUBLISH in rule.stages
    }
    assert answer["counts"]["fail"] == 1
    assert "OG-102" in {finding["rule"] for finding in answer["findings"]}
    assert "pass" not in {finding["outcome"] for finding in answer["findings"]}


def test_a_finding_as_json_has_the_agreed_shape() -> None:
    finding = judge({**compliant_dataset(), "license_id": "secret"}).refusals[0].as_dict()
    assert set(finding) == {
        *("rule", "clause", "severity", "outcome", "field", "resource_id", "params", "message"),
        *("remediation", "why", "who_can_fix", "who_can_waive", "waiver_id"),
        "report_only",
        "message_key",
    }
    assert finding["params"] == {"licence": "secret"}
    assert finding["who_can_waive"] == ["IMSO"]
    assert set(finding["message"]) == set(finding["why"]) == {"en", "fr"}


def test_findings_of_one_gap_are_not_repeated_by_other_rules() -> None:
    gaps = {
        "license_id": ["OG-102"],
        "restrictions": ["OG-103"],
        "title_translated": ["OG-221"],
        "collection": ["OG-301"],
    }
    for field, rules in gaps.items():
        record = {**compliant_dataset(), field: None}
        findings = judge_fully(record).findings
        assert [f.rule for f in findings if f.outcome is Outcome.FAIL] == rules
