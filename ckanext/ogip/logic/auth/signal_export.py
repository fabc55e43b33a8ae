"""Who may take the signals of demand away as a file."""

from __future__ import annotations

from typing import Any

from ckan.types import AuthResult, Context

from .item import permission

__all__ = ["ogip_signal_export"]


def ogip_signal_export(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members of the organization."""
    return permission(context, data_dict.get("organization"), "read")
