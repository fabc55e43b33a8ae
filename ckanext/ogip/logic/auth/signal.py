"""Who may read and enter signals of demand."""

from __future__ import annotations

from typing import Any

from ckan.types import AuthResult, Context

from .duties import may_answer, organization_of_item
from .item import ogip_item_list, permission

__all__ = ["ogip_signal_add", "ogip_signal_import", "ogip_signal_list"]


def ogip_signal_add(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may answer for the organization."""
    return may_answer(context, _organization(data_dict))


def ogip_signal_import(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may answer for the organization."""
    return may_answer(context, _organization(data_dict))


def ogip_signal_list(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members of the organization; a list over all organizations shows only theirs."""
    if data_dict.get("item_id"):
        return permission(context, organization_of_item(data_dict), "read")
    return ogip_item_list(context, data_dict)


def _organization(data_dict: dict[str, Any]) -> str | None:
    return organization_of_item(data_dict) or data_dict.get("organization")
