"""Cases of rules in YAML: a compliant subject, what is changed, and what the rule then says.

A case has the keys `name` and `expect`, and may have `base` (`dataset`, `info` or a kind that is no
asset), `subject` and `facts` (changes), `policy` (changes of the federal pack), `today`, `stage`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ..core.engine import assess
from ..core.findings import Finding, Stage
from ..core.fingerprint import fingerprint
from ..core.policy.reading import Policy, load_policy, policy_path
from ..core.registry import Registry
from ..core.subject import OTHER_KINDS, Kind, Subject

Case = Mapping[str, Any]
Base = Callable[[], dict[str, Any]]

KEYS = frozenset({"name", "base", "subject", "facts", "policy", "today", "stage", "expect"})
# Stands in a case's facts for the fingerprint of the record under judgement.
CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Bench:
    """Where cases are run: the rules, compliant subjects by name, and what is known about them."""

    registry: Registry
    bases: Mapping[str, Base]
    facts: Mapping[str, Any]
    today: date

    def findings(self, rule: str, case: Case, folder: Path) -> list[Finding]:
        """Return what a rule says in a case; `folder` is where a changed policy may be written."""
        base = case.get("base", "dataset")
        data = patched(with_resource_ids(self.bases[base]()), case.get("subject", {}))
        policy = enforced(federal_with(case.get("policy", {}), self.registry, folder))
        known = patched(self.facts, case.get("facts", {}))
        known = with_fingerprint(known, fingerprint(data, policy.immaterial_fields))
        assessment = assess(
            Subject.from_dict(data, known, Kind(base) if base in OTHER_KINDS else Kind.ASSET),
            registry=self.registry,
            policy=policy,
            stage=Stage(case.get("stage", "publish")),
            today=case.get("today", self.today),
        )
        return [finding for finding in assessment.findings if finding.rule == rule]


@cache
def read_cases(folder: Path) -> Mapping[str, list[Case]]:
    """Read every `<rule>.yml` of a folder, once."""
    files = sorted(folder.glob("*.yml"))
    return {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in files}


def shown(findings: Sequence[Finding], expected: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Return of each finding the parts that the case names, to be compared with the case.

    `resource` is the position in the list of resources; a finding too many or too few shows up.
    """
    wanted = [set(entry) for entry in expected]
    wanted += [{"outcome", "message"}] * (len(findings) - len(wanted))
    return [_parts(finding, keys) for finding, keys in zip(findings, wanted, strict=False)]


def _parts(finding: Finding, keys: set[str]) -> dict[str, Any]:
    params = {k: v for k, v in finding.params.items() if k not in ("resource", "position")}
    parts = {
        "outcome": finding.outcome.value,
        "message": finding.key,
        "field": finding.field,
        "resource": finding.params.get("position"),
        "severity": finding.severity.value,
        "refuses": finding.refuses,
        "params": params,
        "en": finding.message.en,
        "fr": finding.message.fr,
    }
    return {key: parts[key] for key in keys}


def patched(record: Mapping[str, Any], patch: Mapping[str, Any]) -> dict[str, Any]:
    """Replace fields; null removes one, and `resources: {2: {...}}` patches the second resource."""
    changed = {**record, **patch}
    resources = patch.get("resources")
    if isinstance(resources, Mapping):
        changed["resources"] = [
            patched(resource, resources.get(position, {}))
            for position, resource in enumerate(record["resources"], start=1)
            if resources.get(position, {}) is not None
        ]
    return {name: value for name, value in changed.items() if value is not None}


def with_resource_ids(record: dict[str, Any]) -> dict[str, Any]:
    """Give the resources the ids that facts about files use: `file-1`, `file-2`..."""
    numbered = enumerate(record.get("resources") or (), start=1)
    resources = [{**resource, "id": f"file-{number}"} for number, resource in numbered]
    return {**record, "resources": resources} if resources else record


def with_fingerprint(facts: Any, version: str) -> Any:
    """Put the fingerprint in the place of the text `current`."""
    if isinstance(facts, Mapping):
        return {key: with_fingerprint(value, version) for key, value in facts.items()}
    if isinstance(facts, list):
        return [with_fingerprint(value, version) for value in facts]
    return version if facts == CURRENT else facts


def enforced(policy: Policy) -> Policy:
    """Return the policy without `report_only`: what its rules say when they count."""
    rules = {rule: replace(entry, report_only=False) for rule, entry in policy.rules.items()}
    return replace(policy, rules=rules)


def federal_with(patch: Mapping[str, Any], registry: Registry, folder: Path) -> Policy:
    """Load the federal pack after changing keys at its top and entries of its rules."""
    if not patch:
        return _federal(registry)
    content = yaml.safe_load(policy_path("federal").read_text(encoding="utf-8"))
    rules = {**content["rules"], **patch.get("rules", {})}
    text = yaml.safe_dump({**content, **patch, "rules": rules}, allow_unicode=True)
    file = folder / "policy.yaml"
    file.write_text(text, encoding="utf-8")
    return load_policy(file, registry)


@cache
def _federal(registry: Registry) -> Policy:
    return load_policy(policy_path("federal"), registry)
