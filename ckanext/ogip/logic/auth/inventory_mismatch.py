"""Who reads where inventory and portal disagree."""

from __future__ import annotations

from typing import Any

from ckan.types import AuthResult, Context

from .item import permission

__all__ = ["ogip_inventory_mismatches"]


def ogip_inventory_mismatches(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members of the organization."""
    return permission(context, data_dict.get("organization"), "read")
