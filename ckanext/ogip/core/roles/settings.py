"""What a policy says about roles: how they are called, and how many people decide in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..text import Text
from ..vocabulary import load_vocabulary


class CoChairs(StrEnum):
    """Whether the role belongs to co-chairs, and whether one of them decides for all."""

    NONE = "none"
    EITHER = "either"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class RoleSettings:
    """How one role decides: `quorum` different people; with co-chairs, only they count."""

    quorum: int = 1
    co_chairs: CoChairs = CoChairs.NONE
    label: Text | None = None

    @property
    def people_needed(self) -> int:
        """Return how many different people must approve."""
        return 2 if self.co_chairs is CoChairs.BOTH else self.quorum


@dataclass(frozen=True, slots=True)
class Roles:
    """What a policy says about each role; a role that it does not name is as its defaults."""

    by_code: Mapping[str, RoleSettings] = field(default_factory=dict[str, RoleSettings])

    def of(self, code: str) -> RoleSettings:
        """Return what is said about a role."""
        return self.by_code.get(code, _PLAIN)

    def label(self, code: str) -> Text:
        """Return how a role is called here."""
        return self.of(code).label or load_vocabulary("role").label(code)


_PLAIN = RoleSettings()
