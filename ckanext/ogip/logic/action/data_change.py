"""Changes of the structure of public data that somebody should look at."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...store import data_changes
from ..schema import data_change as schema

__all__ = ["ogip_data_change_list", "ogip_data_change_settle"]


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_data_change_list)
def ogip_data_change_list(context: Context, data_dict: dict[str, Any]) -> list[dict[str, Any]]:
    """List the columns of a public asset's data that came or went since somebody last looked.

    :param id: id or name of the asset
    :returns: one `{resource_id, added, removed, retyped, at}` for each resource whose structure
        differs: lists of column names, and the time of the last change. New rows in the same
        columns are no change of structure.
    """
    tk.check_access("ogip_data_change_list", context, data_dict)
    return data_changes.changes_to_look_at(_asset(data_dict["id"]).id)


@tk.validate_action_data(schema.ogip_data_change_settle)
def ogip_data_change_settle(context: Context, data_dict: dict[str, Any]) -> list[dict[str, Any]]:
    """Say that somebody has looked at the data as they are now; the log keeps who and when.

    :param id: id or name of the asset
    :returns: what there was to look at, as `ogip_data_change_list`; empty when there was nothing
    """
    tk.check_access("ogip_data_change_settle", context, data_dict)
    asset = _asset(data_dict["id"])
    changes = data_changes.changes_to_look_at(asset.id)
    if changes:
        user = model.User.get(context.get("user"))
        data_changes.record_look(asset, user.id if user else None)
        model.Session.commit()
    return changes


def _asset(reference: str) -> model.Package:
    asset = model.Package.get(reference)
    if asset is None:
        raise tk.ObjectNotFound(tk._("Dataset not found"))
    return asset
