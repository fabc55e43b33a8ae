"""How an item begins: likely duplicates, nomination, and the review of its state."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ...core.inventory import states
from ...core.text import LANGUAGES
from ...store.item import items
from ...store.item.duplicates import items_like
from ...store.item.nominations import next_number
from ..item.access import commit_unless_deferred, find_item, lock_item
from ..item.changes import columns_of, reference_taken, require_move, require_title
from ..item.log import NOMINATED, REVIEWED, log_change, logged_values
from ..item.view import show_item, show_items
from ..schema import item_life as schema

__all__ = ["ogip_item_duplicates", "ogip_item_nominate", "ogip_item_review"]

_SHOWN = ("id", "ref_number", "title", "state", "dataset")


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_item_duplicates)
def ogip_item_duplicates(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Find items that are likely to be the same thing, before another one is entered.

    :param organization: id or name
    :param title: `{en, fr}`, at least one of them
    :param id: an item to leave out: the one whose title is being changed
    :returns: `{results: [{id, ref_number, title{en, fr}, state, dataset, similarity}]}`, at most
        10, the most alike first; `similarity` is the share of trigrams in common, from 0.5 to 1 for
        the same title
    """
    tk.check_access("ogip_item_duplicates", context, data_dict)
    given = data_dict["title"]
    require_title(given)
    titles = {lang: given[f"title_{lang}"] for lang in LANGUAGES if given.get(f"title_{lang}")}
    found = items_like(data_dict["organization"], titles, data_dict.get("id"))
    shown = show_items([each.item for each in found], context)
    return {
        "results": [
            {**{name: item[name] for name in _SHOWN}, "similarity": each.similarity}
            for item, each in zip(shown, found, strict=True)
        ]
    }


@tk.validate_action_data(schema.ogip_item_nominate)
def ogip_item_nominate(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Propose something for the inventory of an organization.

    :param organization: id or name
    :param title: `{en, fr}`, at least one of them; other facts as `ogip_item_show` names them
    :param source: where it comes from: `working_group`, `suggestion`, `inquiry` or `evaluation`
    :param nominated_by: who proposed it, in words; seen inside the organization only
    :param note: why it should be in the inventory, in words; kept in its history
    :param ref_number: reference number; the next of `NOM-0001`, `NOM-0002`... without it
    :param type: `dataset` (default) or `info`
    :returns: the item, in the state `nominated`; `ogip_item_review` accepts it
    """
    tk.check_access("ogip_item_nominate", context, data_dict)
    values = {
        "asset_type": states.ASSET_TYPES[0],
        **columns_of(data_dict),
        "organization_id": data_dict["organization"],
        "state": states.NOMINATED,
    }
    require_title(values)
    if "ref_number" not in values:
        values["ref_number"] = next_number(data_dict["organization"])
    try:
        item = items.add_item(values)
    except items.ReferenceTakenError as error:
        raise reference_taken(values["ref_number"]) from error
    note = {"note": data_dict["note"]} if data_dict.get("note") else {}
    log_change(context, NOMINATED, item, {}, **note)
    commit_unless_deferred(context)
    return show_item(item, context)


@tk.validate_action_data(schema.ogip_item_review)
def ogip_item_review(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Move an item to another state of its life.

    :param id: id of the item
    :param state: one of those that the item's `may_become` lists
    :param reason: why, in words
    :returns: the item
    :raises ValidationError: the state follows from a decision, or from the item's asset

    A nomination is accepted, a decision is taken up again, and what was released elsewhere goes on
    to be maintained, replaced, kept for history, withdrawn or transferred.
    """
    find_item(context, data_dict)
    tk.check_access("ogip_item_review", context, data_dict)
    item = lock_item(data_dict["id"])
    require_move(item, data_dict["state"], has_asset=items.asset_of(item) is not None)
    before = logged_values(item)
    items.change_item(item, {"state": data_dict["state"]})
    log_change(context, REVIEWED, item, before, reason=data_dict.get("reason"))
    commit_unless_deferred(context)
    return show_item(item, context)
