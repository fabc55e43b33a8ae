"""Who may see, answer and confirm whether an inventory item may be released."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import AuthResult, Context

from .duties import ADMINISTRATORS, may, may_answer, organization_of_item
from .item import permission

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


@tk.auth_sysadmins_check
def ogip_eligibility_assess(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may answer; to confirm, whoever decides in one of the roles that may be asked for.

    Which of them it takes depends on the answers: the action asks for it.
    """
    organization = organization_of_item(data_dict)
    if not data_dict.get("confirm"):
        return may_answer(context, organization)
    rights = ("approve", "sign")
    return may(context, organization, ADMINISTRATORS, "eligibility", *rights, met=("own_part",))
