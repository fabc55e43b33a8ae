"""Rules as this portal applies them: what their files say, and what the policy makes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .findings import Severity, Stage
from .policy.pack import Policy
from .rule import Automation, Rule
from .settings import plain_value
from .text import LANGUAGES, folded


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFilter:
    """Which rules to show; None means any. `role` is a role that can fix what the rule finds.

    `q` is looked for in the id and in the titles, whatever the case and the accents.
    """

    clause: str | None = None
    topic: str | None = None
    type: str | None = None
    role: str | None = None
    stage: Stage | None = None
    severity: Severity | None = None
    automation: Automation | None = None
    enabled: bool | None = None
    q: str | None = None


def matching(rules: Iterable[Rule], policy: Policy, wanted: RuleFilter) -> list[Rule]:
    """Return the rules that the filter lets through, in their order."""
    return [rule for rule in rules if _matches(rule, policy, wanted)]


def described(rule: Rule, policy: Policy) -> dict[str, Any]:
    """Return everything about a rule as plain JSON values, with the policy's own values."""
    entry = policy.rules[rule.id]
    description = rule.as_dict()
    for name, parameter in description["parameters"].items():
        parameter["value"] = plain_value(entry.parameters[name])
    at = {stage.value: severity.value for stage, severity in entry.severity_at.items()}
    return description | {
        "severity": entry.severity.value,
        "severity_at": at,
        "enabled": entry.enabled,
        "report_only": entry.report_only,
        "effective_from": entry.effective_from.isoformat() if entry.effective_from else None,
    }


def _matches(rule: Rule, policy: Policy, wanted: RuleFilter) -> bool:
    entry = policy.rules[rule.id]
    single = (
        (wanted.topic, rule.topic),
        (wanted.severity, entry.severity),
        (wanted.automation, rule.automation),
        (wanted.enabled, entry.enabled),
    )
    return (
        all(asked is None or asked == found for asked, found in single)
        and (wanted.clause is None or wanted.clause in rule.clauses)
        and (wanted.type is None or wanted.type in rule.applies_to)
        and (wanted.role is None or wanted.role in rule.who_can_fix)
        and (wanted.stage is None or wanted.stage in rule.stages)
        and (wanted.q is None or _mentions(rule, wanted.q))
    )


def _mentions(rule: Rule, words: str) -> bool:
    texts = " ".join((rule.id, *(rule.title.get(lang) for lang in LANGUAGES)))
    return all(word in folded(texts) for word in folded(words).split())
