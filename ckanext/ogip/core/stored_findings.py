"""What of an assessment is kept, and how a kept finding speaks again.

Passed rules are not kept. Rules that could not check, or do not apply to, the record as a whole,
or whose files nobody has looked at, are kept as names with a message key: every record has many of
them, and nobody can act on one. What remains is one plain dict per finding. Texts are never kept:
they are those of the rule.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from .files.examined import NOTHING_EXAMINED
from .findings import Assessment, Finding, Outcome, Severity
from .policy.pack import Policy
from .registry import Registry
from .rule import Message, Rule

_MUTE = (Outcome.COULD_NOT_CHECK, Outcome.NOT_APPLICABLE)
_NOWHERE: Mapping[str, Any] = {
    "field": None,
    "resource_id": None,
    "params": {},
    "refuses": False,
    "waiver_id": None,
}
_NOT_STORABLE = {0: "\N{REPLACEMENT CHARACTER}"} | dict.fromkeys(
    range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """The findings of one assessment as they are stored.

    `rows`: `{rule, severity, outcome, key, field, resource_id, params, refuses, would_refuse,
    waiver_id}`; `could_not_check` and `not_applicable`: `{severity: {rule: key}}`, where the key of
    the message has the field behind it, if there is one.
    """

    rows: tuple[Mapping[str, Any], ...]
    could_not_check: Mapping[str, Mapping[str, str]]
    not_applicable: Mapping[str, Mapping[str, str]]


def keep(assessment: Assessment) -> Kept:
    """Return what is stored of an assessment."""
    rows: list[Mapping[str, Any]] = []
    mute: dict[Outcome, dict[str, dict[str, str]]] = {outcome: {} for outcome in _MUTE}
    for finding in assessment.findings:
        if finding.outcome is Outcome.PASS:
            continue
        named = mute.get(finding.outcome)
        if named is None or not _is_about_the_whole(finding):
            rows.append(_row(finding))
            continue
        rules = named.setdefault(finding.severity.value, {})
        said = f"{finding.key} {finding.field}" if finding.field else finding.key
        if rules.setdefault(finding.rule, said) != said:
            rows.append(_row(finding))
    return Kept(tuple(rows), mute[Outcome.COULD_NOT_CHECK], mute[Outcome.NOT_APPLICABLE])


@dataclass(frozen=True, slots=True)
class Reviver:
    """Makes findings of what was kept, under the rules and the policy of today."""

    registry: Registry
    policy: Policy
    as_of: date

    def findings(self, kept: Kept) -> list[Finding]:
        """Return the findings in the order of the rules.

        Left out is what no rule of today can word: it was said under other rules, and is stale.
        """
        found = [self._finding(row) for row in kept.rows]
        for outcome, mute in (
            (Outcome.COULD_NOT_CHECK, kept.could_not_check),
            (Outcome.NOT_APPLICABLE, kept.not_applicable),
        ):
            for severity, rules in mute.items():
                found += [self._mute(rule, said, outcome, severity) for rule, said in rules.items()]
        return sorted((finding for finding in found if finding), key=lambda each: each.rule)

    def _finding(self, row: Mapping[str, Any]) -> Finding | None:
        rule = self.registry.get(row["rule"])
        message = self._message(rule, row["key"]) if rule else None
        if not rule or not message or message.names - row["params"].keys():
            return None
        return Finding(
            rule=rule.id,
            clause=rule.clause,
            severity=Severity(row["severity"]),
            outcome=Outcome(row["outcome"]),
            key=row["key"],
            field=row["field"],
            resource_id=row["resource_id"],
            params=row["params"],
            refuses=row["refuses"],
            would_refuse=row["would_refuse"],
            message_template=message.text,
            remediation_template=message.remediation,
            why=rule.why,
            who_can_fix=rule.who_can_fix,
            who_can_waive=rule.waiver_roles,
            waiver_id=row["waiver_id"],
        )

    def _mute(self, rule: str, said: str, outcome: Outcome, severity: str) -> Finding | None:
        key, _, field = said.partition(" ")
        entry = self.policy.rules.get(rule)
        if entry is None:
            return None
        blocks = severity == Severity.BLOCK and outcome is Outcome.COULD_NOT_CHECK
        in_force = entry.effective_from is None or entry.effective_from <= self.as_of
        return self._finding(
            {
                **_NOWHERE,
                "rule": rule,
                "severity": severity,
                "outcome": outcome,
                "key": key,
                "field": field or None,
                "would_refuse": blocks and in_force and entry.report_only,
            }
        )

    def _message(self, rule: Rule, key: str) -> Message | None:
        return rule.messages.get(key) or self.registry.standard.get(key)


def as_json(value: object) -> str:
    """Return a value as JSON that PostgreSQL can store: it knows no null character."""
    text = json.dumps(value)
    if "\\u0000" in text or "\\ud" in text:
        return json.dumps(_storable(value))
    return text


def _is_about_the_whole(finding: Finding) -> bool:
    in_one_place = finding.field and finding.key != NOTHING_EXAMINED
    return not (in_one_place or finding.resource_id or finding.params or finding.refuses)


def _row(finding: Finding) -> Mapping[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "outcome": finding.outcome.value,
        "key": finding.key,
        "field": finding.field,
        "resource_id": finding.resource_id,
        "params": finding.params,
        "refuses": finding.refuses,
        "would_refuse": finding.would_refuse,
        "waiver_id": finding.waiver_id,
    }


def _storable(value: object) -> object:
    if isinstance(value, str):
        return value.translate(_NOT_STORABLE)
    if isinstance(value, Mapping):
        entries = cast("Mapping[str, object]", value)
        return {str(_storable(key)): _storable(entry) for key, entry in entries.items()}
    if isinstance(value, list | tuple):
        return [_storable(entry) for entry in cast("Sequence[object]", value)]
    return value
