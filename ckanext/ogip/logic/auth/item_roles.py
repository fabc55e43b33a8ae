"""Who answers and who decides about inventory items, and in which role.

The one place that knows. Until people are given roles of their own, whoever may create datasets in
an organization answers as its data steward, and its administrators answer and decide in whatever
role is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ckan import authz
from ckan.types import AuthResult, Context

from ...store.item.items import item_by_id
from .item import permission

STEWARD = "STEW"
COORDINATOR = "OGC"


def organization_of_item(data_dict: Mapping[str, Any]) -> str | None:
    """Return the organization of the item that `item_id` names; None where there is none."""
    item = item_by_id(data_dict["item_id"]) if data_dict.get("item_id") else None
    return item.organization_id if item else None


def may_answer(context: Context, organization: str | None) -> AuthResult:
    """Whoever may create datasets in the organization."""
    return permission(context, organization, "create_dataset")


def may_decide(context: Context, organization: str | None) -> AuthResult:
    """Administrators of the organization."""
    return permission(context, organization, "admin")


def answering_role(user: str, organization: str) -> str:
    """Return the role in which a user, by name, answers questions about items."""
    return COORDINATOR if _administers(user, organization) else STEWARD


def deciding_role(user: str, organization: str, asked: Sequence[str]) -> str:
    """Return the role in which a user decides where one of `asked`, at least one, is needed."""
    if not _administers(user, organization):
        return STEWARD
    return COORDINATOR if COORDINATOR in asked else asked[0]


def _administers(user: str, organization: str) -> bool:
    return bool(authz.has_user_permission_for_group_or_org(organization, user, "admin"))
