"""An inventory and one entry of it, as the pages about them find them."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk


def frame(organization: str) -> dict[str, Any]:
    """Return what CKAN's pages of an organization expect; the inventory is read by members only."""
    holder = tk.get_action("organization_show")({"for_view": True}, {"id": organization})
    tk.check_access("ogip_item_list", {}, {"organization": holder["id"]})
    return {"group_dict": holder, "group_type": holder["type"]}


def entry(organization: str, ref_number: str) -> dict[str, Any]:
    """Return the same, and the `item` that has the reference number."""
    found = frame(organization)
    named = {"organization": found["group_dict"]["id"], "ref_number": ref_number}
    return found | {"item": tk.get_action("ogip_item_show")({}, named)}


def messages(error: tk.ValidationError) -> dict[str, list[str]]:
    """Return what is wrong by the field that it concerns, as an action named it."""
    errors: dict[str, Any] = dict(error.error_dict)
    return {
        field: [str(each) for each in (said if isinstance(said, list) else [said])]
        for field, said in errors.items()
    }
