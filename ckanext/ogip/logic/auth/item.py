"""Who may read and change inventory items: the members and the editors of the organization."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import authz
from ckan.types import AuthResult, Context

from ...store.item.items import item_by_id

__all__ = [
    "ogip_item_create",
    "ogip_item_delete",
    "ogip_item_list",
    "ogip_item_promote",
    "ogip_item_show",
    "ogip_item_update",
]


def ogip_item_list(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members read the inventory of their organization; a list over all shows only theirs."""
    organization = data_dict.get("organization")
    if organization:
        return permission(context, organization, "read")
    # CKAN passes an anonymous caller on to us as a user without a name.
    return {"success": bool(context["user"])}


def ogip_item_show(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members of the organization."""
    return on_item(context, data_dict, "read")


def ogip_item_create(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may create datasets in the organization."""
    return permission(context, data_dict.get("organization"), "create_dataset")


def ogip_item_update(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may edit datasets of the organization."""
    return on_item(context, data_dict, "update_dataset")


def ogip_item_delete(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may delete datasets of the organization."""
    return on_item(context, data_dict, "delete_dataset")


def ogip_item_promote(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may create datasets in the organization."""
    return on_item(context, data_dict, "create_dataset")


def permission(context: Context, organization: str | None, name: str) -> AuthResult:
    """Return whether the caller has a permission in an organization."""
    user = context["user"]
    if organization and authz.has_user_permission_for_group_or_org(organization, user, name):
        return {"success": True}
    message = tk._("User %(user)s is not authorized to do this in the organization.")
    return {"success": False, "msg": message % {"user": user}}


def on_item(context: Context, data_dict: dict[str, Any], name: str) -> AuthResult:
    """Return whether the caller has a permission in the organization of an item."""
    organization = data_dict.get("organization")
    if data_dict.get("id"):
        item = item_by_id(data_dict["id"])
        organization = item.organization_id if item else None
    return permission(context, organization, name)
