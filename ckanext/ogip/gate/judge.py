"""What the rules say about a record, under this portal's policy, today."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from .. import catalogue, config
from ..core.engine import assess
from ..core.findings import Assessment, Stage
from ..core.policy.reading import Policy
from ..core.subject import Subject
from ..store.facts import facts_of


def today() -> datetime.date:
    """Return today's date in the department's time zone."""
    return datetime.datetime.now(config.time_zone()).date()


def known_about(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the facts about a saved record that lie in our tables."""
    return facts_of([record])[record["id"]]


def judge(
    record: Mapping[str, Any],
    facts: Mapping[str, Any],
    stage: Stage = Stage.PUBLISH,
    as_of: datetime.date | None = None,
    policy: Policy | None = None,
) -> Assessment:
    """Return the assessment of a canonical record (`gate.record`) and its facts; writes nothing.

    Judged by the rules of the record's organization in the policy in force, or in another `policy`.
    A type without a schema of ours is held to every rule: no type is let through because nobody
    thought of it. Types to leave alone are named in `is_exempt`'s two lists.
    """
    return assess(
        Subject.from_dict(record, facts),
        registry=catalogue.registry(),
        policy=catalogue.policy_for(_organization(record), policy),
        stage=stage,
        today=as_of or today(),
    )


def _organization(record: Mapping[str, Any]) -> str | None:
    owner = record.get("owner_org")
    return owner if isinstance(owner, str) else None


def is_exempt(dataset_type: str | None) -> bool:
    """Return whether the settings or the policy keep the gate away from this dataset type."""
    return dataset_type in config.exempt_types() or dataset_type in catalogue.policy().exempt_types


def ruleset_version() -> str:
    """Return the version of the rules and policy in force; assessments of another one are stale."""
    return catalogue.policy().ruleset_version
