"""What the tests of roles share: people, days, and assignments in one organization."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from ckanext.ogip.core.roles.actor import Actor
from ckanext.ogip.core.roles.assignment import Assignment, Held, held_on, roles_of

TODAY = date(2026, 6, 15)
NOW = datetime(2026, 6, 15, 14, 30, tzinfo=UTC)
HEALTH = "health"


def assigned(person: str, role: str, **changes: Any) -> Assignment:
    """Return a role of a person since the beginning of the year, without an end."""
    given: dict[str, Any] = {
        "id": f"{person}-{role}-{changes.get('delegate_of')}",
        "organization": HEALTH,
        "person": person,
        "role": role,
        "valid_from": date(2026, 1, 1),
    }
    return Assignment(**{**given, **changes})


def acting(person: str, role: str, principal: str, **changes: Any) -> Assignment:
    """Return a role that somebody holds for somebody else until the end of the month."""
    until = {"valid_until": date(2026, 6, 30), "delegate_of": principal}
    return assigned(person, role, **{**until, **changes})


def actor(
    person: str, *assignments: Assignment, day: date = TODAY, is_sysadmin: bool = False
) -> Actor:
    """Return a person with what they hold on a day."""
    held = roles_of(person, held_on(day, assignments, HEALTH))
    at = datetime(day.year, day.month, day.day, 14, 30, tzinfo=UTC)
    return Actor(person, at, held, is_sysadmin)


def own(person: str, *roles: str) -> Actor:
    """Return a person who holds these roles themselves."""
    return Actor(person, NOW, tuple(Held(person, role) for role in roles))
