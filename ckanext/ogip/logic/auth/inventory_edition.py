"""Who submits, approves and publishes the inventory of an organization."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import AuthResult, Context

from .duties import ADMINISTRATORS, EDITORS, may
from .item import permission

__all__ = [
    "ogip_inventory_approve",
    "ogip_inventory_publish",
    "ogip_inventory_show",
    "ogip_inventory_submit",
]


def ogip_inventory_show(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members of the organization."""
    return permission(context, data_dict.get("organization"), "read")


@tk.auth_sysadmins_check
def ogip_inventory_submit(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever runs the inventory of the organization."""
    return may(context, data_dict.get("organization"), EDITORS, "inventory", "submit")


@tk.auth_sysadmins_check
def ogip_inventory_approve(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever approves for the organization; the action refuses the one who submitted."""
    return may(context, data_dict.get("organization"), ADMINISTRATORS, "inventory", "approve")


def ogip_inventory_publish(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever takes part in it: what is approved needs nobody else's decision."""
    rights = ("submit", "approve", "publish")
    return may(context, data_dict.get("organization"), ADMINISTRATORS, "inventory", *rights)
