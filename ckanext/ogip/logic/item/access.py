"""Finding the item a caller means, and the end of a change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...model.item import Item
from ...store.item import items


def find_item(context: Context, data_dict: Mapping[str, Any]) -> Item:
    """Return the item meant. Raises ObjectNotFound, but only to a caller who is logged in."""
    if data_dict.get("id"):
        item = items.item_by_id(data_dict["id"])
    elif data_dict.get("organization") and data_dict.get("ref_number"):
        item = items.item_by_reference(data_dict["organization"], data_dict["ref_number"])
    else:
        raise tk.ValidationError({"id": [tk._("Name the item.")]})
    if item is None:
        tk.check_access("ogip_item_list", context, {})
        raise _no_such_item()
    return item


def lock_item(item_id: str) -> Item:
    """Return an item that nobody else changes until this transaction ends."""
    item = items.item_by_id(item_id, lock=True)
    if item is None:
        raise _no_such_item()
    return item


def _no_such_item() -> tk.ObjectNotFound:
    return tk.ObjectNotFound(tk._("There is no such inventory item."))


def commit_unless_deferred(context: Context) -> None:
    """Commit, unless the caller does it."""
    if not context.get("defer_commit"):
        model.Session.commit()
