"""Who may see, answer and confirm whether an inventory item may be released."""

from __future__ import annotations

from typing import Any

from ckan.types import AuthResult, Context

from .item import permission
from .item_roles import may_answer, may_decide, organization_of_item

__all__ = [
    "ogip_eligibility_assess",
    "ogip_eligibility_evaluate",
    "ogip_eligibility_show",
]


def ogip_eligibility_evaluate(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Anybody with an account: nothing is read but the questions."""
    return {"success": bool(context["user"])}


def ogip_eligibility_show(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members of the organization."""
    return permission(context, organization_of_item(data_dict), "read")


def ogip_eligibility_assess(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may answer for the organization; to confirm, whoever decides for it."""
    allowed = may_decide if data_dict.get("confirm") else may_answer
    return allowed(context, organization_of_item(data_dict))
