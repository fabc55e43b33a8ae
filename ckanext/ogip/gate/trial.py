"""What another policy would refuse of what is public now; writes nothing.

For operators at a terminal, who may name any file as a policy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .. import config
from ..core.findings import Finding
from ..core.policy.reading import Policy
from ..store.assets import rows_of, stretches
from ..store.facts import facts_of
from .judge import judge
from .record import from_columns
from .state import is_public

PAGE = 500


@dataclass(frozen=True, slots=True)
class NewRefusal:
    """A public asset that only the second policy refuses, or refuses for more reasons."""

    name: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Public:
    """A public record, the facts about it, and the name of its organization."""

    record: Mapping[str, Any]
    facts: Mapping[str, Any]
    organization: str | None


def new_refusals(before: Policy, after: Policy) -> Iterator[NewRefusal]:
    """Judge every public asset by both policies; yield what the second refuses and the first not.

    Reads a page of assets at a time, so that a catalogue of any size fits in memory.
    """
    for asset in _public_assets():
        known = {_place(finding) for finding in _refusals(asset, before)}
        added = tuple(f for f in _refusals(asset, after) if _place(f) not in known)
        if added:
            yield NewRefusal(asset.record["name"], added)


def _public_assets() -> Iterator[_Public]:
    for stretch in stretches(None, PAGE):
        rows = rows_of(stretch)
        records = [from_columns(row.package, row.resources) for row in rows]
        facts = facts_of([record for record in records if is_public(record)])
        for row, record in zip(rows, records, strict=True):
            if record["id"] in facts:
                yield _Public(record, facts[record["id"]], row.organization)


def _refusals(asset: _Public, policy: Policy) -> tuple[Finding, ...]:
    if asset.record["type"] in config.exempt_types() | policy.exempt_types:
        return ()
    own = policy.of(asset.record["owner_org"], asset.organization)
    return judge(asset.record, asset.facts, policy=own).refusals


def _place(finding: Finding) -> tuple[str, str | None, str | None]:
    return finding.rule, finding.field, finding.resource_id
