"""Give roles of open government, pass them on, end them, and see who holds them."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...core.refusal import LogEntry, Refusal
from ...core.roles.assignment import Assignment
from ...core.roles.giving import Given, end, give
from ...gate.judge import today
from ...store import events
from ...store.role.assignments import (
    assignment_by_id,
    assignments_of,
    held_in,
    keep,
    lock_roles,
    new_id,
)
from ...store.role.pages import RoleFilter, count_roles, page_of_roles, place_of
from ..entered_errors import invalid
from ..item.access import commit_unless_deferred
from ..item.view import readable_organizations
from ..paging import make_cursor
from ..people import caller_id
from ..role.holding import actor_in, belongs_to
from ..role.view import show_assignments
from ..schema import role as schema

__all__ = ["ogip_role_assign", "ogip_role_list", "ogip_role_revoke", "ogip_role_show"]


@tk.validate_action_data(schema.ogip_role_assign)
def ogip_role_assign(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Give a member of an organization a role, or pass one on for a time.

    :param organization: id or name
    :param user: id or name of the person who gets the role, a member of the organization
    :param role: code of `role.yaml`, such as `ATIP`
    :param valid_from: ISO date, the first day; today by default
    :param valid_until: ISO date, the last day; without it, until it is ended
    :param delegate_of: id or name of the person for whom they act; needs `valid_until`
    :param co_chair: whether they hold it as a co-chair, where the policy gives the role to several
    :returns: the assignment, as in `ogip_role_list`
    :raises ValidationError: the person is the caller or no member, the days make no sense, or the
        person has the role in that time already

    Coordinators, the senior official and sysadmins give roles, nobody to themselves. Whoever holds
    a role passes it on. With the first role that begins, roles decide in the organization in place
    of CKAN's permissions.
    """
    tk.check_access("ogip_role_assign", context, data_dict)
    organization = data_dict["organization"]
    lock_roles(organization)
    actor, day = actor_in(context, organization), today()
    wanted = _wanted(organization, data_dict)
    known = assignments_of(organization)
    given = give(wanted, actor, known, held_in(organization, day), day)
    return _kept(context, _no_member(wanted, given))


@tk.validate_action_data(schema.ogip_role_revoke)
def ogip_role_revoke(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """End a role from today on; what was decided in it stays.

    :param id: id of the assignment
    :returns: the assignment, as in `ogip_role_list`
    :raises ValidationError: it has ended already

    Whoever gives roles ends them; the holder may give one back, and whoever passed it on may take
    it back.
    """
    tk.check_access("ogip_role_revoke", context, data_dict)
    lock_roles(_find(data_dict["id"]).organization)
    assignment = _find(data_dict["id"])  # as whoever was faster left it
    held = held_in(assignment.organization, today())
    return _kept(
        context, end(assignment, actor_in(context, assignment.organization), held, today())
    )


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_role_show)
def ogip_role_show(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Show one assignment of a role.

    :param id: id of the assignment
    :returns: the assignment, as in `ogip_role_list`
    """
    tk.check_access("ogip_role_show", context, data_dict)
    return show_assignments([_find(data_dict["id"])], today())[0]


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_role_list)
def ogip_role_list(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """List who holds which role, by organization, role and first day.

    :param organization: id or name, also of a deleted one; without it, all organizations whose
        inventory the caller reads, and their own roles everywhere
    :param user: id or name
    :param role: code of `role.yaml`
    :param as_of: ISO date, the day that `state` is about; today by default
    :param include_ended: true adds what ended before that day
    :param limit: 1 to 1000, 50 by default
    :param cursor: the `next_cursor` of the page before
    :returns: `{count, results, next_cursor}`, each result `{id, organization{id, name, title},
        user{id, name, display_name}, role, label{en, fr}, valid_from, valid_until,
        delegate_of{id, name, display_name}, co_chair, revoked_on, state}`. `state` is `current`,
        `upcoming`, `ended`, or `idle` for a delegation whose principal does not hold the role. Of
        people and organizations that are gone there is only the id.
    """
    tk.check_access("ogip_role_list", context, data_dict)
    day = data_dict.get("as_of") or today()
    organization = data_dict.get("organization")
    wanted = RoleFilter(
        organizations=[organization] if organization else readable_organizations(context),
        seen_by=None if organization else caller_id(context),
        user=data_dict.get("user"),
        role=data_dict.get("role"),
        not_ended_on=None if data_dict["include_ended"] else day,
    )
    limit = data_dict["limit"]
    found = page_of_roles(wanted, limit + 1, data_dict.get("cursor"))
    page = found[:limit]
    return {
        "count": count_roles(wanted),
        "results": show_assignments(page, day),
        "next_cursor": make_cursor(*place_of(page[-1])) if len(found) > limit else None,
    }


def _find(id_: str) -> Assignment:
    found = assignment_by_id(id_)
    if found is None:
        raise tk.ObjectNotFound(tk._("There is no such role."))
    return found


def _wanted(organization: str, data_dict: dict[str, Any]) -> Assignment:
    return Assignment(
        id=new_id(),
        organization=organization,
        person=data_dict["user"],
        role=data_dict["role"],
        valid_from=data_dict.get("valid_from") or today(),
        valid_until=data_dict.get("valid_until"),
        delegate_of=data_dict.get("delegate_of"),
        co_chair=data_dict["co_chair"],
    )


def _no_member(wanted: Assignment, given: Given | Refusal) -> Given | Refusal:
    """Refuse a person who is no member: a role does not open what CKAN keeps closed to them."""
    person = model.User.get(wanted.person)
    if isinstance(given, Refusal) or (person and belongs_to(person.name, wanted.organization)):
        return given
    message = tk._("This person is not a member of the organization. Add them as a member first.")
    model.Session.rollback()
    raise tk.ValidationError({"user": [message]})


def _kept(context: Context, given: Given | Refusal) -> dict[str, Any]:
    """Keep what was decided with its event; a refusal ends the transaction."""
    if isinstance(given, Refusal):
        model.Session.rollback()
        raise invalid([(given.field, given.message)])
    assignment, entry = given
    keep(assignment)
    _log(context, assignment, entry)
    commit_unless_deferred(context)
    return show_assignments([assignment], today())[0]


def _log(context: Context, assignment: Assignment, entry: LogEntry) -> None:
    events.record(
        entry.kind,
        events.ROLE,
        assignment.id,
        assignment.organization,
        caller_id(context),
        dict(entry.details),
    )
