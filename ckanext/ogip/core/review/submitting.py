"""Sending a record on its way to the public, and taking it back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..refusal import LogEntry, Refusal
from ..roles.actor import Actor
from ..roles.matrix import load_matrix
from .chain import Chain
from .decision import Decision
from .moved import Moved, moved, waiting_step
from .review import ENDED, Review, State
from .settings import Step


@dataclass(frozen=True, slots=True)
class Submission:
    """What is submitted: a record of an organization at one fingerprint; `chain` as for `chain_of`.

    `authors` are further people who made it what it is, `comment` is for those who are asked.
    """

    id: str
    dataset: str
    organization: str
    fingerprint: str
    chain: Chain | None
    authors: frozenset[str] = frozenset()
    comment: str = ""


def submit(
    what: Submission,
    actor: Actor,
    *,
    current: Review | None = None,
    earlier: Iterable[Decision] = (),
) -> Moved | Refusal:
    """Return the review that begins; what was signed of this very version before still counts.

    `current` is the newest review of the record, `earlier` are all decisions about it, oldest
    first.
    """
    if what.chain is None:
        return Refusal("id", "review.no_chain")
    if current and current.beyond not in ENDED:
        return Refusal("id", "review.under_way")
    if refusal := load_matrix().refusal("submit", "submit", actor):
        return refusal
    review = Review(
        id=what.id,
        dataset=what.dataset,
        organization=what.organization,
        chain=what.chain,
        fingerprint=what.fingerprint,
        submitted_by=actor.person,
        submitted_at=actor.at,
        authors=what.authors | {actor.person} | _authors_before(current),
        decisions=tuple(earlier),
    )
    details = {
        "review": review.id,
        "dataset": review.dataset,
        "fingerprint": review.fingerprint,
        "from": current.state.value if current else None,
        "to": review.state.value,
        "from_step": None,
        "to_step": waiting_step(review),
        "by": actor.told(),
        "chain": what.chain.name,
        "comment": what.comment.strip(),
    }
    return Moved(review, LogEntry("review_submitted", details))


def _authors_before(current: Review | None) -> frozenset[str]:
    """Return who made what was sent back; another person who submits it makes it no other work."""
    if current is None or current.beyond is State.PUBLISHED:
        return frozenset()
    return current.authors


def withdraw(review: Review, actor: Actor, reason: str = "") -> Moved | Refusal:
    """Return the review taken back, by whoever submitted it or may submit."""
    if review.beyond in ENDED:
        return Refusal("id", "review.ended", {"state": review.state.value})
    refusal = load_matrix().refusal("submit", "submit", actor)
    if refusal and actor.person != review.submitted_by:
        return refusal
    taken = closed(review, State.WITHDRAWN)
    return moved("review_withdrawn", review, taken, actor, reason=reason.strip())


def closed(review: Review, state: State) -> Review:
    """Return the review at its end; only opinions of the consultation outlive the round.

    To endorse, recommend or approve is to decide on one round. What is signed about the content
    stands for as long as the content does.
    """
    decisions = tuple(
        decision if decision.step is Step.CONSULT else replace(decision, ended=True)
        for decision in review.decisions
    )
    return replace(review, beyond=state, decisions=decisions, release_at=None, assigned={})
