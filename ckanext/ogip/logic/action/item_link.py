"""Tying an item to a record that exists already."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...core.inventory.asset import differences, facts_of_asset
from ...gate import writes
from ...model.item import Item
from ...store.item import items
from ..item.access import commit_unless_deferred, find_item, lock_item
from ..item.log import LINKED, log_change, logged_values
from ..item.view import show_item
from ..schema import item_life as schema

__all__ = ["ogip_item_link"]


@tk.validate_action_data(schema.ogip_item_link)
def ogip_item_link(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Tie an item to a record of its organization; from now on the record says what they share.

    :param id: id of the item
    :param dataset_id: id or name of the record
    :returns: `{item, differences}`: the item, and each fact that the record says otherwise than the
        item did: `{field, item_value, asset_value}`, by the columns of an inventory
    :raises ValidationError: item or record are tied already, or of two organizations; or the record
        is public, and what was decided about the item forbids that

    The record is judged anew.
    """
    find_item(context, data_dict)
    tk.check_access("ogip_item_link", context, data_dict)
    asset = _asset(context, data_dict["dataset_id"])
    item = lock_item(data_dict["id"])
    _require_free(item, asset)
    before = logged_values(item)
    facts = facts_of_asset({"title": asset.title, **(asset.extras or {})})
    different = [
        {"field": field, "item_value": stated, "asset_value": said}
        for field, stated, said in differences(items.values_of(item), facts)
    ]
    items.link_asset(item, asset.id)
    items.change_item(item, {"asset_type": asset.type})
    # What was decided about the item counts for the record from now on.
    writes.after_write(asset)
    item = lock_item(item.id)
    log_change(context, LINKED, item, before)
    commit_unless_deferred(context)
    return {"item": show_item(item, context), "differences": different}


def _asset(context: Context, name: str) -> model.Package:
    """Return the record, which the caller may edit. Raises ObjectNotFound and NotAuthorized."""
    asset = model.Package.get(name)
    if asset is None or asset.state == model.State.DELETED:
        raise tk.ObjectNotFound(tk._("There is no record “%(name)s”.") % {"name": name})
    tk.check_access("package_update", context, {"id": asset.id})
    return asset


def _require_free(item: Item, asset: model.Package) -> None:
    if asset.owner_org != item.organization_id:
        message = tk._("The record belongs to another organization than the item.")
        raise tk.ValidationError({"dataset_id": [message]})
    tied = items.asset_of(item)
    if tied:
        message = tk._("The item already has the asset “%(name)s”.") % {"name": tied.name}
        raise tk.ValidationError({"id": [message]})
    other = items.item_of_dataset(asset.id)
    if other:
        message = tk._("The record is tied to the item “%(ref)s” already.")
        raise tk.ValidationError({"dataset_id": [message % {"ref": other.ref_number}]})
