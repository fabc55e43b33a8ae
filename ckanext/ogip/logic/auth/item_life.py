"""Who begins, moves, ties and copies items."""

from __future__ import annotations

from typing import Any

from ckan.types import AuthResult, Context

from ...store.item.items import items_by_id
from .item import on_item, permission

__all__ = [
    "ogip_item_bulk_update",
    "ogip_item_clone",
    "ogip_item_duplicates",
    "ogip_item_link",
    "ogip_item_nominate",
    "ogip_item_review",
]


def ogip_item_nominate(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members of the organization: whoever knows of something may propose it."""
    return permission(context, data_dict.get("organization"), "read")


def ogip_item_duplicates(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members of the organization."""
    return permission(context, data_dict.get("organization"), "read")


def ogip_item_review(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may edit datasets of the organization."""
    return on_item(context, data_dict, "update_dataset")


def ogip_item_link(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may edit datasets of the organization; the action asks the same of the record."""
    return on_item(context, data_dict, "update_dataset")


def ogip_item_clone(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may create datasets in the organization."""
    return on_item(context, data_dict, "create_dataset")


def ogip_item_bulk_update(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may edit datasets of every organization whose items are named."""
    found = items_by_id(data_dict.get("ids", []))
    organizations = {item.organization_id for item in found.values()} or {""}
    answers = [permission(context, each, "update_dataset") for each in sorted(organizations)]
    refused = [answer for answer in answers if not answer["success"]]
    return refused[0] if refused else answers[0]
