"""The chain of one review, as the policy was when the record was submitted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from ..roles.settings import CoChairs, Roles
from ..signoffs.decisions import parse_requirement
from .settings import ReviewSettings, Step, StepSettings


@dataclass(frozen=True, slots=True)
class Seat:
    """A role that decides, and how many different people of it must approve."""

    role: str
    people_needed: int = 1
    co_chairs_only: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """One criterion that one of several roles decides at a step."""

    step: Step
    criterion: str
    seats: tuple[Seat, ...]
    required: bool = True

    @property
    def roles(self) -> tuple[str, ...]:
        """Return the roles of which any may decide."""
        return tuple(seat.role for seat in self.seats)


@dataclass(frozen=True, slots=True)
class Chain:
    """Everything that is asked, in the order of the steps, and which persons must differ."""

    name: str
    asks: tuple[Ask, ...]
    inform: tuple[str, ...] = ()
    not_by_submitter: frozenset[str] = field(default_factory=frozenset[str])
    not_by_publisher: frozenset[str] = field(default_factory=frozenset[str])

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return the steps in their order."""
        return tuple(dict.fromkeys(ask.step for ask in self.asks))

    @property
    def roles(self) -> frozenset[str]:
        """Return every role that is asked."""
        return frozenset(role for ask in self.asks for role in ask.roles)

    def asks_about(self, criterion: str) -> tuple[Ask, ...]:
        """Return where a criterion is asked, in the order of the steps."""
        return tuple(ask for ask in self.asks if ask.criterion == criterion)


def chain_of(
    settings: ReviewSettings, roles: Roles, name: str, needed: Collection[str] = ()
) -> Chain | None:
    """Return the chain of this name; None where the policy has none.

    `needed` are the criteria that rules ask for on the record at hand: what is optional otherwise
    is required for it.
    """
    chain = settings.chains.get(name)
    if chain is None:
        return None
    return Chain(
        name,
        tuple(ask for step in chain.steps for ask in _asks(step, roles, needed)),
        chain.inform,
        settings.not_by_submitter,
        settings.not_by_publisher,
    )


def _asks(step: StepSettings, roles: Roles, needed: Collection[str]) -> list[Ask]:
    required = dict.fromkeys(step.required, True)
    entries = required | dict.fromkeys(step.optional, False)
    asks: list[Ask] = []
    for entry, is_required in entries.items():
        asked = parse_requirement(entry)
        seats = tuple(_seat(role, roles) for role in asked.roles)
        must = is_required or asked.criterion in needed
        asks.append(Ask(step.step, asked.criterion, seats, must))
    return asks


def _seat(role: str, roles: Roles) -> Seat:
    settings = roles.of(role)
    return Seat(role, settings.people_needed, settings.co_chairs is not CoChairs.NONE)
