"""Approvals against what lies in the catalogue: of one asset, and of all of them; never commits."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from ckan import model

PAGE_SIZE = 500


@dataclass(frozen=True, slots=True)
class Standing:
    """The fingerprint that was approved, None without approval, and the ids of the files now."""

    fingerprint: str | None
    resource_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Suspect:
    """A public asset whose approval may not be valid; the last four are None where it has none.

    `organization` is the name of the owner.
    """

    id: str
    name: str
    organization_id: str | None
    organization: str | None
    fingerprint: str | None
    basis: str | None
    approved_at: datetime.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspicion:
    """Which public assets to look at: those without approval, and those that are named here.

    `exempt_types` are left alone. `ended` are the bases whose approvals no longer count.
    `all_approved`: every approved asset, not only those with a date of change after the approval.
    """

    exempt_types: Collection[str]
    ended: Collection[str] = ()
    all_approved: bool = False


def standing_of(dataset_id: str) -> Standing:
    """Return what is approved of an asset and which files it has, as the database has it."""
    fingerprint, ids = model.Session.connection().execute(_STANDING, {"id": dataset_id}).one()
    return Standing(fingerprint, frozenset(ids))


def is_approved(dataset_id: str) -> bool:
    """Tell whether an asset has an approval, valid or not."""
    return bool(model.Session.connection().scalar(_APPROVED, {"id": dataset_id}))


def end_approval(dataset_id: str) -> None:
    """Drop the approval of an asset that is no longer public."""
    model.Session.connection().execute(_END, {"id": dataset_id})


def page_of_suspects(
    suspicion: Suspicion, after: str, limit: int = PAGE_SIZE, only: str | None = None
) -> list[Suspect]:
    """Return up to `limit` assets behind the id `after`, in the order of ids, or the one `only`."""
    parameters: dict[str, Any] = {
        "after": after,
        "only": only,
        "limit": limit,
        "exempt": list(suspicion.exempt_types),
        "ended": list(suspicion.ended),
        "all_approved": suspicion.all_approved,
    }
    rows = model.Session.connection().execute(_SUSPECTS, parameters)
    return [Suspect(*row) for row in rows]


_STANDING = sa.text("""
    select
        (select fingerprint from ogip_approval where dataset_id = :id),
        array(
            select id from resource where package_id = :id and state is distinct from 'deleted'
        )
""")
_APPROVED = sa.text("select exists (select from ogip_approval where dataset_id = :id)")
_END = sa.text("delete from ogip_approval where dataset_id = :id")
_SUSPECTS = sa.text("""
    select package.id, package.name, owner.id, owner.name,
        approval.fingerprint, approval.basis, approval.approved_at
    from package
    left join ogip_approval approval on approval.dataset_id = package.id
    left join "group" owner on owner.id = package.owner_org
    where package.id > :after and (cast(:only as text) is null or package.id = :only)
    and package.state = 'active' and package.private is not true
    and (package.type is null or package.type <> all(cast(:exempt as text[])))
    and (
        :all_approved
        or approval.dataset_id is null
        or approval.basis = any(cast(:ended as text[]))
        or package.metadata_modified > approval.approved_at at time zone 'UTC'
        or exists (
            select from resource where resource.package_id = package.id
            and greatest(resource.created, resource.metadata_modified, resource.last_modified)
                > approval.approved_at at time zone 'UTC'
        )
    )
    order by package.id limit :limit
""")
