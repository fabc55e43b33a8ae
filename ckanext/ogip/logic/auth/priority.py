"""Who may see, answer, decide and compute release priorities."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import AuthResult, Context

from .duties import ADMINISTRATORS, EDITORS, may, organization_of_item
from .item import permission

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


@tk.auth_sysadmins_check
def ogip_priority_answer(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may answer about the priority of its items."""
    return may(context, organization_of_item(data_dict), EDITORS, "priority", "edit")


@tk.auth_sysadmins_check
def ogip_priority_override(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may decide otherwise than the score."""
    return may(context, organization_of_item(data_dict), ADMINISTRATORS, "priority", "override")


def ogip_priority_rescore(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may decide about priorities; over all organizations sysadmins only."""
    organization = data_dict.get("organization")
    if organization:
        return may(context, organization, ADMINISTRATORS, "priority", "override")
    return {"success": False, "msg": tk._("Only a sysadmin may score all organizations anew.")}
