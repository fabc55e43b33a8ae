"""Changing many items at once."""

from __future__ import annotations

from collections import Counter
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ..item.access import commit_unless_deferred
from ..item.bulk import CHANGED, REFUSED, UNCHANGED, change_many, keep
from ..schema import item_life as schema

__all__ = ["ogip_item_bulk_update"]


@tk.validate_action_data(schema.ogip_item_bulk_update)
def ogip_item_bulk_update(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Give the same facts to many items.

    :param ids: ids of up to 1,000 items
    :param changes: the facts, as `ogip_item_update` takes them, titles excepted
    :param dry_run: true to learn what would happen, and change nothing
    :returns: `{count, changed, unchanged, refused, dry_run, results}`, each result `{id,
        ref_number, result: changed|unchanged|refused, errors?}`. A refused item leaves the others
        alone: what it shares with its asset is edited in the asset
    :raises ValidationError: `changes` holds a value that no item can have
    """
    tk.check_access("ogip_item_bulk_update", context, data_dict)
    changes, errors = tk.navl_validate(data_dict["changes"], schema.bulk_changes(), context)
    if errors:
        raise tk.ValidationError({"changes": [errors]})
    if not changes:
        raise tk.ValidationError({"changes": [tk._("Say what is to be changed.")]})
    savepoint = model.Session.begin_nested()
    fates, logged = change_many(context, data_dict["ids"], changes)
    if data_dict["dry_run"]:
        savepoint.rollback()
    else:
        keep(logged)
        savepoint.commit()
        commit_unless_deferred(context)
    counted = Counter(fate.result for fate in fates)
    return {
        "count": len(fates),
        **{result: counted[result] for result in (CHANGED, UNCHANGED, REFUSED)},
        "dry_run": data_dict["dry_run"],
        "results": [fate.as_dict() for fate in fates],
    }
