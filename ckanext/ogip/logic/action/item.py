"""Inventory items: list, show, create, update, delete, promote to a draft asset."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...core.inventory.header import TITLES
from ...core.inventory.item import FIELDS
from ...core.inventory.problems import Problem
from ...core.inventory.states import state_on_entry
from ...core.inventory.template import SHARED
from ...language import caller_language
from ...model.item import Item
from ...store import items
from ...store.item_pages import FACETS, ItemFilter, count_by, count_items, page_of_items
from ..item_arguments import make_cursor
from ..item_view import readable_organizations, show_item, show_items
from ..schema import item as schema

__all__ = [
    "ogip_item_create",
    "ogip_item_delete",
    "ogip_item_list",
    "ogip_item_show",
    "ogip_item_update",
]

# Arguments that are not facts of the template, and the columns they set.
_COLUMN_OF = {
    "ref_number": "ref_number",
    "type": "asset_type",
    "state": "state",
    "source": "source",
}


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
    item = _find(context, data_dict)
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
    values = _columns(data_dict)
    _require_title(values)
    values["state"] = data_dict.get("state") or state_on_entry(bool(values.get("date_released")))
    values.setdefault("asset_type", "dataset")
    try:
        item = items.add_item({**values, "organization_id": data_dict["organization"]})
    except items.ReferenceTakenError as error:
        raise _reference_taken(data_dict["ref_number"]) from error
    _commit(context)
    return show_item(item, context)


@tk.validate_action_data(schema.ogip_item_update)
def ogip_item_update(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Change facts of an item; what is not given keeps its value, null or blank clears it.

    :param id: id of the item
    :returns: the item
    :raises ValidationError: a fact that the item shares with its asset is edited in the asset
    """
    _find(context, data_dict)
    tk.check_access("ogip_item_update", context, data_dict)
    item = _locked(data_dict["id"])
    values = _columns(data_dict)
    asset = items.asset_of(item)
    if asset:
        _leave_to_asset(data_dict, asset.name)
    else:
        _require_title({**items.values_of(item), **values})
    try:
        items.change_item(item, values)
    except items.ReferenceTakenError as error:
        raise _reference_taken(data_dict["ref_number"]) from error
    _commit(context)
    return show_item(item, context)


@tk.validate_action_data(schema.ogip_item_delete)
def ogip_item_delete(context: Context, data_dict: dict[str, Any]) -> None:
    """Remove an item that has no asset.

    :param id: id of the item
    """
    _find(context, data_dict)
    tk.check_access("ogip_item_delete", context, data_dict)
    item = _locked(data_dict["id"])
    asset = items.asset_of(item)
    if asset:
        message = tk._("The item has the asset “%(name)s” and cannot be deleted.")
        raise tk.ValidationError({"id": [message % {"name": asset.name}]})
    items.remove_item(item)
    _commit(context)


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


def _find(context: Context, data_dict: Mapping[str, Any]) -> Item:
    """Return the item meant. Raises ObjectNotFound, but only to a caller who is logged in."""
    if data_dict.get("id"):
        item = items.item_by_id(data_dict["id"])
    elif data_dict.get("organization") and data_dict.get("ref_number"):
        item = items.item_by_reference(data_dict["organization"], data_dict["ref_number"])
    else:
        raise tk.ValidationError({"id": [tk._("Name the item.")]})
    if item is None:
        tk.check_access("ogip_item_list", context, {})
        raise tk.ObjectNotFound(tk._("There is no such inventory item."))
    return item


def _locked(item_id: str) -> Item:
    item = items.item_by_id(item_id, lock=True)
    if item is None:
        raise tk.ObjectNotFound(tk._("There is no such inventory item."))
    return item


def _columns(data_dict: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns that the arguments set."""
    values = {_COLUMN_OF[name]: data_dict[name] for name in _COLUMN_OF if name in data_dict}
    for field in FIELDS:
        values.update(data_dict.get(field, {}))
    return values


def _require_title(values: Mapping[str, Any]) -> None:
    if not any(values.get(title) for title in TITLES):
        message = Problem("title_required").message.get(caller_language())
        raise tk.ValidationError({"title": [message]})


def _leave_to_asset(given: Mapping[str, Any], name: str) -> None:
    message = tk._("This is a fact of the asset “%(name)s”. Edit it there.") % {"name": name}
    shared = {"ref_number", "state", "asset_type", *(column.name for column, _field in SHARED)}
    fields = [field for field in FIELDS if not shared.isdisjoint(given.get(field, {}))]
    fields += [name for name, column in _COLUMN_OF.items() if name in given and column in shared]
    if fields:
        raise tk.ValidationError({field: [message] for field in fields})


def _reference_taken(ref_number: str) -> tk.ValidationError:
    message = tk._("The organization already has an item with the reference number “%(ref)s”.")
    return tk.ValidationError({"ref_number": [message % {"ref": ref_number}]})


def _commit(context: Context) -> None:
    if not context.get("defer_commit"):
        model.Session.commit()
