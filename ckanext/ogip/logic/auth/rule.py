"""What is checked is public: whoever is judged may know by what."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import AuthResult, Context

__all__ = ["ogip_rule_list", "ogip_rule_show"]


@tk.auth_allow_anonymous_access
def ogip_rule_list(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Everybody."""
    return {"success": True}


@tk.auth_allow_anonymous_access
def ogip_rule_show(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Everybody."""
    return {"success": True}
