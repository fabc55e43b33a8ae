"""Who may publish."""

from __future__ import annotations

from typing import Any

from ckan import authz
from ckan.types import AuthResult, Context

__all__ = ["ogip_publish"]


def ogip_publish(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may publish with CKAN's own `package_patch`: the gate, not the role, decides."""
    return authz.is_authorized("package_update", context, {"id": data_dict["id"]})
