"""Inventory items: list, show, create, update, delete, promote to a draft asset."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ...core.inventory.states import state_on_entry
from ...language import caller_language
from ...store.item import items
from ...store.item.counts import Counts, count_facets, count_items
from ...store.item.pages import Place, order_named, page_of
from ..item.access import commit_unless_deferred, find_item, lock_item
from ..item.blocking import with_blocking
from ..item.changes import (
    columns_of,
    leave_to_asset,
    reference_taken,
    require_move,
    require_title,
    state_once_released,
)
from ..item.decided_columns import leave_to_decision
from ..item.filters import filter_of
from ..item.log import CREATED, UPDATED, log_change, log_removal, logged_values
from ..item.view import show_item, show_items
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
    """List inventory items.

    :param organization: id or name; without it, all organizations whose inventory the caller reads
    :param q: words of title and description, or the beginning of a reference number
    :param lang: `en` or `fr`, the language to search in; both without it
    :param state: a state from `nominated` to `transferred`
    :param type: `dataset` or `info`
    :param eligibility: an outcome of the questions on eligibility, such as `eligible`,
        `eligible_after_treatment`, `ineligible` or `pending`
    :param access_level: `open`, `restricted`, `under_review` or `to_be_opened`
    :param band: `P0` to `P3`, or `none` for items without a priority
    :param program: the text of the program, in either language
    :param owner: the business owner
    :param due_before: ISO date: planned to be released before that day
    :param promoted: true for items with an asset, false for those without
    :param sort: `ref_number` (default), `title` (in the caller's language), `modified` (newest
        first), `planned`, `band` or `state`; with a `-` in front, the other way round
    :param limit: 1 to 1000, 50 by default
    :param cursor: `next_cursor` or `previous_cursor` of another page of the same list
    :param facets: true adds `facets: {state, type, eligibility, access_level, band: {code: number},
        program: [{value{en, fr}, count}], owner: [{value, count}]}`; each counts what all filters
        but its own let through
    :param blocking: true adds to each result `blocked_by: [{id, title{en, fr}}]`, the rules that
        refused its asset when it was last judged; null without asset, and before it was judged
    :returns: `{count, count_complete, results, next_cursor, previous_cursor}`, results as
        `ogip_item_show`; cursors are null at the ends of the list. Where words are found in more
        than 5,000 items, `count_complete` is false, and counts are of the first 5,000
    """
    tk.check_access("ogip_item_list", context, data_dict)
    wanted = filter_of(context, data_dict)
    lang = caller_language()
    sort = data_dict["sort"]
    place = _place(sort, data_dict.get("cursor"))
    page = page_of(wanted, order_named(sort, lang), data_dict["limit"], place)
    counts = count_facets(wanted) if data_dict.get("facets") else None
    count, complete = counts.total if counts else count_items(wanted)
    results = show_items(page.items, context)
    answer: dict[str, Any] = {
        "count": count,
        "count_complete": complete,
        "results": with_blocking(results) if data_dict.get("blocking") else results,
        "next_cursor": _cursor(sort, page.next),
        "previous_cursor": _cursor(sort, page.previous),
    }
    return {**answer, "facets": _facets(counts)} if counts else answer


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_item_show)
def ogip_item_show(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Show an inventory item.

    :param id: id of the item, or
    :param organization: id or name of the organization, with
    :param ref_number: the reference number
    :returns: `{id, organization{id, name, title}, ref_number, type, state, state_since, source,
        title, description, publisher, program, portal_url, scope, purpose, exemption_rationale
        (each {en, fr}), date_published, language, size, eligible_for_release (Y, N or null),
        date_released, user_votes, and the other columns of an inventory by their names,
        dataset{id, name, type, state, private} or null, created, modified}`

    The other columns are in `core/inventory/template.yaml`; lists of codes are lists. The facts an
    item shares with its asset are read from the asset.
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
    :param state: `nominated` or `under_review` (default; `published`, given a release date)
    :param source: where the item comes from
    :returns: the item
    :raises ValidationError: among others, the reference number is taken

    `ogip_item_duplicates` tells beforehand which items are much like it.
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
    log_change(context, CREATED, item, {})
    commit_unless_deferred(context)
    return show_item(item, context)


@tk.validate_action_data(schema.ogip_item_update)
def ogip_item_update(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Change facts of an item; what is not given keeps its value, null or blank clears it.

    :param id: id of the item
    :returns: the item
    :raises ValidationError: a fact that the item shares with its asset is edited in the asset; what
        was decided follows the decision; a state is moved as `ogip_item_review` does

    A release date moves an item without asset to `published`.
    """
    find_item(context, data_dict)
    tk.check_access("ogip_item_update", context, data_dict)
    item = lock_item(data_dict["id"])
    before = logged_values(item)
    values = columns_of(data_dict)
    leave_to_decision(item, values)
    asset = items.asset_of(item)
    if asset:
        leave_to_asset(data_dict, asset.name)
    else:
        require_title({**items.values_of(item), **values})
        require_move(item, values.get("state", item.state), has_asset=False)
        values = {**state_once_released(item, values), **values}
    try:
        items.change_item(item, values)
    except items.ReferenceTakenError as error:
        raise reference_taken(data_dict["ref_number"]) from error
    log_change(context, UPDATED, item, before)
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
    log_removal(context, item)
    items.remove_item(item)
    commit_unless_deferred(context)


_DIRECTIONS = {"after": False, "before": True}


def _place(sort: str, key: tuple[str, ...] | None) -> Place | None:
    if key is None:
        return None
    direction, sorted_by, value, organization, ref_number = key
    if direction not in _DIRECTIONS or sorted_by != sort:
        raise tk.ValidationError({"cursor": [tk._("This cursor is of another list.")]})
    return Place(value, (organization, ref_number), _DIRECTIONS[direction])


def _cursor(sort: str, place: Place | None) -> str | None:
    if place is None:
        return None
    return make_cursor("before" if place.backwards else "after", sort, place.value, *place.key)


def _facets(counts: Counts) -> dict[str, Any]:
    programs = [
        {"value": {"en": en, "fr": fr}, "count": count} for en, fr, count in counts.programs
    ]
    owners = [{"value": name, "count": count} for name, count in counts.owners]
    return {**counts.coded, "program": programs, "owner": owners}
