"""Who gives roles, ends them, and sees who holds them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ckan import model
from ckan.types import AuthResult, Context

from ...core.refusal import Refusal
from ...core.roles.actor import Actor
from ...core.roles.assignment import Assignment
from ...core.roles.matrix import load_matrix
from ...language import caller_language
from ...store.role.assignments import assignment_by_id
from ..role.holding import actor_in
from .item import ogip_item_list, permission

__all__ = ["ogip_role_assign", "ogip_role_list", "ogip_role_revoke", "ogip_role_show"]

_DUTY = "roles"


def ogip_role_assign(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Coordinators and the senior official; for a role of one's own, whoever passes it on.

    Not by CKAN's permissions, also before roles count: a sysadmin gives the first one.
    """
    organization = data_dict.get("organization")
    if not organization:
        return permission(context, organization, "admin")
    actor = actor_in(context, organization)
    if _is_caller(actor, data_dict.get("delegate_of")):
        return _answer(_in_own_roles(actor, "delegate"))
    return _answer(_in_own_roles(actor, "assign"))


def ogip_role_revoke(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever gives roles; one's own, or one that was passed on, also its holder."""
    assignment = assignment_by_id(data_dict.get("id", ""))
    if assignment is None:
        # What does not exist is told by the action, to whom it may concern.
        return {"success": bool(context["user"])}
    actor = actor_in(context, assignment.organization)
    if _involves(actor, assignment):
        return {"success": True}
    return _answer(_in_own_roles(actor, "assign"))


def ogip_role_list(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members of the organization; a list over all shows their organizations and themselves."""
    return ogip_item_list(context, data_dict)


def ogip_role_show(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Members of the organization, and those whom it is about."""
    assignment = assignment_by_id(data_dict.get("id", ""))
    if assignment is None:
        return {"success": bool(context["user"])}
    if _involves(actor_in(context, assignment.organization), assignment):
        return {"success": True}
    return permission(context, assignment.organization, "read")


def _in_own_roles(actor: Actor, right: str) -> Refusal | None:
    """Return what stands against it: who acts for somebody makes nobody else decide."""
    own = tuple(each for each in actor.held if each.acting_for is None)
    return load_matrix().refusal(_DUTY, right, replace(actor, held=own), ("own_role",))


def _is_caller(actor: Actor, reference: str | None) -> bool:
    person = model.User.get(reference) if reference else None
    return person is not None and person.id == actor.person


def _involves(actor: Actor, assignment: Assignment) -> bool:
    return actor.person in {assignment.person, assignment.delegate_of}


def _answer(refusal: Refusal | None) -> AuthResult:
    if refusal is None:
        return {"success": True}
    return {"success": False, "msg": refusal.message.get(caller_language())}
