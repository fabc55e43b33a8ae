"""CKAN's three changes of many records of an organization, each record judged by itself."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Action, Context

from ..record.bulk_change import REFUSED, BulkRefusal, one_by_one

__all__ = ["bulk_update_delete", "bulk_update_private", "bulk_update_public"]


@tk.chained_action
def bulk_update_public(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Make records of an organization not private; drafts stay drafts until they are published.

    :param datasets: ids of the records
    :param org_id: id of the organization
    :returns: `{changed}`, a list of `{id, name, title{en, fr}, result}`; `result` is `changed`, or
        `draft` for what nobody outside sees before it is published
    :raises ValidationError: the gate refuses some; the others are changed. `error_dict` has
        `changed`, `refused` (each with its `message`) and `ogip`, the broken rules of each record
        by its `dataset_id`
    """
    return _each_by_itself("bulk_update_public", original, context, data_dict)


@tk.chained_action
def bulk_update_private(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Make records of an organization private; what is public is withdrawn with a reason instead.

    Arguments and answer as of `bulk_update_public`.
    """
    return _each_by_itself("bulk_update_private", original, context, data_dict)


@tk.chained_action
def bulk_update_delete(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Delete records of an organization; what is public is withdrawn with a reason instead.

    Arguments and answer as of `bulk_update_public`.
    """
    return _each_by_itself("bulk_update_delete", original, context, data_dict)


def _each_by_itself(
    action: str, original: Action, context: Context, data_dict: dict[str, Any]
) -> dict[str, Any]:
    tk.check_access(action, context, data_dict)
    fates = one_by_one(lambda one: original(tk.fresh_context(context), one), data_dict)
    if any(fate.result == REFUSED for fate in fates):
        raise BulkRefusal(fates)
    # The activity stream reads it afterwards, and stumbles over what is no record.
    data_dict["datasets"] = [fate.id for fate in fates]
    return {"changed": [fate.as_dict() for fate in fates]}
