"""In which role somebody answers, confirms and decides: what decisions and the log keep.

Where no role counts yet (`holding`), editors answer as data stewards, and administrators answer and
decide in whatever role is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from ckan import authz

from .holding import held_today, roles_count

OWNER = "BO"
STEWARD = "STEW"
COORDINATOR = "OGC"


def answering_role(user: str, organization: str) -> str:
    """Return the role in which a user, by name, answers questions about items."""
    if roles_count(organization):
        return _first_held(user, organization, (COORDINATOR, OWNER, STEWARD))
    return COORDINATOR if _administers(user, organization) else STEWARD


def confirming_role(user: str, organization: str, owner: str | None) -> str:
    """Return the role in which a user, by name, confirms an item: its owner, or another for it.

    Owners are named in words. Only the name of an account, which nobody changes for themselves,
    tells that somebody is the one who is named.
    """
    named = bool(owner) and (owner or "").strip().casefold() == user.casefold()
    if roles_count(organization):
        asked = (OWNER, STEWARD, COORDINATOR) if named else (STEWARD, COORDINATOR, OWNER)
        return _first_held(user, organization, asked)
    return OWNER if named else STEWARD


def deciding_role(user: str, organization: str, asked: Sequence[str]) -> str:
    """Return the role in which a user decides where one of `asked`, at least one, is needed."""
    first = COORDINATOR if COORDINATOR in asked else asked[0]
    if roles_count(organization):
        return _first_held(user, organization, (first, *asked))
    return first if _administers(user, organization) else STEWARD


def _first_held(user: str, organization: str, asked: Sequence[str]) -> str:
    """Return the first of the roles that a user holds; steward, the least, for who holds none.

    That is a command acting for the portal itself: callers with a name were asked for the role.
    """
    held = {each.role for each in held_today(user, organization)}
    return next((role for role in asked if role in held), STEWARD)


def _administers(user: str, organization: str) -> bool:
    return bool(authz.has_user_permission_for_group_or_org(organization, user, "admin"))
