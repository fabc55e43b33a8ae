"""Who may ask what the rules say."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import authz
from ckan.logic.auth import get_package_object
from ckan.types import AuthResult, Context

__all__ = ["ogip_check"]


def ogip_check(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members of the asset's organization; for an unsaved dict, anybody logged in."""
    user = context.get("user", "")
    if "id" not in data_dict:
        return {"success": bool(user), "msg": tk._("Log in to have a dataset checked.")}
    package = get_package_object(context, {"id": data_dict["id"]})
    allowed = authz.has_user_permission_for_group_or_org(package.owner_org, user, "read")
    return {
        "success": bool(allowed),
        "msg": tk._("Only members of its organization see the checks of an asset."),
    }
