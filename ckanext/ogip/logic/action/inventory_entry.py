"""The items of an inventory that was published, as everybody may read them."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ...store.inventory.public_entries import (
    FACETS,
    EntryFilter,
    count_entries,
    entry_of,
    page_of_entries,
)
from ..inventory.public import published, show_entries
from ..item.view import organizations_by_id
from ..paging import make_cursor
from ..schema import inventory_entry as schema

__all__ = ["ogip_inventory_entry_list", "ogip_inventory_entry_show"]


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_inventory_entry_list)
def ogip_inventory_entry_list(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """List the items of a published inventory, as they were approved.

    :param organization: id or name
    :param q: words of title and description
    :param lang: `en` or `fr`, the language to search in; both without it
    :param type: `dataset` or `info`
    :param access_level: `open`, `restricted`, `under_review` or `to_be_opened`
    :param eligible: `Y`, `N`, or `pending` where nobody has decided
    :param released: `yes` or `no`
    :param facets: true adds `facets: {type, access_level, eligible, released: {code: number}}`;
        each counts what all filters but its own let through
    :param limit: 1 to 1000, 50 by default
    :param cursor: `next_cursor` of the page before
    :returns: `{organization{id, name, title}, published_at, count, results, next_cursor}`, results
        as `ogip_inventory_entry_show`
    :raises ObjectNotFound: the organization has not published its inventory

    What is internal to the organization is in no answer. An item that may no longer be known is
    left out at once.
    """
    tk.check_access("ogip_inventory_entry_list", context, data_dict)
    organization = data_dict["organization"]
    edition = published(organization)
    chosen = {facet: data_dict[facet] for facet in FACETS if data_dict.get(facet)}
    wanted = EntryFilter(edition.id, data_dict.get("q"), data_dict.get("lang"), chosen)
    limit = data_dict["limit"]
    found = page_of_entries(wanted, limit + 1, data_dict.get("cursor") or 0)
    page = found[:limit]
    count, facets = count_entries(wanted)
    answer = {
        "organization": organizations_by_id({organization})[organization],
        "published_at": edition.published_at.isoformat() if edition.published_at else None,
        "count": count,
        "results": show_entries(page),
        "next_cursor": make_cursor(str(page[-1].position)) if len(found) > limit else None,
    }
    return {**answer, "facets": facets} if data_dict.get("facets") else answer


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_inventory_entry_show)
def ogip_inventory_entry_show(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Show an item of a published inventory.

    :param organization: id or name
    :param id: id of the item
    :returns: `{id, type, title, description, publisher, program, portal_url, scope,
        exemption_rationale (each {en, fr}), eligible_for_release (Y, N or null), access_level,
        exemption and the other public columns by their names, dataset{id, name, type} or null}`;
        `dataset` is the record, where it is public now
    :raises ObjectNotFound: the item is not in the published inventory
    """
    tk.check_access("ogip_inventory_entry_show", context, data_dict)
    listed = entry_of(published(data_dict["organization"]).id, data_dict["id"])
    if listed is None:
        raise tk.ObjectNotFound(tk._("There is no such item in the published inventory."))
    return show_entries([listed])[0]
