"""Answers of owners about their items."""

from __future__ import annotations

from collections import Counter
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ...store.confirmation.answers import CHANGED as REPORTED
from ...store.inventory.editions import lock_organization
from ..confirmation.answering import answer_many
from ..confirmation.finding import open_campaign
from ..item.access import commit_unless_deferred
from ..item.bulk import CHANGED, REFUSED, UNCHANGED
from ..schema import confirmation as schema

__all__ = ["ogip_item_confirm"]


@tk.validate_action_data(schema.ogip_item_confirm)
def ogip_item_confirm(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Confirm that what the inventory says about items is right, or report what changed.

    For the campaign that is open (`ogip_inventory_confirmation_open`). Whoever is not the owner
    answers as the steward for the owner, and that is kept. A later answer replaces an earlier one.

    :param organization: id or name
    :param ids: ids of up to 1,000 items
    :param answer: `confirmed` (default), which also sets `last_reviewed` to today, or `changed`
    :param comment: what changed; needed with `changed`
    :returns: `{count, changed, unchanged, refused, results}`, each result `{id, ref_number,
        result: changed|unchanged|refused, errors?}`. An item that the campaign does not ask about
        is refused and leaves the others alone
    :raises ObjectNotFound: no campaign is open
    """
    tk.check_access("ogip_item_confirm", context, data_dict)
    answer, comment = data_dict["answer"], data_dict.get("comment")
    if answer == REPORTED and not comment:
        raise tk.ValidationError({"comment": [tk._("Say what changed.")]})
    lock_organization(data_dict["organization"])
    campaign = open_campaign(data_dict["organization"])
    fates = answer_many(context, campaign, data_dict["ids"], answer, comment)
    commit_unless_deferred(context)
    counted = Counter(fate.result for fate in fates)
    return {
        "count": len(fates),
        **{result: counted[result] for result in (CHANGED, UNCHANGED, REFUSED)},
        "results": [fate.as_dict() for fate in fates],
    }
