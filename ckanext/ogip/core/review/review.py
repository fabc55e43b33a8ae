"""Where a review stands: what is decided, what is asked now, and whether all of it is there.

Nothing but decisions moves a review on; its state is read from them, never set.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from .chain import Ask, Chain, Seat
from .decision import Decision
from .settings import Step


class State(StrEnum):
    """How far a review has come; the names are those of the life of an item where both agree."""

    IN_REVIEW = "in_review"
    ENDORSED = "endorsed"
    RECOMMENDED = "recommended"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


ENDED = frozenset({State.PUBLISHED, State.RETURNED, State.WITHDRAWN})
_AFTER = {
    Step.CONSULT: State.IN_REVIEW,
    Step.ENDORSE: State.ENDORSED,
    Step.RECOMMEND: State.RECOMMENDED,
    # Approved is only what has every step.
    Step.APPROVE: State.IN_REVIEW,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A record on its way to the public; every version of it is judged by one fingerprint.

    `authors` submitted it or changed it since. `assigned` names, by criterion and role, the one
    person who is asked. `beyond` is the state once no decision moves it any more: scheduled,
    published, returned, withdrawn; None before.
    """

    id: str
    dataset: str
    organization: str
    chain: Chain
    fingerprint: str
    submitted_by: str
    submitted_at: datetime
    authors: frozenset[str]
    decisions: tuple[Decision, ...] = ()
    assigned: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    beyond: State | None = None
    release_at: datetime | None = None

    @property
    def state(self) -> State:
        """Return how far it has come."""
        if self.beyond:
            return self.beyond
        step = self.current_step
        if step is None:
            return State.APPROVED
        done = self.chain.steps[: self.chain.steps.index(step)]
        return _AFTER[done[-1]] if done else State.IN_REVIEW

    @property
    def is_open(self) -> bool:
        """Tell whether decisions are still asked for."""
        return self.beyond is None and self.current_step is not None

    @property
    def current_step(self) -> Step | None:
        """Return the first step that waits for somebody; None where all have decided."""
        waiting = (ask.step for ask in self.chain.asks if ask.required and not self.fulfils(ask))
        return next(waiting, None)

    def open_asks(self) -> tuple[Ask, ...]:
        """Return what may be decided now, required or not: up to this step of the chain."""
        step = self.current_step
        if self.beyond or step is None:
            return ()
        reached = self.chain.steps[: self.chain.steps.index(step) + 1]
        return tuple(a for a in self.chain.asks if a.step in reached and not self.fulfils(a))

    def fulfils(self, ask: Ask) -> bool:
        """Tell whether enough people of one of its roles approved this version."""
        return any(self._is_filled(ask, seat) for seat in ask.seats)

    def approvals(self, ask: Ask, seat: Seat) -> Iterator[Decision]:
        """Yield the newest decision of each person in a role, where it counts for this version."""
        newest = {d.principal: d for d in self._given(ask, seat)}
        yield from (d for d in newest.values() if d.approves and not self.bars(d))

    def counted(self) -> tuple[Decision, ...]:
        """Return every approval that counts for this version."""
        seats = ((ask, seat) for ask in self.chain.asks for seat in ask.seats)
        return tuple(decision for place in seats for decision in self.approvals(*place))

    def bars(self, decision: Decision) -> bool:
        """Tell whether the criterion needs somebody else than whoever made what it is about."""
        is_apart = decision.criterion in self.chain.not_by_submitter
        return is_apart and not decision.people.isdisjoint(self.authors)

    def _is_filled(self, ask: Ask, seat: Seat) -> bool:
        given = list(self._given(ask, seat))
        if not given or not given[-1].approves:
            return False
        people = {decision.person for decision in self.approvals(ask, seat)}
        return len(people) >= seat.people_needed

    def _given(self, ask: Ask, seat: Seat) -> Iterator[Decision]:
        for decision in self.decisions:
            if (
                (decision.step, decision.criterion) == (ask.step, ask.criterion)
                and decision.role == seat.role
                and decision.stands_for == self.fingerprint
                and not decision.ended
                and (decision.co_chair or not seat.co_chairs_only)
            ):
                yield decision
