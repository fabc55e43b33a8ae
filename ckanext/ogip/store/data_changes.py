"""What was done to the data of public assets, read from and added to the log; never commits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from ckan import model

from ..model.event import Event
from . import events

REFRESHED = "data_refreshed"
CHANGED = "data_changed"
LOOKED_AT = "data_looked_at"

Column = dict[str, str]  # {"id": name, "type": type in the database}


@dataclass(frozen=True, slots=True, kw_only=True)
class DataWrite:
    """One write to the data behind a resource; no columns means that there is no table."""

    resource_id: str
    action: str
    columns_before: Sequence[Column]
    columns_after: Sequence[Column]


def record(write: DataWrite, asset: model.Package, user_id: str | None) -> None:
    """Add the write to the log: as new rows in the same columns, or as another structure."""
    same = list(write.columns_before) == list(write.columns_after)
    details = {
        "resource_id": write.resource_id,
        "action": write.action,
        "columns_before": list(write.columns_before),
        "columns_after": list(write.columns_after),
    }
    kind = REFRESHED if same else CHANGED
    events.record(kind, events.ASSET, asset.id, asset.owner_org, user_id, details)


def record_look(asset: model.Package, user_id: str | None) -> None:
    """Add to the log that somebody looked at the data as they are now."""
    events.record(LOOKED_AT, events.ASSET, asset.id, asset.owner_org, user_id, {})


def changes_to_look_at(dataset_id: str) -> list[dict[str, Any]]:
    """Return, per resource, the columns that came and went since somebody last looked.

    Shape: `{resource_id, added, removed, retyped, at}`, lists of names. A loader that drops a table
    and makes it again with the same columns leaves nothing to look at.
    """
    found: dict[str, dict[str, Any]] = {}
    for event in model.Session.scalars(_since_last_look(dataset_id)):
        details = event.details
        entry = found.setdefault(details["resource_id"], {"before": details["columns_before"]})
        entry |= {"after": details["columns_after"], "at": event.at}
    changes = [_compared(resource_id, **entry) for resource_id, entry in found.items()]
    return [each for each in changes if each["added"] or each["removed"] or each["retyped"]]


def _since_last_look(dataset_id: str) -> sa.Select[tuple[Event]]:
    of_asset = sa.and_(Event.object_type == events.ASSET, Event.object_id == dataset_id)
    looked = sa.select(sa.func.max(Event.id)).where(of_asset, Event.kind == LOOKED_AT)
    later = Event.id > sa.func.coalesce(looked.scalar_subquery(), 0)
    return sa.select(Event).where(of_asset, Event.kind == CHANGED, later).order_by(Event.id)


def _compared(
    resource_id: str, before: Sequence[Column], after: Sequence[Column], at: Any
) -> dict[str, Any]:
    old = {column["id"]: column["type"] for column in before}
    new = {column["id"]: column["type"] for column in after}
    return {
        "resource_id": resource_id,
        "added": [name for name in new if name not in old],
        "removed": [name for name in old if name not in new],
        "retyped": [name for name in new if name in old and new[name] != old[name]],
        "at": at.isoformat(),
    }
