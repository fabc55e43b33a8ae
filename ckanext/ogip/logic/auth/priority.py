"""Who may see, answer, decide and compute release priorities."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import AuthResult, Context

from .item import permission
from .item_roles import may_answer, may_decide, organization_of_item

__all__ = [
    "ogip_priority_answer",
    "ogip_priority_evaluate",
    "ogip_priority_override",
    "ogip_priority_rescore",
    "ogip_priority_show",
]


def ogip_priority_evaluate(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Anybody with an account: nothing is read but the statements and the policy."""
    return {"success": bool(context["user"])}


def ogip_priority_show(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members of the organization."""
    return permission(context, organization_of_item(data_dict), "read")


def ogip_priority_answer(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may answer for the organization."""
    return may_answer(context, organization_of_item(data_dict))


def ogip_priority_override(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever decides for the organization."""
    return may_decide(context, organization_of_item(data_dict))


def ogip_priority_rescore(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever decides for the organization; over all organizations sysadmins only."""
    organization = data_dict.get("organization")
    if organization:
        return may_decide(context, organization)
    return {"success": False, "msg": tk._("Only a sysadmin may score all organizations anew.")}
