"""From inventory item to draft asset."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import logic, model
from ckan.types import Context

from ...core.inventory.asset import draft_of_item
from ...model.item import Item
from ...store.item import items
from ..item.access import find_item, lock_item
from ..item.log import PROMOTED, log_change, logged_values
from ..schema import item as schema

__all__ = ["ogip_item_promote"]


@tk.validate_action_data(schema.ogip_item_promote)
def ogip_item_promote(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Create the draft asset of an item, carrying the facts of the item.

    :param id: id of the item
    :param type: `dataset` or `info`; the item's own type without it
    :returns: the draft, as `package_show`; the item is `in_preparation` from now on
    :raises ValidationError: the item has an asset already, or is not eligible for release

    Asset and link are one transaction: both exist afterwards, or neither.
    """
    find_item(context, data_dict)
    tk.check_access("ogip_item_promote", context, data_dict)
    # The lock makes a second promotion wait, and then find the asset of the first.
    item = lock_item(data_dict["id"])
    try:
        _require_promotable(item)
        before = logged_values(item)
        asset_id = _create_draft(context, item, data_dict.get("type") or item.asset_type)
        items.link_asset(item, asset_id)
        log_change(context, PROMOTED, item, before)
        if not context.get("defer_commit"):
            logic.index_insert_package_dicts(_both_forms(context, asset_id))
            model.Session.commit()
    except Exception:
        # Also lets go of the lock: a refused promotion must not hold up the next one.
        model.Session.rollback()
        raise
    return tk.get_action("package_show")(tk.fresh_context(context), {"id": asset_id})


def _require_promotable(item: Item) -> None:
    asset = items.asset_of(item)
    if asset:
        message = tk._("The item already has the asset “%(name)s”.") % {"name": asset.name}
        raise tk.ValidationError({"id": [message]})
    if item.eligible_for_release is False:
        message = tk._("The item is not eligible for release. Review its eligibility first.")
        raise tk.ValidationError({"id": [message]})


def _create_draft(context: Context, item: Item, asset_type: str) -> str:
    draft = draft_of_item(
        items.values_of(item),
        item_id=item.id,
        ref_number=item.ref_number,
        organization_id=item.organization_id,
        type=asset_type,
    )
    creation = tk.fresh_context(context, defer_commit=True)
    return tk.get_action("package_create")(creation, draft)["id"]


def _both_forms(context: Context, asset_id: str) -> tuple[dict[str, Any], dict[str, Any]]:
    return logic.package_show_default_and_custom_schemas(context, asset_id)
