"""Who may do what: the duties of `core/roles/matrix.yaml`, asked of the roles that people hold.

Where no role counts yet (`role.holding`), a permission of CKAN is asked for instead. Auth functions
that use these are marked with `auth_sysadmins_check`: a system administrator gives roles, and
decides only in one that somebody else gave them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from ckan.types import AuthResult, Context

from ...core.roles.matrix import load_matrix
from ...language import caller_language
from ...store.item.items import item_by_id
from ..role.holding import actor_in, roles_count
from .item import permission

EDITORS, ADMINISTRATORS = "create_dataset", "admin"


def organization_of_item(data_dict: Mapping[str, Any]) -> str | None:
    """Return the organization of the item that `item_id` names; None where there is none."""
    item = item_by_id(data_dict["item_id"]) if data_dict.get("item_id") else None
    return item.organization_id if item else None


def may(
    context: Context,
    organization: str | None,
    until_then: str,
    duty: str,
    *rights: str,
    met: Collection[str] = (),
) -> AuthResult:
    """Whoever has one of the rights of a duty; a permission of CKAN until roles count.

    `met` are the conditions of rights that hold, or that the action itself sees to.
    """
    if not organization or not roles_count(organization):
        return permission(context, organization, until_then)
    actor = actor_in(context, organization)
    refusals = [load_matrix().refusal(duty, right, actor, met) for right in rights]
    stands_against = None if None in refusals else refusals[0]
    if stands_against is None:
        return {"success": True}
    return {"success": False, "msg": stands_against.message.get(caller_language())}


def may_answer(context: Context, organization: str | None) -> AuthResult:
    """Whoever answers questions about items: stewards, owners, coordinators."""
    return may(context, organization, EDITORS, "eligibility", "edit")


def may_coordinate(context: Context, organization: str | None) -> AuthResult:
    """Whoever runs the inventory of an organization: coordinators."""
    return may(context, organization, ADMINISTRATORS, "inventory", "submit")
