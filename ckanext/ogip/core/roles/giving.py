"""Giving a role, delegating one, ending it: what is refused, and what the log keeps."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from ..refusal import LogEntry, Refusal
from ..vocabulary import load_vocabulary
from .actor import Actor
from .assignment import Assignment, Held, holders_of

# Who gives roles in an organization besides sysadmins. Nobody gives a role to themselves, or one
# person could put together a chain of approvals alone.
ASSIGNING_ROLES = ("OGC", "IMSO")

Given = tuple[Assignment, LogEntry]


def give(
    wanted: Assignment,
    actor: Actor,
    known: Collection[Assignment],
    held: Collection[Held],
    today: date,
) -> Given | Refusal:
    """Return the assignment and its event; a refusal where it is not this person's to give.

    `known` are the assignments of the organization, `held` what is held there today.
    """
    for refusal in (
        _wrong_in_itself(wanted, today),
        _not_theirs_to_give(wanted, actor, held),
        _clash(wanted, known),
    ):
        if refusal:
            return refusal
    kind = "role_delegated" if wanted.delegate_of else "role_assigned"
    return wanted, LogEntry(kind, {**_told(wanted), "by": actor.told()})


def end(
    assignment: Assignment, actor: Actor, held: Collection[Held], today: date
) -> Given | Refusal:
    """Return the assignment without today and what follows; its holder may give it back too."""
    if assignment.revoked_on or (assignment.valid_until and assignment.valid_until < today):
        return Refusal("id", "roles.ended_already")
    involved = (assignment.person, assignment.delegate_of)
    if actor.person not in involved and not _assigns(actor, held):
        return Refusal("id", "roles.not_yours_to_give", {"roles": list(ASSIGNING_ROLES)})
    ended = replace(assignment, revoked_on=today)
    return ended, LogEntry("role_revoked", {**_told(ended), "by": actor.told()})


def _wrong_in_itself(wanted: Assignment, today: date) -> Refusal | None:
    if wanted.role not in load_vocabulary("role"):
        return Refusal("role", "roles.unknown_role", {"value": wanted.role})
    if wanted.valid_until and wanted.valid_until < wanted.valid_from:
        return Refusal("valid_until", "roles.period_reversed")
    if wanted.valid_until and wanted.valid_until < today:
        return Refusal(
            "valid_until", "roles.period_over", {"until": wanted.valid_until.isoformat()}
        )
    if wanted.delegate_of and wanted.valid_until is None:
        return Refusal("valid_until", "roles.delegation_without_end")
    if wanted.delegate_of == wanted.person:
        return Refusal("user", "roles.acts_for_themselves")
    return None


def _not_theirs_to_give(wanted: Assignment, actor: Actor, held: Collection[Held]) -> Refusal | None:
    if wanted.person == actor.person:
        return Refusal("user", "roles.to_oneself")
    principal = wanted.delegate_of
    if principal is None:
        if not _assigns(actor, held):
            return Refusal("role", "roles.not_yours_to_give", {"roles": list(ASSIGNING_ROLES)})
        return None
    own = [each for each in holders_of(wanted.role, held) if each.acting_for is None]
    if principal not in {each.person for each in own}:
        return Refusal("delegate_of", "roles.nothing_to_delegate", {"role": wanted.role})
    if actor.person != principal and not _assigns(actor, held):
        return Refusal("delegate_of", "roles.not_yours_to_delegate")
    return None


def _clash(wanted: Assignment, known: Collection[Assignment]) -> Refusal | None:
    key = (wanted.organization, wanted.person, wanted.role, wanted.delegate_of)
    for other in known:
        same = (other.organization, other.person, other.role, other.delegate_of) == key
        if same and other.id != wanted.id and other.overlaps(wanted):
            return Refusal("user", "roles.held_already", {"role": wanted.role})
    return None


def _assigns(actor: Actor, held: Collection[Held]) -> bool:
    """Assigning is not delegable: who acts for somebody decides, but makes nobody else decide."""
    own = {each.role for each in held if each.person == actor.person and not each.acting_for}
    return actor.is_sysadmin or not own.isdisjoint(ASSIGNING_ROLES)


def _told(assignment: Assignment) -> dict[str, object]:
    until, revoked = assignment.valid_until, assignment.revoked_on
    return {
        "assignment": assignment.id,
        "user": assignment.person,
        "role": assignment.role,
        "valid_from": assignment.valid_from.isoformat(),
        "valid_until": until.isoformat() if until else None,
        "delegate_of": assignment.delegate_of,
        "co_chair": assignment.co_chair,
        "revoked_on": revoked.isoformat() if revoked else None,
    }
