"""Who may import an inventory and read the reports of imports."""

from __future__ import annotations

from typing import Any

from ckan.types import AuthResult, Context

from ...store.imports.imports import import_by_id
from .item import permission

__all__ = ["ogip_import_repeat", "ogip_import_show", "ogip_inventory_import"]


def ogip_inventory_import(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may edit datasets of the organization."""
    return permission(context, data_dict.get("organization"), "update_dataset")


def ogip_import_show(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members of the organization."""
    return on_import(context, data_dict, "read")


def ogip_import_repeat(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may import into the inventory."""
    return on_import(context, data_dict, "update_dataset")


def on_import(context: Context, data_dict: dict[str, Any], name: str) -> AuthResult:
    """Return whether the caller has a permission in the organization of an import."""
    stored = import_by_id(data_dict.get("id", ""))
    return permission(context, stored.organization_id if stored else None, name)
