"""Judging a record: every rule of the policy on one subject, as of one day."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from .findings import Assessment, Finding, Outcome, Severity, Stage
from .fingerprint import fingerprint
from .policy.reading import Policy
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
_MUTE = (CouldNotCheck, NotApplicable)
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
        findings=tuple(judge.findings()),
    )


@lru_cache(maxsize=64)
def _standing(
    registry: Registry, policy: Policy, stage: Stage, kind: Kind, asset_type: str
) -> tuple[tuple[Rule, Finding], ...]:
    """Return the rules that judge such records, each with what it says unless its check objects.

    The same for every record of the type, most of which pass most rules.
    """
    subject = Subject.from_dict({"type": asset_type}, kind=kind)
    judge = _Judge(subject, registry, policy, stage, date.min)
    return tuple((rule, judge.unopposed(rule)) for rule in registry if judge.is_judged(rule))


@lru_cache(maxsize=64)
def _said_of_many(
    registry: Registry, policy: Policy, stage: Stage, today: date
) -> dict[tuple[object, ...], Finding]:
    """Return the findings, as far as they are known, that are about no record in particular."""
    return {}


class _Judge:
    """Runs rules on one subject and words what they say as findings."""

    __slots__ = ("fingerprint", "policy", "registry", "said_of_many", "stage", "subject", "today")

    def __init__(
        self, subject: Subject, registry: Registry, policy: Policy, stage: Stage, today: date
    ) -> None:
        self.subject = subject
        self.registry = registry
        self.policy = policy
        self.stage = stage
        self.today = today
        self.fingerprint = fingerprint(subject.data, policy.immaterial_fields)
        self.said_of_many = _said_of_many(registry, policy, stage, today)

    def findings(self) -> list[Finding]:
        """Return what the rules say: of each one finding per place, a single one when it passes."""
        # A type that no rule names is judged by every rule: a new type is no way past the gate.
        asset_type = self.subject.type if self.subject.type in self.registry.known_types else ""
        kind = self.subject.kind
        found: list[Finding] = []
        for rule, unopposed in _standing(self.registry, self.policy, self.stage, kind, asset_type):
            passes = unopposed.outcome is Outcome.PASS
            found += (passes and self._objections(rule)) or (unopposed,)
        return found

    def is_judged(self, rule: Rule) -> bool:
        """Tell whether a rule has anything to do with such subjects at this stage."""
        kind = self.subject.kind
        concerned = rule.asset_types if kind is Kind.ASSET else rule.applies_to & {kind}
        stages = _JUDGED_AT[self.stage]
        on = self.policy.rules[rule.id].enabled
        return on and bool(concerned) and not stages.isdisjoint(rule.stages)

    def unopposed(self, rule: Rule) -> Finding:
        """Return what a rule says of such a subject unless its check objects."""
        if self._is_of_another_type(rule):
            return self._finding(rule, NotApplicable("other_type"), self.registry.standard)
        return self._worded(rule, Outcome.PASS, rule.passed)

    def _objections(self, rule: Rule) -> list[Finding]:
        settings = self.policy.settings(rule, self.today, self.fingerprint)
        try:
            results = list(rule.check(self.subject, settings))
            if not results:
                return []
            return [self._objection(rule, result) for result in _strongest(results)]
        except Exception:  # a faulty rule must not stop the others; its trace goes to the log
            log.exception("rule %s failed on record %s", rule.id, self.subject.id)
            return [self._finding(rule, CouldNotCheck("raised"), self.registry.standard)]

    def _objection(self, rule: Rule, result: Result) -> Finding:
        if result.resource or result.params or not isinstance(result, _MUTE):
            return self._finding(rule, result, rule.messages)
        # Of most records many rules say the same: that they do not apply, or see no facts.
        milder = result.severity if isinstance(result, CouldNotCheck) else None
        said = (rule.id, result.message, result.field, milder, type(result))
        if said not in self.said_of_many:
            self.said_of_many[said] = self._finding(rule, result, rule.messages)
        return self.said_of_many[said]

    def _is_of_another_type(self, rule: Rule) -> bool:
        asset = self.subject.kind is Kind.ASSET
        return asset and self.subject.type in self.registry.known_types - rule.asset_types

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
        milder = result.severity if isinstance(result, Problem | CouldNotCheck) else None
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


def _strongest(found: list[Result]) -> list[Result]:
    """Keep the strongest results of each place; "not applicable" as a whole stands alone."""
    if len(found) <= 1:
        return found
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
