"""The history of items: every change as an event, with what was there before and after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ckan.types import Context

from ...core.inventory.changes import changed_values
from ...model.item import Item
from ...store import events
from ...store.item.items import values_of
from ..people import caller_id

CREATED = "item_created"
NOMINATED = "item_nominated"
UPDATED = "item_updated"
REVIEWED = "item_reviewed"
LINKED = "item_linked"
PROMOTED = "item_promoted"
CLONED = "item_cloned"
DELETED = "item_deleted"
# Beyond the facts of an inventory.
_OWN = ("organization_id", "state", "source", "nominated_by", "dataset_id")


def logged_values(item: Item) -> dict[str, Any]:
    """Return the columns whose changes are kept."""
    return {**values_of(item), **{name: getattr(item, name) for name in _OWN}}


def event_of(
    user_id: str | None,
    kind: str,
    item: Item,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    **details: Any,
) -> dict[str, Any]:
    """Return the event of a change, for `events.record_many`."""
    return {
        "kind": kind,
        "object_type": events.ITEM,
        "object_id": item.id,
        "organization_id": item.organization_id,
        "user_id": user_id,
        "details": {**changed_values(before, after), **details},
    }


def log_change(
    context: Context, kind: str, item: Item, before: Mapping[str, Any], **details: Any
) -> None:
    """Add the event of a change that was made to an item; none where an update changed nothing."""
    after = logged_values(item)
    if kind != UPDATED or before != after:
        events.record_many([event_of(caller_id(context), kind, item, before, after, **details)])


def log_removal(context: Context, item: Item) -> None:
    """Add the event of an item that is about to be deleted, with all that it said."""
    events.record_many([event_of(caller_id(context), DELETED, item, logged_values(item), {})])
