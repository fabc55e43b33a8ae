"""The log of what was done: add to it and read it; never commits, never changes what is there."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from ckan import model

from ..model.event import Event

ASSET = "dataset"
ITEM = "item"
INVENTORY = "inventory"
ROLE = "role"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Which events to show; None means any. `organizations` bounds what the caller may see."""

    organizations: Collection[str] | None
    object_type: str | None = None
    object_id: str | None = None
    kind: str | None = None
    since: datetime.datetime | None = None


def record(  # noqa: PLR0913, PLR0917 - the columns of an event
    kind: str,
    object_type: str,
    object_id: str,
    organization_id: str | None,
    user_id: str | None,
    details: dict[str, Any],
) -> None:
    """Add an event within the transaction of what it tells; `details` is plain JSON."""
    record_many(
        [
            {
                "kind": kind,
                "object_type": object_type,
                "object_id": object_id,
                "organization_id": organization_id or None,
                "user_id": user_id,
                "details": details,
            }
        ]
    )


def record_many(rows: Sequence[dict[str, Any]]) -> None:
    """Add events given as the arguments of `record`, in their order."""
    if rows:
        model.Session.connection().execute(sa.insert(Event), rows)


def page_of_events(wanted: EventFilter, limit: int, before: int | None) -> list[Event]:
    """Return up to `limit` events, newest first, older than the event `before`."""
    query = sa.select(Event).where(*_conditions(wanted)).order_by(Event.id.desc()).limit(limit)
    if before is not None:
        query = query.where(Event.id < before)
    return list(model.Session.scalars(query))


def count_events(wanted: EventFilter) -> int:
    """Return how many events the filter lets through."""
    query = sa.select(sa.func.count()).select_from(Event).where(*_conditions(wanted))
    return model.Session.scalar(query) or 0


def _conditions(wanted: EventFilter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.organizations is not None:
        conditions.append(Event.organization_id.in_(wanted.organizations))
    for column in (Event.object_type, Event.object_id, Event.kind):
        value = getattr(wanted, column.key)
        if value is not None:
            conditions.append(column == value)
    if wanted.since is not None:
        conditions.append(Event.at >= wanted.since)
    return conditions
