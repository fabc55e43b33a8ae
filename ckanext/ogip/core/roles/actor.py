"""Who acts, with what they hold at that moment in the organization that owns the thing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..refusal import Refusal
from .assignment import Held


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at a moment; `held` is what they hold on that day (`assignment.roles_of`).

    `at` has a time zone. A sysadmin assigns roles, but decides only in a role that somebody else
    gave them: `is_sysadmin` never adds to `held`.
    """

    person: str
    at: datetime
    held: tuple[Held, ...] = ()
    is_sysadmin: bool = False

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("the moment of an act needs a time zone")

    @property
    def roles(self) -> frozenset[str]:
        """Return the codes of what they hold."""
        return frozenset(each.role for each in self.held)

    def acting_in(self, roles: Collection[str]) -> tuple[Held, ...]:
        """Return in which of these roles they can act, what is their own before what is not."""
        fitting = [each for each in self.held if each.role in roles]
        return tuple(sorted(fitting, key=lambda each: each.acting_for is not None))

    def told(self) -> dict[str, Any]:
        """Return what the log keeps of who acted."""
        return {"person": self.person, "at": self.at.isoformat()}


def may_sign(actor: Actor, roles: Collection[str]) -> Refusal | None:
    """Return what stands against deciding in one of these roles; None where they may."""
    if actor.acting_in(roles):
        return None
    key = "roles.sysadmin_cannot_sign" if actor.is_sysadmin else "roles.role_not_held"
    return Refusal("role", key, {"roles": sorted(roles)})
