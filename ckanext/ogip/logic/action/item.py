"""Inventory items: list, show, create, update, delete, promote to a draft asset."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ...core.inventory.states import state_on_entry
from ...store import items
from ...store.item_pages import FACETS, ItemFilter, count_by, count_items, page_of_items
from ..item_access import commit_unless_deferred, find_item, lock_item
from ..item_changes import columns_of, leave_to_asset, reference_taken, require_title
from ..item_view import readable_organizations, show_item, show_items
from ..paging import make_cursor
from ..schema import item as schema

__all__ = [
    "ogip_item_create",
    "ogip_item_delete",
    "ogip_item_list",
    "ogip_item_show",
    "ogip_item_update",
]


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_item_list)
def ogip_item_list(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """List inventory items, by organization and reference number.

    :param organization: id or name; without it, all organizations whose inventory the caller reads
    :param q: words of title and description, or the beginning of a reference number
    :param lang: `en` or `fr`, the language to search in; both without it
    :param state: a state from `nominated` to `transferred`
    :param type: `dataset` or `info`
    :param eligibility: `eligible`, `ineligible` or `pending`
    :param promoted: true for items with an asset, false for those without
    :param limit: 1 to 1000, 50 by default
    :param cursor: the `next_cursor` of the page before
    :param facets: true adds `facets: {state: {code: number}, type: {code: number}}`
    :returns: `{count, results, next_cursor}`, results as `ogip_item_show`; the cursor is null on
        the last page
    """
    tk.check_access("ogip_item_list", context, data_dict)
    wanted = _filter(context, data_dict)
    limit = data_dict["limit"]
    found = page_of_items(wanted, limit + 1, data_dict.get("cursor"))
    page = found[:limit]
    last = page[-1] if len(found) > limit else None
    answer: dict[str, Any] = {
        "count": count_items(wanted),
        "results": show_items(page, context),
        "next_cursor": make_cursor(last.organization_id, last.ref_number) if last else None,
    }
    if data_dict.get("facets"):
        answer["facets"] = {facet: count_by(facet, wanted) for facet in FACETS}
    return answer


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_item_show)
def ogip_item_show(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Show an inventory item.

    :param id: id of the item, or
    :param organization: id or name of the organization, with
    :param ref_number: the reference number
    :returns: `{id, organization{id, name, title}, ref_number, type, state, source, title,
        description, publisher, program, portal_url (each {en, fr}), date_published, language, size,
        eligible_for_release (Y, N or null), date_released, user_votes,
        dataset{id, name, type, state, private} or null, created, modified}`

    The facts an item shares with its asset are read from the asset.
    """
    item = find_item(context, data_dict)
    tk.check_access("ogip_item_show", context, {"organization": item.organization_id})
    return show_item(item, context)


@tk.validate_action_data(schema.ogip_item_create)
def ogip_item_create(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Add an item to an inventory.

    :param organization: id or name
    :param ref_number: reference number, unique in the organization
    :param title: `{en, fr}`, at least one of them; other facts as `ogip_item_show` names them
    :param type: `dataset` (default) or `info`
    :param state: where not `under_review` (or `published`, given a release date)
    :param source: where the item comes from
    :returns: the item
    """
    tk.check_access("ogip_item_create", context, data_dict)
    values = columns_of(data_dict)
    require_title(values)
    values["state"] = data_dict.get("state") or state_on_entry(bool(values.get("date_released")))
    values.setdefault("asset_type", "dataset")
    try:
        item = items.add_item({**values, "organization_id": data_dict["organization"]})
    except items.ReferenceTakenError as error:
        raise reference_taken(data_dict["ref_number"]) from error
    commit_unless_deferred(context)
    return show_item(item, context)


@tk.validate_action_data(schema.ogip_item_update)
def ogip_item_update(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Change facts of an item; what is not given keeps its value, null or blank clears it.

    :param id: id of the item
    :returns: the item
    :raises ValidationError: a fact that the item shares with its asset is edited in the asset
    """
    find_item(context, data_dict)
    tk.check_access("ogip_item_update", context, data_dict)
    item = lock_item(data_dict["id"])
    values = columns_of(data_dict)
    asset = items.asset_of(item)
    if asset:
        leave_to_asset(data_dict, asset.name)
    else:
        require_title({**items.values_of(item), **values})
    try:
        items.change_item(item, values)
    except items.ReferenceTakenError as error:
        raise reference_taken(data_dict["ref_number"]) from error
    commit_unless_deferred(context)
    return show_item(item, context)


@tk.validate_action_data(schema.ogip_item_delete)
def ogip_item_delete(context: Context, data_dict: dict[str, Any]) -> None:
    """Remove an item that has no asset.

    :param id: id of the item
    :returns: nothing
    :raises ValidationError: the item has an asset
    """
    find_item(context, data_dict)
    tk.check_access("ogip_item_delete", context, data_dict)
    item = lock_item(data_dict["id"])
    asset = items.asset_of(item)
    if asset:
        message = tk._("The item has the asset “%(name)s” and cannot be deleted.")
        raise tk.ValidationError({"id": [message % {"name": asset.name}]})
    items.remove_item(item)
    commit_unless_deferred(context)


def _filter(context: Context, data_dict: Mapping[str, Any]) -> ItemFilter:
    organization = data_dict.get("organization")
    return ItemFilter(
        organizations=[organization] if organization else readable_organizations(context),
        q=data_dict.get("q"),
        lang=data_dict.get("lang"),
        state=data_dict.get("state"),
        asset_type=data_dict.get("type"),
        eligibility=data_dict.get("eligibility"),
        promoted=data_dict.get("promoted"),
    )
