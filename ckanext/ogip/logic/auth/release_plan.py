"""Who may see and change the release plan and its targets."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import AuthResult, Context

from ... import config
from ..item.view import sees_everything
from .duties import EDITORS, may, may_coordinate, organization_of_item
from .item import ogip_item_list, permission

__all__ = [
    "ogip_release_plan_export",
    "ogip_release_plan_feed",
    "ogip_release_plan_list",
    "ogip_release_plan_set",
    "ogip_release_plan_show",
    "ogip_release_target_list",
    "ogip_release_target_set",
]


@tk.auth_allow_anonymous_access
def ogip_release_plan_list(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members; where the inventory is public, everybody sees the public part of a plan."""
    return _one_or_own(context, data_dict)


@tk.auth_allow_anonymous_access
def ogip_release_plan_feed(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """As the list."""
    return _one_or_own(context, data_dict)


@tk.auth_allow_anonymous_access
def ogip_release_plan_export(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """As the list."""
    return _one_or_own(context, data_dict)


@tk.auth_allow_anonymous_access
def ogip_release_target_list(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """As the list: targets are promises to the public."""
    return _one_or_own(context, data_dict)


def ogip_release_plan_show(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members of the organization."""
    return permission(context, organization_of_item(data_dict), "read")


def ogip_release_plan_set(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may answer about the priority of its items."""
    return may(context, organization_of_item(data_dict), EDITORS, "priority", "edit")


def ogip_release_target_set(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever runs the inventory of the organization."""
    return may_coordinate(context, data_dict.get("organization"))


def sees_all_of_plan(context: Context, organization: str) -> bool:
    """Tell whether the caller sees more of an organization's plan than the public."""
    return sees_everything(context) or permission(context, organization, "read")["success"]


def _one_or_own(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """One organization's plan for whom it is meant; over all organizations only the caller's."""
    if data_dict.get("organization") and config.public_inventory():
        return {"success": True}
    return ogip_item_list(context, data_dict)
