"""Who sees and settles changes of public data: those who may edit the asset."""

from __future__ import annotations

from typing import Any

from ckan import authz
from ckan.types import AuthResult, Context

__all__ = ["ogip_data_change_list", "ogip_data_change_settle"]


def ogip_data_change_list(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may edit the asset."""
    return authz.is_authorized("package_update", context, {"id": data_dict["id"]})


def ogip_data_change_settle(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may edit the asset."""
    return ogip_data_change_list(context, data_dict)
