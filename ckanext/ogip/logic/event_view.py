"""Events as the API shows them, with the names that organizations and users have now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from ckan import model

from ..model.event import Event
from .item.view import organizations_by_id


def show_events(events: Sequence[Event]) -> list[dict[str, Any]]:
    """Return events with their organizations and users, in as many queries as for one event."""
    organizations = organizations_by_id({e.organization_id for e in events if e.organization_id})
    users = _users({event.user_id for event in events if event.user_id})
    return [_show(event, organizations, users) for event in events]


def _show(
    event: Event,
    organizations: Mapping[str, dict[str, Any]],
    users: Mapping[str, dict[str, Any]],
) -> dict[str, Any]:
    return {
        "id": event.id,
        "at": event.at.isoformat(),
        "kind": event.kind,
        "object_type": event.object_type,
        "object_id": event.object_id,
        "organization": _named(event.organization_id, organizations),
        "user": _named(event.user_id, users),
        "details": event.details,
    }


def _named(id_: str | None, names: Mapping[str, dict[str, Any]]) -> dict[str, Any] | None:
    """Return the id with its names; of what is gone the id is left."""
    return names.get(id_, {"id": id_}) if id_ else None


def _users(ids: set[str]) -> dict[str, dict[str, Any]]:
    rows = model.Session.execute(
        sa.select(model.User.id, model.User.name).where(model.User.id.in_(ids))
    )
    return {row.id: {"id": row.id, "name": row.name} for row in rows}
