"""Deciding on one criterion, and sending a record back with a reason."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from ..refusal import Refusal
from ..roles.actor import Actor, may_sign
from ..roles.assignment import Held
from .chain import Ask
from .decision import Decision
from .moved import Moved, moved
from .review import ENDED, Review, State
from .submitting import closed

COORDINATOR = "OGC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What somebody wants to decide, about the version that they saw.

    `role` chooses between two of their roles; without it the first fitting one counts.
    """

    criterion: str
    approves: bool
    fingerprint: str
    comment: str = ""
    evidence_url: str = ""
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Todo:
    """Something that a person can decide now, and in which role."""

    ask: Ask
    held: Held


def can_decide(review: Review, actor: Actor) -> tuple[Todo, ...]:
    """Return what this person can decide now, in the order of the chain."""
    firsts = (next(_todos(review, actor, ask), None) for ask in review.open_asks())
    return tuple(todo for todo in firsts if todo)


def decide(review: Review, actor: Actor, verdict: Verdict) -> Moved | Refusal:
    """Return the review with one more decision; a refused criterion that is required returns it."""
    refusal = _wrong_for_anybody(review, verdict)
    if refusal:
        return refusal
    todo = next(_fitting(review, actor, verdict), None)
    if todo is None:
        return _why_not(review, actor, verdict)
    decision = _decision(actor, verdict, todo)
    decided = replace(review, decisions=(*review.decisions, decision))
    if not verdict.approves and todo.ask.required:
        decided = closed(decided, State.RETURNED)
    kind = "signoff_given" if verdict.approves else "signoff_refused"
    return moved(kind, review, decided, actor, **_told(decision, decided))


def send_back(review: Review, actor: Actor, reason: str) -> Moved | Refusal:
    """Return the review given back to whoever prepares the record; a reason must be given."""
    if review.beyond in ENDED:
        return Refusal("id", "review.ended", {"state": review.state.value})
    if refusal := may_sign(actor, review.chain.roles | {COORDINATOR}):
        return refusal
    if actor.person == review.submitted_by:
        return Refusal("id", "review.take_back")
    if not reason.strip():
        return Refusal("reason", "review.reason_missing")
    returned = closed(review, State.RETURNED)
    return moved("review_returned", review, returned, actor, reason=reason.strip())


def _wrong_for_anybody(review: Review, verdict: Verdict) -> Refusal | None:
    if not review.is_open:
        return Refusal("id", "review.not_open", {"state": review.state.value})
    if verdict.fingerprint != review.fingerprint:
        return Refusal("fingerprint", "review.other_version")
    if not review.chain.asks_about(verdict.criterion):
        return Refusal("criterion", "review.not_asked", {"criterion": verdict.criterion})
    if not verdict.approves and not verdict.comment.strip():
        return Refusal("comment", "review.reason_missing")
    return None


def _fitting(review: Review, actor: Actor, verdict: Verdict) -> Iterator[Todo]:
    for ask in review.open_asks():
        if ask.criterion == verdict.criterion:
            todos = _todos(review, actor, ask)
            yield from (each for each in todos if verdict.role in (None, each.held.role))


def _todos(review: Review, actor: Actor, ask: Ask) -> Iterator[Todo]:
    """Yield the roles in which the person can decide; what is their own comes first."""
    for held in actor.acting_in(ask.roles):
        people = {actor.person, held.principal}
        asked = review.assigned.get((ask.criterion, held.role))
        seat = next(seat for seat in ask.seats if seat.role == held.role)
        if (
            (asked is None or asked in people)
            and (held.co_chair or not seat.co_chairs_only)
            and not _have_signed(review, ask, people)
            and not _is_barred(review, ask.criterion, people)
        ):
            yield Todo(ask, held)


def _is_barred(review: Review, criterion: str, people: Collection[str]) -> bool:
    """Tell whether the criterion needs somebody else than these people."""
    return criterion in review.chain.not_by_submitter and not review.authors.isdisjoint(people)


def _why_not(review: Review, actor: Actor, verdict: Verdict) -> Refusal:
    """Return what stands in the way of a decision that is asked for, the nearest reason first."""
    asks = review.chain.asks_about(verdict.criterion)
    roles = {role for ask in asks for role in ask.roles if verdict.role in (None, role)}
    if refusal := may_sign(actor, roles):
        return refusal
    theirs = [ask for ask in asks if actor.acting_in(roles.intersection(ask.roles))]
    return next(_obstacles(review, actor, verdict.criterion, theirs))


def _obstacles(
    review: Review, actor: Actor, criterion: str, asks: Sequence[Ask]
) -> Iterator[Refusal]:
    params = {"criterion": criterion}
    open_asks = review.open_asks()
    if all(review.fulfils(ask) for ask in asks):
        yield Refusal("criterion", "review.settled", params)
    if not any(ask in open_asks for ask in asks):
        waiting = [ask.criterion for ask in open_asks if ask.required]
        yield Refusal("criterion", "review.not_yet", {**params, "waiting": waiting})
    people = _people(actor, asks)
    if _is_barred(review, criterion, people):
        yield Refusal("criterion", "review.own_work", params)
    if any(_have_signed(review, ask, people) for ask in asks):
        yield Refusal("criterion", "review.signed_already", params)
    if any((criterion, role) in review.assigned for ask in asks for role in ask.roles):
        yield Refusal("criterion", "review.assigned_to_another", params)
    yield Refusal("criterion", "review.co_chairs_only", params)


def _people(actor: Actor, asks: Sequence[Ask]) -> set[str]:
    """Return the person and everybody for whom they could decide here."""
    roles = {role for ask in asks for role in ask.roles}
    return {actor.person, *(held.principal for held in actor.acting_in(roles))}


def _have_signed(review: Review, ask: Ask, people: Collection[str]) -> bool:
    given = (d for seat in ask.seats for d in review.approvals(ask, seat))
    return any(not decision.people.isdisjoint(people) for decision in given)


def _decision(actor: Actor, verdict: Verdict, todo: Todo) -> Decision:
    return Decision(
        criterion=verdict.criterion,
        step=todo.ask.step,
        role=todo.held.role,
        person=actor.person,
        acting_for=todo.held.acting_for,
        co_chair=todo.held.co_chair,
        at=actor.at,
        approves=verdict.approves,
        fingerprint=verdict.fingerprint,
        stands_for=verdict.fingerprint,
        comment=verdict.comment.strip(),
        evidence_url=verdict.evidence_url,
    )


def _told(decision: Decision, review: Review) -> dict[str, object]:
    told = decision.told()
    del told["person"], told["at"], told["fingerprint"]
    inform = list(review.chain.inform) if review.state is State.APPROVED else []
    return {**told, "inform": inform}
