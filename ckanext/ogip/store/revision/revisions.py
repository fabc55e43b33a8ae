"""Revisions of public assets in the database; never commits."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from ckan import model

from ...model.revision import APPLIED, APPROVED, OPEN, SUPERSEDED, Revision


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a record as a revision keeps it: its content, its fingerprint."""

    record: Mapping[str, Any]
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionFilter:
    """Which revisions to show; `organizations` bounds what the caller may see, None: all."""

    organizations: Collection[str] | None
    state: str


def open_revision(dataset_id: str) -> Revision | None:
    """Return what waits for a decision about an asset, read anew from the database."""
    return _one(Revision.dataset_id == dataset_id, Revision.state == OPEN)


def approved_revision(dataset_id: str) -> Revision | None:
    """Return the revision that the transaction at work has approved and not applied yet."""
    return _one(Revision.dataset_id == dataset_id, Revision.state == APPROVED)


def current_revision(dataset_id: str) -> Revision | None:
    """Return the revision of an asset that is open or approved."""
    return _one(Revision.dataset_id == dataset_id, Revision.state.in_([OPEN, APPROVED]))


def applied_now(dataset_id: str) -> bool:
    """Tell whether a revision of the asset was applied in the transaction at work."""
    # `now()` is one moment for all of a transaction.
    query = sa.select(Revision.id).where(
        Revision.dataset_id == dataset_id,
        Revision.state == APPLIED,
        Revision.decided_at == sa.func.now(),
    )
    return model.Session.scalar(query) is not None


def revision_with_resource(resource_id: str) -> Revision | None:
    """Return the open revision that has a resource of this id."""
    there = Revision.payload["resources"].contains([{"id": resource_id}])
    return _one(there, Revision.state == OPEN)


def begin(
    package: model.Package, mode: str, base: Version, wanted: Version, user_id: str | None
) -> Revision:
    """Open a revision of an asset; there must be no other."""
    now = datetime.datetime.now(datetime.UTC)
    revision = Revision(
        dataset_id=package.id,
        organization_id=package.owner_org,
        mode=mode,
        base=dict(base.record),
        payload=dict(wanted.record),
        fingerprint=wanted.fingerprint,
        base_fingerprint=base.fingerprint,
        opened_by=user_id,
        opened_at=now,
        changed_by=user_id,
        changed_at=now,
    )
    model.Session.add(revision)
    model.Session.flush()
    return revision


def change(revision: Revision, wanted: Version, user_id: str | None) -> None:
    """Let a revision be another version of the record from now on."""
    revision.payload = dict(wanted.record)
    revision.fingerprint = wanted.fingerprint
    revision.changed_by = user_id
    revision.changed_at = datetime.datetime.now(datetime.UTC)
    model.Session.flush()


def close(revision: Revision, state: str, user_id: str | None, reason: str | None = None) -> None:
    """Record a decision about a revision; `decided_at` is the moment of the transaction."""
    revision.state = state
    revision.decided_by = user_id
    revision.decided_at = sa.func.now()
    revision.reason = reason
    model.Session.flush()


def supersede(dataset_id: str) -> None:
    """Close what waits for a decision about an asset that leaves the public."""
    model.Session.execute(
        sa.update(Revision)
        .where(Revision.dataset_id == dataset_id, Revision.state == OPEN)
        .values(state=SUPERSEDED, decided_at=sa.func.now())
    )


def forget(dataset_id: str) -> None:
    """Drop the revisions of an asset that no longer exists: an id may be used again."""
    model.Session.execute(sa.delete(Revision).where(Revision.dataset_id == dataset_id))


def page_of_revisions(
    wanted: RevisionFilter, limit: int, after: tuple[datetime.datetime, str] | None
) -> list[Revision]:
    """Return up to `limit` revisions, newest first, behind the key `after`."""
    key = (Revision.opened_at, Revision.id)
    query = sa.select(Revision).where(*_conditions(wanted))
    if after:
        moment, id_ = after
        query = query.where(sa.tuple_(*key) < sa.tuple_(sa.literal(moment), sa.literal(id_)))
    query = query.order_by(*(column.desc() for column in key)).limit(limit)
    return list(model.Session.scalars(query))


def count_revisions(wanted: RevisionFilter) -> int:
    """Return how many revisions the filter lets through."""
    query = sa.select(sa.func.count()).select_from(Revision).where(*_conditions(wanted))
    return model.Session.scalar(query) or 0


def _conditions(wanted: RevisionFilter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = [Revision.state == wanted.state]
    if wanted.organizations is not None:
        conditions.append(Revision.organization_id.in_(wanted.organizations))
    return conditions


def _one(*conditions: sa.ColumnElement[bool]) -> Revision | None:
    query = sa.select(Revision).where(*conditions).execution_options(populate_existing=True)
    return model.Session.scalar(query)
