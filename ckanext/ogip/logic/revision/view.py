"""Revisions as the API shows them: in lists, and with all that differs from the public record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa
from ckan import model
from ckan.types import Context

from ...core.inventory.asset import facts_of_asset
from ...core.revision.differences import Change, Differences
from ...core.revision.merging import Conflict
from ...core.values import read_bilingual
from ...gate.held import HELD, joined, public_version
from ...gate.revising import compared
from ...model.revision import Revision
from ..item.view import organizations_by_id


def show_revisions(found: Sequence[Revision]) -> list[dict[str, Any]]:
    """Return revisions with their organizations and users, in as many queries as for one."""
    organizations = organizations_by_id({r.organization_id for r in found if r.organization_id})
    people = (user for r in found for user in (r.opened_by, r.changed_by, r.decided_by))
    names = _names({user for user in people if user})
    return [_show(revision, organizations, names) for revision in found]


def show_revision(revision: Revision, context: Context) -> dict[str, Any]:
    """Return a revision, the record as it would be, and what differs from the public one."""
    shown = show_revisions([revision])[0]
    record, before = revision.payload, revision.base
    conflicts: tuple[Conflict, ...] = ()
    if revision.mode == HELD:
        before = public_version(context, revision.dataset_id)
        merged = joined(revision, before)
        record, conflicts = merged.record, merged.conflicts
    return shown | {
        "base_fingerprint": revision.base_fingerprint,
        "differences": _differences(compared(before, record), revision),
        "conflicts": [asdict(conflict) for conflict in conflicts],
        "record": record,
    }


def _show(
    revision: Revision, organizations: Mapping[str, dict[str, Any]], names: Mapping[str, str]
) -> dict[str, Any]:
    titles = facts_of_asset(revision.payload)
    organization = revision.organization_id
    decided = revision.decided_at
    return {
        "id": revision.id,
        "dataset_id": revision.dataset_id,
        "name": revision.payload.get("name"),
        "title": {"en": titles["title_en"], "fr": titles["title_fr"]},
        "organization": organizations.get(organization, {"id": organization})
        if organization
        else None,
        "mode": revision.mode,
        "state": revision.state,
        "fingerprint": revision.fingerprint,
        "opened_by": names.get(revision.opened_by or ""),
        "opened_at": revision.opened_at.isoformat(),
        "changed_by": names.get(revision.changed_by or ""),
        "changed_at": revision.changed_at.isoformat(),
        "decided_by": names.get(revision.decided_by or ""),
        "decided_at": decided.isoformat() if decided else None,
        "reason": revision.reason,
    }


def _differences(found: Differences, revision: Revision) -> dict[str, Any]:
    return {
        "fields": [change.as_dict() for change in found.fields],
        "resources": [
            {
                "id": change.id,
                "name": asdict(read_bilingual(change.resource.get("name_translated"))),
                "change": change.change.value,
                "fields": [each.as_dict() for each in change.fields],
                "file": None if change.change is Change.REMOVED else _file(revision, change.id),
            }
            for change in found.resources
        ],
    }


def _file(revision: Revision, resource_id: str) -> dict[str, Any] | None:
    file = revision.files.get(resource_id)
    return {"name": file["name"], "size": file["size"], "staged": True} if file else None


def _names(ids: set[str]) -> dict[str, str]:
    query = sa.select(model.User.id, model.User.name).where(model.User.id.in_(ids))
    return {row.id: row.name for row in model.Session.execute(query)}
