"""Who may see where records stand, review them and decide about them."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import authz, model
from ckan.types import AuthResult, Context

from ..item.view import sees_everything
from ..role.holding import held_today, roles_count
from .item import permission

__all__ = [
    "ogip_lifetime_confirm",
    "ogip_lifetime_decide",
    "ogip_lifetime_delay",
    "ogip_lifetime_due_list",
    "ogip_lifetime_evaluate",
    "ogip_lifetime_export",
    "ogip_lifetime_refresh",
    "ogip_lifetime_show",
]


def ogip_lifetime_evaluate(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Anybody with an account: nothing is read but what the caller gives."""
    return {"success": bool(context["user"])}


@tk.auth_allow_anonymous_access
def ogip_lifetime_show(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever sees the record."""
    return authz.is_authorized("package_show", context, {"id": data_dict["id"]})


@tk.auth_allow_anonymous_access
def ogip_lifetime_due_list(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Everybody: of public records. Drafts are listed for people of their organization only."""
    if data_dict.get("unpublished"):
        organization = data_dict.get("organization")
        if organization:
            return permission(context, organization, "read")
        return {"success": bool(context["user"])}
    return {"success": True}


@tk.auth_allow_anonymous_access
def ogip_lifetime_export(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """As the list."""
    return ogip_lifetime_due_list(context, data_dict)


def ogip_lifetime_confirm(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may edit the record."""
    return authz.is_authorized("package_update", context, {"id": data_dict["id"]})


def ogip_lifetime_delay(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may edit the record."""
    return ogip_lifetime_confirm(context, data_dict)


def ogip_lifetime_decide(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may edit the record; to confirm, whoever decides for its organization.

    In which role one must propose and confirm depends on the decision: the action asks for it.
    """
    allowed = ogip_lifetime_confirm(context, data_dict)
    if not (allowed["success"] and data_dict.get("confirm")):
        return allowed
    package = model.Package.get(data_dict["id"])
    owner = package.owner_org if package else None
    if owner and roles_count(owner):
        return {"success": bool(held_today(context["user"], owner))}
    return permission(context, owner, "admin")


def ogip_lifetime_refresh(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """System administrators."""
    return {"success": False, "msg": tk._("Only those who administer the portal may do this.")}


def sees_drafts_of(context: Context, organization: str) -> bool:
    """Tell whether the caller sees more of an organization's records than the public."""
    return sees_everything(context) or permission(context, organization, "read")["success"]
