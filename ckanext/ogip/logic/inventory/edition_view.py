"""Editions of an inventory as the API shows them."""

from __future__ import annotations

from typing import Any

from ...core.inventory.public import show_public
from ...gate.judge import today
from ...model.inventory_edition import Edition
from ...store.inventory.public_entries import Listed
from ..people import names_by_id

APPROVE, REFUSE = DECISIONS = ("approve", "refuse")


def show_edition(edition: Edition | None) -> dict[str, Any] | None:
    """Return an edition with who did what, for the members of the organization."""
    if edition is None:
        return None
    people = (edition.submitted_by, edition.decided_by, edition.published_by)
    names = names_by_id(people)
    due = edition.renewal_due
    return {
        "state": state_of(edition),
        "fingerprint": edition.fingerprint,
        "items": edition.items,
        "submitted": _act(edition.submitted_by, edition.submitted_at, names),
        "decided": _decision(edition, names),
        "published": _act(edition.published_by, edition.published_at, names),
        "renewal_due": due.isoformat() if due else None,
        "renewal_is_due": bool(due and due <= today()),
        "renewal_days_late": max((today() - due).days, 0) if due else 0,
        "dataset_id": edition.dataset_id,
    }


def state_of(edition: Edition) -> str:
    """Return `submitted`, `approved`, `refused` or `published`."""
    if edition.is_public:
        return "published"
    return {APPROVE: "approved", REFUSE: "refused"}.get(edition.decision or "", "submitted")


def show_listed(listed: Listed, dataset: dict[str, Any] | None) -> dict[str, Any]:
    """Return an item of the public edition as everybody sees it."""
    return {
        "id": listed.item_id,
        "type": listed.facts.get("asset_type", "dataset"),
        **show_public(listed.facts),
        "dataset": dataset,
    }


def _act(person: str | None, at: Any, names: dict[str, str]) -> dict[str, Any] | None:
    return {"by": names.get(person or ""), "at": at.isoformat()} if at else None


def _decision(edition: Edition, names: dict[str, str]) -> dict[str, Any] | None:
    act = _act(edition.decided_by, edition.decided_at, names)
    if act is None:
        return None
    return {
        **act,
        "decision": edition.decision,
        "role": edition.decided_role,
        "comment": edition.comment,
    }
