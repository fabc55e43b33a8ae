"""Judging a record: every rule of the policy on one subject, as of one day."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from .findings import Assessment, Finding, Outcome, Severity, Stage
from .fingerprint import fingerprint
from .policy import Policy
from .registry import Registry
from .results import CouldNotCheck, NotApplicable, NotYetDue, Problem, Result
from .rule import Message, Rule
from .subject import Kind, Subject

log = logging.getLogger(__name__)

# A record that can be published is also kept that way, and whoever drafts it wants to see the way.
_JUDGED_AT: Mapping[Stage, frozenset[Stage]] = {
    Stage.DRAFT: frozenset({Stage.DRAFT, Stage.PUBLISH}),
    Stage.PUBLISH: frozenset({Stage.PUBLISH}),
    Stage.INVENTORY_PUBLISH: frozenset({Stage.INVENTORY_PUBLISH}),
    Stage.PLAN_PUBLISH: frozenset({Stage.PLAN_PUBLISH}),
    Stage.MAINTAIN: frozenset({Stage.PUBLISH, Stage.MAINTAIN}),
}
# Nothing is refused while drafting, and nothing leaves the public by itself.
_REFUSING = frozenset({Stage.PUBLISH, Stage.INVENTORY_PUBLISH, Stage.PLAN_PUBLISH})
_OUTCOMES: Mapping[type, Outcome] = {
    CouldNotCheck: Outcome.COULD_NOT_CHECK,
    NotApplicable: Outcome.NOT_APPLICABLE,
    Problem: Outcome.FAIL,
    NotYetDue: Outcome.NOT_YET_DUE,
}
_MILDNESS = {severity: mildness for mildness, severity in enumerate(Severity)}
_RECORD: tuple[str | None, int] = (None, 0)
_NO_PARAMS: Mapping[str, Any] = {}
_STRENGTH = {outcome: strength for strength, outcome in enumerate(Outcome)}


def assess(
    subject: Subject, *, registry: Registry, policy: Policy, stage: Stage, today: date
) -> Assessment:
    """Judge `subject` by every rule that the policy has on for this stage, as of `today`."""
    judge = _Judge(subject, registry, policy, stage, today)
    return Assessment(
        dataset_id=subject.id,
        fingerprint=judge.fingerprint,
        ruleset_version=policy.ruleset_version,
        policy=policy.name,
        stage=stage,
        as_of=today,
        findings=tuple(finding for rule in registry for finding in judge.findings(rule)),
    )


class _Judge:
    """Runs rules on one subject and words what they say as findings."""

    __slots__ = ("fingerprint", "known_types", "policy", "stage", "standard", "subject", "today")

    def __init__(
        self, subject: Subject, registry: Registry, policy: Policy, stage: Stage, today: date
    ) -> None:
        self.subject = subject
        self.standard = registry.standard
        self.policy = policy
        self.stage = stage
        self.today = today
        self.fingerprint = fingerprint(subject.data, policy.immaterial_fields)
        # A type that no rule names is judged by every rule: a new type is no way past the gate.
        self.known_types = registry.known_types

    def findings(self, rule: Rule) -> list[Finding]:
        """Return what one rule says: one finding per place, a single one when it passes."""
        if not self._is_judged(rule):
            return []
        if self._is_of_another_type(rule):
            return [self._finding(rule, NotApplicable("other_type"), self.standard)]
        settings = self.policy.settings(rule, self.today, self.fingerprint)
        try:
            results = _strongest(rule.check(self.subject, settings))
            found = [self._finding(rule, result, rule.messages) for result in results]
        except Exception:  # a faulty rule must not stop the others; its trace goes to the log
            log.exception("rule %s failed on record %s", rule.id, self.subject.id)
            found = [self._finding(rule, CouldNotCheck("raised"), self.standard)]
        return found or [self._worded(rule, Outcome.PASS, rule.passed)]

    def _is_judged(self, rule: Rule) -> bool:
        kind = self.subject.kind
        concerned = rule.asset_types if kind is Kind.ASSET else rule.applies_to & {kind}
        stages = _JUDGED_AT[self.stage]
        on = self.policy.rules[rule.id].enabled
        return on and bool(concerned) and not stages.isdisjoint(rule.stages)

    def _is_of_another_type(self, rule: Rule) -> bool:
        asset = self.subject.kind is Kind.ASSET
        return asset and self.subject.type in self.known_types - rule.asset_types

    def _finding(self, rule: Rule, result: Result, messages: Mapping[str, Message]) -> Finding:
        message = messages[result.message]
        params = _params(result)
        missing = message.names - params.keys()
        if missing:
            raise LookupError(f"{rule.id} {result.message} lacks the values {sorted(missing)}")
        return self._worded(rule, self._outcome(rule, result), message, result, params)

    def _worded(
        self,
        rule: Rule,
        outcome: Outcome,
        message: Message,
        result: Result | None = None,
        params: Mapping[str, Any] = _NO_PARAMS,
    ) -> Finding:
        severity = self._severity(rule, result)
        closes = self._closes(rule, outcome, severity)
        watching = self.policy.rules[rule.id].report_only
        return Finding(
            rule=rule.id,
            clause=rule.clause,
            severity=severity,
            outcome=outcome,
            key=result.message if result else "passed",
            field=result.field if result else None,
            resource_id=result.resource.id if result and result.resource else None,
            params=params,
            refuses=closes and not watching,
            would_refuse=closes and watching,
            message_template=message.text,
            remediation_template=message.remediation,
            why=rule.why,
            who_can_fix=rule.who_can_fix,
            who_can_waive=rule.waiver_roles,
            waiver_id=self._waiver_id(rule) if outcome is Outcome.WAIVED else None,
        )

    def _outcome(self, rule: Rule, result: Result) -> Outcome:
        outcome = _OUTCOMES[type(result)]
        if outcome is not Outcome.FAIL:
            return outcome
        if self._waiver_id(rule):
            return Outcome.WAIVED
        return outcome if self._in_force(rule) else Outcome.NOT_YET_DUE

    def _waiver_id(self, rule: Rule) -> str | None:
        """Return the waiver that holds today; a rule that nobody may waive knows none."""
        waiver = self.subject.facts.waiver(rule.id) if rule.waiver_roles else None
        return waiver.id if waiver and waiver.holds(self.today) else None

    def _severity(self, rule: Rule, result: Result | None) -> Severity:
        severity = self.policy.severity(rule, self.stage)
        milder = result.severity if isinstance(result, Problem) else None
        return max(severity, milder, key=_MILDNESS.__getitem__) if milder else severity

    def _closes(self, rule: Rule, outcome: Outcome, severity: Severity) -> bool:
        # What a blocking rule could not see may be wrong, so it closes the stage like a failure.
        return (
            severity is Severity.BLOCK
            and outcome in (Outcome.FAIL, Outcome.COULD_NOT_CHECK)
            and self.stage in _REFUSING
            and self._in_force(rule)
        )

    def _in_force(self, rule: Rule) -> bool:
        start = self.policy.rules[rule.id].effective_from
        return start is None or start <= self.today


def _strongest(results: Iterable[Result]) -> list[Result]:
    """Keep the strongest results of each place; "not applicable" as a whole stands alone."""
    found: list[Result] = list(results)
    not_applicable = [r for r in found if isinstance(r, NotApplicable) and _place(r) == _RECORD]
    if not_applicable:
        unseen: list[Result] = [r for r in found if isinstance(r, CouldNotCheck)]
        return unseen or [not_applicable[0]]
    best: dict[tuple[str | None, int], int] = {}
    for result in found:
        best[_place(result)] = min(_strength(result), best.get(_place(result), len(_STRENGTH)))
    return [result for result in found if _strength(result) == best[_place(result)]]


def _place(result: Result) -> tuple[str | None, int]:
    return result.field, result.resource.position if result.resource else 0


def _strength(result: Result) -> int:
    return _STRENGTH[_OUTCOMES[type(result)]]


def _params(result: Result) -> Mapping[str, Any]:
    resource = result.resource
    if resource is None:
        return result.params
    return {
        "resource": resource.label.as_dict(),
        "position": resource.position,
        **result.params,
    }
