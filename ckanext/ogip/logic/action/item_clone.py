"""The next edition of something that is in the inventory."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...core.inventory.edition import next_edition
from ...core.inventory.states import LISTED
from ...store.item import items
from ...store.item.assets import assets_by_id
from ..item.access import commit_unless_deferred, find_item
from ..item.changes import columns_of, reference_taken, require_title
from ..item.log import CLONED, log_change
from ..item.view import facts_shown, sees_everything, show_item
from ..schema import item_life as schema

__all__ = ["ogip_item_clone"]


@tk.validate_action_data(schema.ogip_item_clone)
def ogip_item_clone(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Enter the next edition of an item, described as the last one is.

    :param id: id of the last edition
    :param ref_number: the reference number of the next one
    :param title: `{en, fr}` where it differs, as may any other fact
    :returns: the new item, `under_review`

    Its dates, addresses, votes, decisions and asset are those of the last edition alone.
    """
    last = find_item(context, data_dict)
    tk.check_access("ogip_item_clone", context, data_dict)
    user, everything = model.User.get(context["user"]), sees_everything(context)
    assets = assets_by_id([last.dataset_id] if last.dataset_id else [], user, everything=everything)
    values = {
        **next_edition(facts_shown(last, assets.get(last.dataset_id or ""))),
        **columns_of(data_dict),
        "organization_id": last.organization_id,
        "state": LISTED,
    }
    values.setdefault("asset_type", last.asset_type)
    require_title(values)
    try:
        item = items.add_item(values)
    except items.ReferenceTakenError as error:
        raise reference_taken(data_dict["ref_number"]) from error
    log_change(context, CLONED, item, {}, last_edition=last.id)
    commit_unless_deferred(context)
    return show_item(item, context)
