"""Assignments as the API shows them, with the names that people and organizations have now."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from ckan import model

from ... import catalogue
from ...core.roles.assignment import Assignment, Held
from ...store.role.assignments import held_in_each
from ..item.view import organizations_by_id

CURRENT, UPCOMING, ENDED, IDLE = "current", "upcoming", "ended", "idle"


def show_assignments(assignments: Sequence[Assignment], day: datetime.date) -> list[dict[str, Any]]:
    """Return assignments as of a day, in as many queries as for one.

    What is gone has only its id. The state of one is `idle` where it acts for somebody who does not
    hold the role on that day.
    """
    organizations = organizations_by_id({each.organization for each in assignments})
    people = _people(assignments)
    held = held_in_each({each.organization for each in assignments}, day)
    labels = {each: catalogue.policy_for(each).workflow.roles for each in organizations}
    shown: list[dict[str, Any]] = []
    for each in assignments:
        roles = labels.get(each.organization) or catalogue.policy().workflow.roles
        shown.append(
            {
                "id": each.id,
                "organization": organizations.get(each.organization, {"id": each.organization}),
                "user": _person(each.person, people),
                "role": each.role,
                "label": roles.label(each.role).as_dict(),
                "valid_from": each.valid_from.isoformat(),
                "valid_until": _iso(each.valid_until),
                "delegate_of": _person(each.delegate_of, people) if each.delegate_of else None,
                "co_chair": each.co_chair,
                "revoked_on": _iso(each.revoked_on),
                "state": _state(each, day, held[each.organization]),
            }
        )
    return shown


def _state(assignment: Assignment, day: datetime.date, held: Collection[Held]) -> str:
    if assignment.covers(day):
        mine = (assignment.person, assignment.role, assignment.delegate_of)
        holds = mine in {(each.person, each.role, each.acting_for) for each in held}
        return CURRENT if holds else IDLE
    revoked = assignment.revoked_on is not None and assignment.revoked_on <= day
    return UPCOMING if assignment.valid_from > day and not revoked else ENDED


def _people(assignments: Iterable[Assignment]) -> dict[str, dict[str, Any]]:
    ids = {id_ for each in assignments for id_ in (each.person, each.delegate_of) if id_}
    columns = (model.User.id, model.User.name, model.User.fullname, model.User.state)
    rows = model.Session.execute(sa.select(*columns).where(model.User.id.in_(ids)))
    return {
        row.id: {"id": row.id, "name": row.name, "display_name": row.fullname or row.name}
        for row in rows
        if row.state == model.State.ACTIVE
    }


def _person(id_: str, people: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    return people.get(id_, {"id": id_})


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
