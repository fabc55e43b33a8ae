"""What a policy and a waiver change about the verdict on a failing rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from ckanext.ogip.core.engine import assess
from ckanext.ogip.core.findings import Assessment, Decision, Outcome, Severity, Stage
from ckanext.ogip.core.registry import Registry
from ckanext.ogip.core.results import CouldNotCheck, Problem, Result
from ckanext.ogip.core.rule import Message, Rule
from ckanext.ogip.core.subject import Kind, Subject
from ckanext.ogip.core.template import Template
from ckanext.ogip.core.text import Text
from ckanext.ogip.testing.records import TODAY
from tests.core.rules import federal, shipped_rules

WAIVED = {"id": "w-1", "expires": TODAY.isoformat()}


def rule_saying(result: Result, **changes: Any) -> Rule:
    """Make a blocking rule with the id OG-999 that always says the same."""
    shipped = shipped_rules().get("OG-102")
    assert shipped
    message = Message(Template.compile(Text("No", "Non")), Template.compile(Text("Do", "Faire")))
    said = {"check": lambda subject, settings: [result], "messages": {"said": message}}
    return replace(shipped, id="OG-999", parameters={}, **said, **changes)


def judged(
    rule: Rule,
    *,
    facts: dict[str, Any] | None = None,
    kind: Kind = Kind.ASSET,
    stage: Stage = Stage.PUBLISH,
    record_type: str = "dataset",
    **entry: Any,
) -> Assessment:
    """Judge a record by this rule alone, under a policy whose entry for it is changed."""
    policy = replace(federal().rules["OG-102"], severity_at=rule.severity_at)
    return assess(
        Subject.from_dict({"type": record_type}, facts, kind),
        registry=Registry([rule], shipped_rules().standard),
        policy=replace(federal(), rules={rule.id: replace(policy, **entry)}),
        stage=stage,
        today=TODAY,
    )


FAILING = rule_saying(Problem("said"))


def test_a_rule_that_only_reports_says_what_it_would_refuse() -> None:
    assessment = judged(FAILING, report_only=True)
    (finding,) = assessment.findings
    assert assessment.decision is Decision.ALLOW
    assert (finding.outcome, finding.refuses, finding.would_refuse) == (Outcome.FAIL, False, True)
    assert finding.as_dict()["report_only"] is True


def test_a_warning_that_only_reports_would_refuse_nothing() -> None:
    (finding,) = judged(FAILING, report_only=True, severity=Severity.WARN).findings
    assert not finding.would_refuse


@pytest.mark.parametrize(
    ("stage", "severity", "decision"),
    [
        (Stage.PUBLISH, Severity.WARN, Decision.ALLOW),
        (Stage.INVENTORY_PUBLISH, Severity.BLOCK, Decision.REFUSE),
    ],
)
def test_a_severity_counts_at_the_stage_it_is_given_for(
    stage: Stage, severity: Severity, decision: Decision
) -> None:
    rule = replace(
        FAILING,
        stages=(Stage.PUBLISH, Stage.INVENTORY_PUBLISH),
        severity_at={Stage.INVENTORY_PUBLISH: Severity.BLOCK},
    )
    assessment = judged(rule, stage=stage, severity=Severity.WARN)
    assert assessment.findings[0].severity is severity
    assert assessment.decision is decision


def test_a_waiver_holds_to_the_end_of_its_last_day() -> None:
    (finding,) = judged(FAILING, facts={"waivers": {"OG-999": WAIVED}}).findings
    assert (finding.outcome, finding.waiver_id) == (Outcome.WAIVED, "w-1")
    assert not finding.refuses


@pytest.mark.parametrize(
    "waiver",
    [
        WAIVED | {"expires": (TODAY - timedelta(days=1)).isoformat()},
        WAIVED | {"expires": None},
        WAIVED | {"expires": "next year"},
        "yes",
    ],
    ids=["yesterday", "no last day", "no date", "no waiver"],
)
def test_what_is_no_waiver_today_changes_nothing(waiver: object) -> None:
    (finding,) = judged(FAILING, facts={"waivers": {"OG-999": waiver}}).findings
    assert (finding.outcome, finding.waiver_id) == (Outcome.FAIL, None)
    assert finding.refuses


def test_a_rule_that_nobody_may_waive_is_not_waived() -> None:
    rule = replace(FAILING, waiver_roles=())
    (finding,) = judged(rule, facts={"waivers": {"OG-999": WAIVED}}).findings
    assert finding.outcome is Outcome.FAIL


def test_what_could_not_be_checked_is_not_waived() -> None:
    rule = rule_saying(CouldNotCheck("said"))
    assessment = judged(rule, facts={"waivers": {"OG-999": WAIVED}})
    assert assessment.findings[0].outcome is Outcome.COULD_NOT_CHECK
    assert assessment.decision is Decision.REFUSE


def test_a_rule_on_other_subjects_is_silent_about_assets() -> None:
    assert judged(replace(FAILING, applies_to=frozenset({"plan"}))).findings == ()


def test_an_asset_whose_type_is_named_like_a_plan_is_judged_as_an_asset() -> None:
    assessment = judged(FAILING, record_type="plan")
    assert [finding.outcome for finding in assessment.findings] == [Outcome.FAIL]


@pytest.mark.parametrize(("kind", "count"), [(Kind.PLAN, 1), (Kind.SYSTEM, 0)])
def test_another_subject_is_judged_by_the_rules_of_its_kind(kind: Kind, count: int) -> None:
    rule = replace(FAILING, applies_to=frozenset({"plan"}))
    assert len(judged(rule, kind=kind).findings) == count
