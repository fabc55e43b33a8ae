"""Who learns whose inventory is public."""

from __future__ import annotations

from typing import Any

from ckan.types import AuthResult, Context

__all__ = ["ogip_inventory_publication_list"]


def ogip_inventory_publication_list(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Everybody with an account; the list has the organizations of the caller only."""
    return {"success": bool(context["user"])}
