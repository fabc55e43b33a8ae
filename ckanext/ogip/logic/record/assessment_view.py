"""Stored assessments as the API shows them, worded by the rules of today."""

from __future__ import annotations

from typing import Any

from ... import catalogue
from ...core.policy.pack import Policy
from ...core.stored_findings import Reviver
from ...gate.watching import as_shown
from ...store.assessment.findings import FoundAssessment


def show_assessment(found: FoundAssessment) -> dict[str, Any]:
    """Return a stored assessment, its asset, and the findings that were asked for."""
    stored, policy = found.stored, _policy_of(found)
    reviver = Reviver(catalogue.registry(), policy, stored.as_of)
    return {
        "dataset_id": stored.dataset_id,
        "dataset": _dataset(found),
        "organization": _organization(found),
        "fingerprint": stored.fingerprint,
        "ruleset_version": stored.ruleset_version,
        "policy": stored.policy,
        "stage": stored.stage,
        "as_of": stored.as_of.isoformat(),
        "assessed_at": stored.assessed_at.isoformat(),
        "stale": _is_stale(found, policy),
        "decision": stored.decision,
        "counts": stored.counts,
        "findings": [f.as_dict() for f in as_shown(reviver.findings(found.kept))],
    }


def _policy_of(found: FoundAssessment) -> Policy:
    group = found.organization
    return catalogue.policy().of(group.id, group.name) if group else catalogue.policy()


def _is_stale(found: FoundAssessment, policy: Policy) -> bool:
    """Tell whether the rules or the record are no longer those that were judged."""
    stored = found.stored
    changed = stored.modified not in (None, found.package.metadata_modified)
    return changed or stored.ruleset_version != policy.ruleset_version


def _dataset(found: FoundAssessment) -> dict[str, Any]:
    package = found.package
    return {
        "id": package.id,
        "name": package.name,
        "title": package.title,
        "type": package.type,
        "state": package.state,
        "private": package.private,
    }


def _organization(found: FoundAssessment) -> dict[str, Any] | None:
    group = found.organization
    return {"id": group.id, "name": group.name, "title": group.title} if group else None
