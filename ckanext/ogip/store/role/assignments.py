"""Assignments of roles: keep them, end them, and who holds what on a day; never commits."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection

import sqlalchemy as sa
from ckan import model

from ...core.roles.assignment import Assignment, Held, held_on, roles_of
from ...model.role import StoredRole


def new_id() -> str:
    """Return the id of an assignment to be."""
    return str(uuid.uuid4())


def lock_roles(organization_id: str) -> None:
    """Let one caller at a time change the roles of an organization, until the commit."""
    key = sa.func.hashtextextended(f"ogip_role {organization_id}", 0)
    model.Session.execute(sa.select(sa.func.pg_advisory_xact_lock(key)))


def keep(assignment: Assignment) -> None:
    """Keep a new assignment, or what became of a known one."""
    stored = StoredRole(
        id=assignment.id,
        organization_id=assignment.organization,
        user_id=assignment.person,
        role=assignment.role,
        valid_from=assignment.valid_from,
        valid_until=assignment.valid_until,
        delegate_of=assignment.delegate_of,
        co_chair=assignment.co_chair,
        revoked_on=assignment.revoked_on,
    )
    model.Session.merge(stored)
    model.Session.flush()


def assignment_by_id(id_: str) -> Assignment | None:
    """Return an assignment as it is now; None where there is none."""
    stored = model.Session.get(StoredRole, id_, populate_existing=True)
    return stored.assignment() if stored else None


def assignments_of(organization_id: str) -> list[Assignment]:
    """Return every assignment that an organization ever had."""
    return _read(StoredRole.organization_id == organization_id)


def held_in(organization_id: str, day: datetime.date) -> tuple[Held, ...]:
    """Return every role held in an organization on a day, those of one's own first."""
    covering = _read(StoredRole.organization_id == organization_id, *_covering(day))
    return held_on(day, covering, organization_id)


def held_by(user_id: str, day: datetime.date) -> dict[str, tuple[Held, ...]]:
    """Return what a person holds on a day, by organization; one query whatever their number."""
    theirs = sa.select(StoredRole.organization_id).where(
        StoredRole.user_id == user_id, *_covering(day)
    )
    covering = _read(StoredRole.organization_id.in_(theirs), *_covering(day))
    found = {
        organization: roles_of(user_id, held_on(day, covering, organization))
        for organization in sorted({each.organization for each in covering})
    }
    return {organization: held for organization, held in found.items() if held}


def held_in_each(organizations: Collection[str], day: datetime.date) -> dict[str, tuple[Held, ...]]:
    """Return every role held on a day in each of some organizations, in one query."""
    covering = _read(StoredRole.organization_id.in_(organizations), *_covering(day))
    return {each: held_on(day, covering, each) for each in organizations}


def roles_have_begun(organization_id: str, day: datetime.date) -> bool:
    """Tell whether anybody was ever given a role there that began by this day."""
    begun = sa.exists().where(
        StoredRole.organization_id == organization_id, StoredRole.valid_from <= day
    )
    return bool(model.Session.scalar(sa.select(begun)))


def has_assignments(organization_id: str) -> bool:
    """Tell whether an organization, which may be gone, ever had an assignment."""
    theirs = sa.exists().where(StoredRole.organization_id == organization_id)
    return bool(model.Session.scalar(sa.select(theirs)))


def _covering(day: datetime.date) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        StoredRole.valid_from <= day,
        sa.or_(StoredRole.valid_until.is_(None), StoredRole.valid_until >= day),
        sa.or_(StoredRole.revoked_on.is_(None), StoredRole.revoked_on > day),
    )


def _read(*conditions: sa.ColumnElement[bool]) -> list[Assignment]:
    query = sa.select(StoredRole).where(*conditions).order_by(StoredRole.created, StoredRole.id)
    query = query.execution_options(populate_existing=True)
    return [stored.assignment() for stored in model.Session.scalars(query)]
