"""Who may take what is public away and bring it back, and who may read why."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import AuthResult, Context

from .item import permission

__all__ = ["ogip_reinstate", "ogip_withdraw", "ogip_withdrawal_show"]


def ogip_withdraw(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Administrators of the organization, until roles of its own decide it; and sysadmins."""
    package = model.Package.get(data_dict["id"])
    return permission(context, package.owner_org if package else None, "admin")


def ogip_reinstate(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may withdraw."""
    return ogip_withdraw(context, data_dict)


@tk.auth_allow_anonymous_access
def ogip_withdrawal_show(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Everybody: the notice stands where the record was public."""
    return {"success": True}
