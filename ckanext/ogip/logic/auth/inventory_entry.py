"""Who may read the inventories that were published."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import AuthResult, Context

from ... import config
from .item import permission

__all__ = ["ogip_inventory_entry_list", "ogip_inventory_entry_show"]


@tk.auth_allow_anonymous_access
def ogip_inventory_entry_list(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Everybody, unless the setting keeps published inventories for the members."""
    return may_read_published(context, data_dict.get("organization"))


@tk.auth_allow_anonymous_access
def ogip_inventory_entry_show(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Everybody, unless the setting keeps published inventories for the members."""
    return may_read_published(context, data_dict.get("organization"))


def may_read_published(context: Context, organization: str | None) -> AuthResult:
    """Everybody where the setting says so, else the members of the organization."""
    if config.public_inventory():
        return {"success": True}
    return permission(context, organization, "read")
