"""Who may read, approve and discard revisions of public records."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import authz, model
from ckan.types import AuthResult, Context

from .item import permission

__all__ = [
    "ogip_revision_approve",
    "ogip_revision_discard",
    "ogip_revision_list",
    "ogip_revision_show",
]


def ogip_revision_show(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may read the organization's drafts, or edit the asset."""
    package = model.Package.get(data_dict["id"])
    allowed = permission(context, package.owner_org if package else None, "read")
    return allowed if allowed["success"] else _may_edit(context, data_dict)


def ogip_revision_list(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members see those of their organization; a list over all shows only theirs."""
    organization = data_dict.get("organization")
    if organization:
        return permission(context, organization, "read")
    # CKAN passes an anonymous caller on to us as a user without a name.
    return {"success": bool(context["user"])}


def ogip_revision_approve(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Administrators of the organization, until roles of its own decide it; and sysadmins."""
    package = model.Package.get(data_dict["id"])
    return permission(context, package.owner_org if package else None, "admin")


def ogip_revision_discard(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may edit the asset."""
    return _may_edit(context, data_dict)


def _may_edit(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    if model.Package.get(data_dict["id"]) is None:
        return {"success": False, "msg": tk._("Dataset not found")}
    return authz.is_authorized("package_update", context, {"id": data_dict["id"]})
