"""What the tests of rules share: the shipped rules and policy, compliant subjects and facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ckanext.ogip.core.engine import assess
from ckanext.ogip.core.findings import Assessment, Stage
from ckanext.ogip.core.fingerprint import fingerprint
from ckanext.ogip.core.policy.reading import Policy, load_policy, policy_path
from ckanext.ogip.core.registry import Registry, load_rules
from ckanext.ogip.core.subject import Kind, Subject
from ckanext.ogip.testing import cases
from ckanext.ogip.testing.records import TODAY, compliant_dataset, compliant_info
from tests.subjects.inventory_item import compliant_inventory_item
from tests.subjects.issue import compliant_issue
from tests.subjects.organization import compliant_organization
from tests.subjects.plan import compliant_plan
from tests.subjects.system import compliant_system

FACTS = Path(__file__).parents[1] / "facts"
BASES = {
    "dataset": compliant_dataset,
    "info": compliant_info,
    "inventory_item": compliant_inventory_item,
    "organization": compliant_organization,
    "plan": compliant_plan,
    "system": compliant_system,
    "issue": compliant_issue,
}


@cache
def shipped_rules() -> Registry:
    return load_rules()


@cache
def federal() -> Policy:
    return load_policy(policy_path("federal"), shipped_rules())


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


def federal_with(folder: Path, patch: Mapping[str, Any]) -> Policy:
    """Load the federal pack after changing keys at its top and entries of its rules."""
    return cases.federal_with(patch, shipped_rules(), folder)


def judge_fully(
    data: dict[str, Any], *, stage: Stage = Stage.PUBLISH, policy: Policy | None = None
) -> Assessment:
    """Judge a dataset dict by all rules in force, knowing what is known of a compliant one."""
    strict = cases.enforced(policy or federal())
    record = cases.with_resource_ids(data)
    signed = fingerprint(record, strict.immaterial_fields)
    facts = cases.with_fingerprint(compliant_facts(), signed)
    return judge(record, facts=facts, policy=strict, stage=stage)
