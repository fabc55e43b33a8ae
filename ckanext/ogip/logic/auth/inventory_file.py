"""Who gets the files of an inventory."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import AuthResult, Context

from .inventory import on_import
from .inventory_entry import may_read_published
from .item import permission

__all__ = [
    "ogip_import_errors",
    "ogip_inventory_errors",
    "ogip_inventory_export",
    "ogip_inventory_template",
]


@tk.auth_allow_anonymous_access
def ogip_inventory_export(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members of the organization; the published inventory everybody whom the setting lets."""
    if data_dict.get("public") is True:
        return may_read_published(context, data_dict.get("organization"))
    return permission(context, data_dict.get("organization"), "read")


@tk.auth_allow_anonymous_access
def ogip_inventory_template(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Everybody, as long as it is empty; with the items of an organization, its members."""
    organization = data_dict.get("organization")
    return permission(context, organization, "read") if organization else {"success": True}


def ogip_inventory_errors(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may import the file."""
    return permission(context, data_dict.get("organization"), "update_dataset")


def ogip_import_errors(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may import into the inventory: the file holds what the inventory does not."""
    return on_import(context, data_dict, "update_dataset")
