"""Who holds a role in an organization on a day: by an assignment, or acting for somebody who does.

Days are those of the organization; the first and the last day of an assignment both count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A role of a person in an organization, for a time.

    `delegate_of` is the person for whom this one acts; such an assignment holds only on days on
    which that person holds the role by an assignment of their own. `revoked_on` is the first day
    on which it no longer counts.
    """

    id: str
    organization: str
    person: str
    role: str
    valid_from: date
    valid_until: date | None = None
    delegate_of: str | None = None
    co_chair: bool = False
    revoked_on: date | None = None

    def covers(self, day: date) -> bool:
        """Tell whether the day lies in its time."""
        ended = self.valid_until is not None and self.valid_until < day
        revoked = self.revoked_on is not None and self.revoked_on <= day
        return self.valid_from <= day and not ended and not revoked

    def overlaps(self, other: Assignment) -> bool:
        """Tell whether both cover a day."""
        start = max(self.valid_from, other.valid_from)
        return self.covers(start) and other.covers(start)


@dataclass(frozen=True, slots=True)
class Held:
    """A role that a person holds on a day; `acting_for` is the person who delegated it."""

    person: str
    role: str
    acting_for: str | None = None
    co_chair: bool = False

    @property
    def principal(self) -> str:
        """Return whose decision it is: a delegate decides in the place of somebody."""
        return self.acting_for or self.person


def held_on(day: date, assignments: Iterable[Assignment], organization: str) -> tuple[Held, ...]:
    """Return every role held in the organization on a day, those of one's own first."""
    covering = [a for a in assignments if a.organization == organization and a.covers(day)]
    own = {(a.person, a.role): a for a in covering if a.delegate_of is None}
    held = [Held(a.person, a.role, co_chair=a.co_chair) for a in own.values()]
    return tuple(dict.fromkeys([*held, *_delegated(covering, own)]))


def _delegated(
    covering: Iterable[Assignment], own: dict[tuple[str, str], Assignment]
) -> Iterator[Held]:
    for assignment in covering:
        principal = own.get((assignment.delegate_of or "", assignment.role))
        if principal:
            yield Held(
                assignment.person, assignment.role, assignment.delegate_of, principal.co_chair
            )


def roles_of(person: str, held: Iterable[Held]) -> tuple[Held, ...]:
    """Return what one person holds."""
    return tuple(each for each in held if each.person == person)


def holders_of(role: str, held: Iterable[Held]) -> tuple[Held, ...]:
    """Return who holds a role."""
    return tuple(each for each in held if each.role == role)
