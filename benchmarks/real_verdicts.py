"""Real records judged by the shipped packs, as they are and after what a department would do first.

A cause is one message of one rule: seven files without French are one cause of a record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from ckanext.ogip.core.engine import assess
from ckanext.ogip.core.findings import Assessment, Finding, Outcome, Stage
from ckanext.ogip.core.policy.reading import Policy, load_policy, policy_path
from ckanext.ogip.core.registry import Registry, load_rules
from ckanext.ogip.core.subject import Subject

Record = Mapping[str, Any]
Cause = tuple[str, str]
Step = Callable[[Record, date], Record]

PACKS = ("federal", "ontario", "minimal")
# What the portal knows of a record that nobody has saved in it: `ckanext.ogip.store.facts.UNSAVED`.
UNSAVED: Mapping[str, Any] = {"waivers": {}, "inventory_items": []}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What each pack says about one record."""

    title: str
    by_pack: Mapping[str, Assessment]


@cache
def rules() -> Registry:
    """Return the shipped rules."""
    return load_rules()


@cache
def pack(name: str) -> Policy:
    """Return a shipped pack."""
    return load_policy(policy_path(name), rules())


def verdicts(records: Sequence[Record], as_of: date) -> list[Verdicts]:
    """Judge each record by each pack, as if somebody published it on that day."""
    return [
        Verdicts(
            record["title_translated"]["en"], {name: _judge(record, name, as_of) for name in PACKS}
        )
        for record in records
    ]


def _judge(record: Record, pack_name: str, as_of: date) -> Assessment:
    return assess(
        Subject.from_dict(record, UNSAVED),
        registry=rules(),
        policy=pack(pack_name),
        stage=Stage.PUBLISH,
        today=as_of,
    )


def cause(finding: Finding) -> Cause:
    """Return the rule and the key of the message."""
    return finding.rule, finding.key


def blocking(assessment: Assessment) -> set[Cause]:
    """Return what refuses the publication."""
    return {cause(finding) for finding in assessment.refusals}


def causes(assessment: Assessment, outcome: Outcome) -> set[Cause]:
    """Return what has this outcome."""
    return {cause(finding) for finding in assessment.findings if finding.outcome is outcome}


def _as_it_is(record: Record, as_of: date) -> Record:
    return record


def _documents_as_documents(record: Record, as_of: date) -> Record:
    """Give what open.canada.ca lists as information the type of an information asset."""
    return {**record, "type": "info"} if record.get("portal_type") == "info" else record


def _with_a_review(record: Record, as_of: date) -> Record:
    """Plan a review a year ahead."""
    planned = {
        "lifetime_class": "static",
        "review_date": (as_of + timedelta(days=365)).isoformat(),
    }
    return {**_documents_as_documents(record, as_of), **planned}


# Each step holds the ones before it.
STEPS: Mapping[str, Step] = {
    "as they are": _as_it_is,
    "documents get the type `info`": _documents_as_documents,
    "and all get a lifetime class and a review date": _with_a_review,
}
