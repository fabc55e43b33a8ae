"""Who submits, approves and publishes the inventory of an organization."""

from __future__ import annotations

from typing import Any

from ckan.types import AuthResult, Context

from .item import permission
from .item_roles import may_answer, may_decide

__all__ = [
    "ogip_inventory_approve",
    "ogip_inventory_publish",
    "ogip_inventory_show",
    "ogip_inventory_submit",
]


def ogip_inventory_show(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members of the organization."""
    return permission(context, data_dict.get("organization"), "read")


def ogip_inventory_submit(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever answers for the items of the organization."""
    return may_answer(context, data_dict.get("organization"))


def ogip_inventory_approve(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever decides for the organization; the action refuses the one who submitted."""
    return may_decide(context, data_dict.get("organization"))


def ogip_inventory_publish(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever decides for the organization."""
    return may_decide(context, data_dict.get("organization"))
