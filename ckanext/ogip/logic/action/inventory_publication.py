"""Whose inventory is public, or approved to become so."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ...store.inventory.editions import editions_beyond_submission
from ..inventory.edition_view import APPROVE, show_edition
from ..item.view import organizations_by_id, readable_organizations
from ..schema import inventory_publication as schema

__all__ = ["ogip_inventory_publication_list"]

_SHOWN = ("renewal_due", "renewal_is_due", "renewal_days_late")


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_inventory_publication_list)
def ogip_inventory_publication_list(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """List the organizations whose inventory is published, or approved to be.

    :param overdue: true for those only whose yearly renewal is due
    :returns: `{results: [{organization{id, name, title}, public, approved, renewal_due,
        renewal_is_due, renewal_days_late}]}` of the organizations whose inventory the caller reads,
        by name; `approved`: a list waits to be published
    """
    tk.check_access("ogip_inventory_publication_list", context, data_dict)
    found: dict[str, dict[str, Any]] = {}
    for edition in editions_beyond_submission(readable_organizations(context), APPROVE):
        told = found.setdefault(edition.organization_id, {"public": False, "approved": False})
        if edition.is_public:
            shown = show_edition(edition) or {}
            told |= {"public": True, **{name: shown[name] for name in _SHOWN}}
        else:
            told["approved"] = True
    blank = {"renewal_due": None, "renewal_is_due": False, "renewal_days_late": 0}
    organizations = organizations_by_id(set(found))
    results = [
        {"organization": organizations[each], **blank, **told}
        for each, told in found.items()
        if each in organizations
    ]
    if data_dict["overdue"]:
        results = [each for each in results if each["renewal_is_due"]]
    return {"results": sorted(results, key=lambda each: each["organization"]["name"])}
