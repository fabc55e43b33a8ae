"""Who opens and closes campaigns of confirmation, answers in them, and sees how far they are."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import AuthResult, Context

from .duties import may_answer, may_coordinate
from .item import permission

__all__ = [
    "ogip_inventory_confirmation_close",
    "ogip_inventory_confirmation_list",
    "ogip_inventory_confirmation_open",
    "ogip_inventory_confirmation_reminders",
    "ogip_inventory_confirmation_show",
    "ogip_item_confirm",
]


def ogip_inventory_confirmation_open(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever runs the inventory of the organization."""
    return may_coordinate(context, data_dict.get("organization"))


def ogip_inventory_confirmation_close(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever runs the inventory of the organization."""
    return may_coordinate(context, data_dict.get("organization"))


def ogip_inventory_confirmation_show(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members of the organization."""
    return permission(context, data_dict.get("organization"), "read")


def ogip_inventory_confirmation_list(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members of the organization."""
    return permission(context, data_dict.get("organization"), "read")


def ogip_inventory_confirmation_reminders(
    context: Context, data_dict: dict[str, Any]
) -> AuthResult:
    """Whoever answers for the items of the organization."""
    return may_answer(context, data_dict.get("organization"))


@tk.auth_sysadmins_check
def ogip_item_confirm(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever answers for the items of the organization."""
    return may_answer(context, data_dict.get("organization"))
