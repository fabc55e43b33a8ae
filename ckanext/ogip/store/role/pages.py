"""Lists of assignments, filtered and in pages."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from ckan import model

from ...core.roles.assignment import Assignment
from ...model.role import StoredRole

# The order of a list: the first days first, which stay the same however assignments end.
_ORDER = (StoredRole.organization_id, StoredRole.role, StoredRole.valid_from, StoredRole.id)
Place = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFilter:
    """Which assignments to show; None means any.

    `organizations` bounds what the caller may see; assignments of `seen_by`, or for whom others
    act, are theirs to see everywhere. `not_ended_on` leaves out what ended before that day.
    """

    organizations: Collection[str] | None
    seen_by: str | None = None
    user: str | None = None
    role: str | None = None
    not_ended_on: datetime.date | None = None


def page_of_roles(wanted: RoleFilter, limit: int, after: Place | None) -> list[Assignment]:
    """Return up to `limit` assignments behind a place, by organization, role and first day."""
    query = sa.select(StoredRole).where(*_conditions(wanted)).order_by(*_ORDER).limit(limit)
    if after is not None:
        organization, role, first, id_ = after
        first_day = sa.literal(datetime.date.fromisoformat(first))
        place = sa.tuple_(sa.literal(organization), sa.literal(role), first_day, sa.literal(id_))
        query = query.where(sa.tuple_(*_ORDER) > place)
    return [stored.assignment() for stored in model.Session.scalars(query)]


def count_roles(wanted: RoleFilter) -> int:
    """Return how many assignments the filter lets through."""
    query = sa.select(sa.func.count()).select_from(StoredRole).where(*_conditions(wanted))
    return model.Session.scalar(query) or 0


def place_of(assignment: Assignment) -> Place:
    """Return the place of an assignment in the order of lists."""
    return (
        assignment.organization,
        assignment.role,
        assignment.valid_from.isoformat(),
        assignment.id,
    )


def _conditions(wanted: RoleFilter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.organizations is not None:
        mine = sa.or_(
            StoredRole.user_id == wanted.seen_by, StoredRole.delegate_of == wanted.seen_by
        )
        among = StoredRole.organization_id.in_(wanted.organizations)
        conditions.append(sa.or_(among, mine) if wanted.seen_by else among)
    if wanted.user is not None:
        conditions.append(StoredRole.user_id == wanted.user)
    if wanted.role is not None:
        conditions.append(StoredRole.role == wanted.role)
    if wanted.not_ended_on is not None:
        last, revoked = StoredRole.valid_until, StoredRole.revoked_on
        conditions.append(sa.or_(last.is_(None), last >= wanted.not_ended_on))
        conditions.append(sa.or_(revoked.is_(None), revoked > wanted.not_ended_on))
    return conditions
