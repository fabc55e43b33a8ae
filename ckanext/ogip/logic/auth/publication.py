"""Who may publish."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import authz
from ckan.types import AuthResult, Context

__all__ = ["ogip_publish"]


def ogip_publish(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may publish with CKAN's own `package_patch`: the gate, not the role, decides.

    An override is for sysadmins, whom CKAN lets through without asking here.
    """
    if data_dict.get("override") is not None:
        message = tk._("Only those who administer the portal may publish against a rule.")
        return {"success": False, "msg": message}
    return authz.is_authorized("package_update", context, {"id": data_dict["id"]})
