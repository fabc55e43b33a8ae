"""The read-only `ogip` block of `package_show`: what was decided about an asset."""

from __future__ import annotations

from typing import Any

from ckan import authz, model
from ckan.model import State
from ckan.types import Context

from .. import catalogue, config
from ..core.findings import Decision
from ..core.lifetime.evaluate import evaluate
from ..core.policy.lifetime import terms_of
from ..core.subject import Subject
from ..gate.held import summary
from ..gate.judge import ruleset_version, today
from ..gate.record import from_payload
from ..gate.state import is_public
from ..store.assessment import assessments
from ..store.decided import DecidedItem, decided_about
from ..store.revision.revisions import open_revision
from ..store.withdrawals import open_withdrawal

_LIFETIME = ("class", "next_update_due", "days_late", "bucket", "review_date", "status")


def block_of(dataset: dict[str, Any], context: Context) -> dict[str, Any]:
    """Return the block; parts no decision exists for yet are null.

    People outside the organization see the state and the band of the priority only: gaps of a
    record and its place in the inventory are the department's own business until it publishes them.
    """
    inside = _is_insider(dataset.get("owner_org"), context)
    item = decided_about(dataset["id"])
    withdrawal = None if is_public(dataset) else open_withdrawal(dataset["id"])
    return {
        "state": _state(dataset, withdrawn=withdrawal is not None),
        "inventory_item": _item(item) if inside else None,
        "eligibility": item.eligibility if item and inside else None,
        "priority": _priority(item, inside=inside),
        "lifetime": _lifetime(dataset),
        "assessment": _assessment(dataset["id"]) if inside else None,
        "approvals": _approval(dataset["id"]) if inside else None,
        "withdrawal": withdrawal.notice() if withdrawal else None,
        "revision": _revision(dataset) if inside else None,
    }


def _state(dataset: dict[str, Any], *, withdrawn: bool) -> str:
    if dataset.get("state") == State.DELETED:
        return "deleted"
    if withdrawn:
        return "withdrawn"
    return "published" if is_public(dataset) else "in_preparation"


def _is_insider(owner_org: str | None, context: Context) -> bool:
    user = context.get("user")
    if not user or not owner_org:
        return False
    return bool(authz.has_user_permission_for_group_or_org(owner_org, user, "read"))


def _item(item: DecidedItem | None) -> dict[str, Any] | None:
    return {"id": item.id, "ref_number": item.ref_number} if item else None


def _priority(item: DecidedItem | None, *, inside: bool) -> dict[str, Any] | None:
    """Return how soon it was to be released; to the public no more than the band."""
    if item is None or item.priority is None:
        return None
    return item.priority if inside else {"band": item.priority["band"]}


def _lifetime(dataset: dict[str, Any]) -> dict[str, Any]:
    """Return where the record stands today, computed from what it says."""
    terms = terms_of(catalogue.policy_for(dataset.get("owner_org")))
    standing = evaluate(Subject.from_dict(from_payload(dataset, {})), today(), terms).as_dict()
    return {name: standing[name] for name in _LIFETIME}


def _revision(dataset: dict[str, Any]) -> dict[str, Any] | None:
    revision = open_revision(dataset["id"]) if is_public(dataset) else None
    return summary(revision) if revision else None


def _approval(dataset_id: str) -> dict[str, Any] | None:
    """Return on what ground the asset is public, and who decided so, where somebody did."""
    approval = assessments.approval_of(dataset_id)
    if approval is None:
        return None
    user = model.User.get(approval.user_id) if approval.user_id else None
    return {
        "basis": approval.basis,
        "reason_code": approval.reason_code,
        "explanation": approval.explanation,
        "by": user.name if user else None,
        "at": approval.approved_at.isoformat(),
    }


def _assessment(dataset_id: str) -> dict[str, Any] | None:
    stored = assessments.assessment_of(dataset_id)
    if stored is None:
        return None
    return {
        "decision": stored.decision,
        "counts": stored.counts,
        "as_of": stored.as_of.isoformat(),
        "would_refuse": config.report_only() and stored.decision == Decision.REFUSE,
        "stale": stored.ruleset_version != ruleset_version(),
    }
