"""The same change of many items: each by itself, all in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ...model.item import Item
from ...store import events
from ...store.item import items
from ...store.item.assets import names_of_assets
from ..people import caller_id
from .changes import columns_of, leave_to_asset, state_once_released
from .decided_columns import leave_to_decision
from .log import UPDATED, event_of, logged_values

CHANGED, UNCHANGED, REFUSED = "changed", "unchanged", "refused"


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one item; `errors` is why it was refused, by field."""

    id: str
    ref_number: str | None
    result: str
    errors: Mapping[str, Any] | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the item and what became of it, as answers list it."""
        answer = {"id": self.id, "ref_number": self.ref_number, "result": self.result}
        return {**answer, "errors": self.errors} if self.errors else answer


def change_many(
    context: Context, ids: Sequence[str], changes: Mapping[str, Any]
) -> tuple[list[Fate], list[dict[str, Any]]]:
    """Change the items that can be changed; return what became of each, and the events to log.

    `changes` are validated arguments. Items are locked, in the order of their ids.
    """
    user_id = caller_id(context)
    found = items.items_by_id(ids, lock=True)
    assets = names_of_assets([item.dataset_id for item in found.values() if item.dataset_id])
    fates: list[Fate] = []
    logged: list[dict[str, Any]] = []
    for item_id in ids:
        item = found.get(item_id)
        if item is None:
            errors = {"id": [tk._("There is no such inventory item.")]}
            fates.append(Fate(item_id, None, REFUSED, errors))
            continue
        fate, event = _change(user_id, item, changes, assets.get(item.dataset_id or ""))
        fates.append(fate)
        logged += [event] if event else []
    return fates, logged


def _change(
    user_id: str | None, item: Item, changes: Mapping[str, Any], asset: str | None
) -> tuple[Fate, dict[str, Any] | None]:
    values = columns_of(changes)
    try:
        leave_to_decision(item, values)
        if asset:
            leave_to_asset(changes, asset)
    except tk.ValidationError as error:
        return Fate(item.id, item.ref_number, REFUSED, error.error_dict), None
    if not asset:
        values = {**state_once_released(item, values), **values}
    before = logged_values(item)
    for column, value in values.items():
        setattr(item, column, value)
    after = logged_values(item)
    if before == after:
        return Fate(item.id, item.ref_number, UNCHANGED), None
    event = event_of(user_id, UPDATED, item, before, after)
    return Fate(item.id, item.ref_number, CHANGED), event


def keep(logged: Sequence[dict[str, Any]]) -> None:
    """Write the changes and their events, within the transaction."""
    items.write_changes()
    events.record_many(logged)
