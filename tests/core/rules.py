"""What the tests of rules share: the shipped rules and policy, and how records are changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ckanext.ogip.core.engine import assess
from ckanext.ogip.core.findings import Assessment, Stage
from ckanext.ogip.core.policy import Policy, load_policy, policy_path
from ckanext.ogip.core.registry import Registry, load_rules
from ckanext.ogip.core.subject import Kind, Subject
from tests.records import TODAY, compliant_dataset, compliant_info

FACTS = Path(__file__).parents[1] / "facts"
BASES = {"dataset": compliant_dataset, "info": compliant_info}


@cache
def shipped_rules() -> Registry:
    return load_rules()


@cache
def federal() -> Policy:
    return load_policy(policy_path("federal"), shipped_rules())


def enforced(policy: Policy) -> Policy:
    """Return the policy without `report_only`: what its rules say when they count."""
    rules = {rule: replace(entry, report_only=False) for rule, entry in policy.rules.items()}
    return replace(policy, rules=rules)


def judge(
    data: Mapping[str, Any],
    *,
    facts: Mapping[str, Any] | None = None,
    kind: Kind = Kind.ASSET,
    policy: Policy | None = None,
    stage: Stage = Stage.PUBLISH,
    today: date = TODAY,
) -> Assessment:
    """Judge a dataset dict by the shipped rules."""
    subject = Subject.from_dict(data, facts, kind)
    return assess(
        subject, registry=shipped_rules(), policy=policy or federal(), stage=stage, today=today
    )


def compliant_facts() -> dict[str, Any]:
    """Return what is known about a compliant asset: the facts of every file in `tests/facts`.

    The text `current` stands for the fingerprint of the record under judgement.
    """
    facts: dict[str, Any] = {}
    for file in sorted(FACTS.glob("*.yml")):
        facts |= yaml.safe_load(file.read_text("utf-8"))
    return facts


def with_fingerprint(facts: Any, fingerprint: str) -> Any:
    """Put the fingerprint in the place of the text `current`."""
    if isinstance(facts, dict):
        return {key: with_fingerprint(value, fingerprint) for key, value in facts.items()}
    if isinstance(facts, list):
        return [with_fingerprint(value, fingerprint) for value in facts]
    return fingerprint if facts == "current" else facts


def with_resource_ids(record: dict[str, Any]) -> dict[str, Any]:
    """Give the resources the ids that facts about files use: `file-1`, `file-2`..."""
    numbered = enumerate(record.get("resources") or (), start=1)
    resources = [{**resource, "id": f"file-{number}"} for number, resource in numbered]
    return {**record, "resources": resources} if resources else record


def patched(record: dict[str, Any], patch: Mapping[str, Any]) -> dict[str, Any]:
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


def federal_with(folder: Path, patch: Mapping[str, Any]) -> Policy:
    """Load the federal pack after changing keys at its top and entries of its rules."""
    content = yaml.safe_load(policy_path("federal").read_text(encoding="utf-8"))
    rules = {**content["rules"], **patch.get("rules", {})}
    file = folder / "policy.yaml"
    text = yaml.safe_dump({**content, **patch, "rules": rules}, allow_unicode=True)
    file.write_text(text, encoding="utf-8")
    return load_policy(file, shipped_rules())
