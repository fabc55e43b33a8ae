"""What visitors may read of an organization's inventory."""

from __future__ import annotations

import ckan.plugins.toolkit as tk

__all__ = ["ogip_has_published_inventory"]


def ogip_has_published_inventory(organization: str) -> bool:
    """Tell whether there is a published inventory that the visitor may read."""
    try:
        wanted = {"organization": organization, "limit": 1}
        tk.get_action("ogip_inventory_entry_list")({}, wanted)
    except (tk.ObjectNotFound, tk.NotAuthorized):
        return False
    return True
