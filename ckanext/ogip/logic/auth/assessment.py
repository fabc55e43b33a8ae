"""Who may read stored assessments: the members of the organization."""

from __future__ import annotations

from typing import Any

from ckan.types import AuthResult, Context

from .check import ogip_check
from .item import ogip_item_list

__all__ = ["ogip_assessment_list", "ogip_assessment_show"]


def ogip_assessment_show(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may have the asset checked."""
    return ogip_check(context, {"id": data_dict.get("id")})


def ogip_assessment_list(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may read the inventory; a list over all organizations shows only their own."""
    return ogip_item_list(context, data_dict)
