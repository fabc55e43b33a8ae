"""From approved to public: now, or at a moment that somebody sets. The gate judges again then."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ..refusal import Refusal
from ..roles.actor import Actor
from ..roles.matrix import load_matrix
from .moved import Moved, moved
from .review import ENDED, Review, State


def schedule(review: Review, actor: Actor, release_at: datetime) -> Moved | Refusal:
    """Return the review with its moment of release, which has a time zone and lies ahead."""
    if refusal := _not_theirs_to_publish(review, actor):
        return refusal
    if release_at.tzinfo is None:
        return Refusal("release_at", "review.moment_without_zone")
    if release_at <= actor.at:
        return Refusal("release_at", "review.moment_over")
    scheduled = replace(review, beyond=State.SCHEDULED, release_at=release_at)
    at = release_at.isoformat()
    return moved("release_scheduled", review, scheduled, actor, release_at=at)


def unschedule(review: Review, actor: Actor) -> Moved | Refusal:
    """Return the review approved, without a moment of release."""
    if review.beyond is not State.SCHEDULED:
        return Refusal("id", "review.not_scheduled")
    if refusal := load_matrix().refusal("publish", "publish", actor, {"approved"}):
        return refusal
    return moved("release_unscheduled", review, _on_hold(review), actor)


def publish(review: Review, actor: Actor, fingerprint: str) -> Moved | Refusal:
    """Return the review done: this person makes this version public now."""
    if refusal := _not_theirs_to_publish(review, actor):
        return refusal
    return _published(review, actor, fingerprint)


def release_due(review: Review, now: datetime, fingerprint: str) -> Moved | Refusal:
    """Return the review done, by the clock: its moment has come. Nobody acts, so nobody may not."""
    if review.beyond is not State.SCHEDULED or review.release_at is None:
        return Refusal("id", "review.not_scheduled")
    if now < review.release_at:
        return Refusal("id", "review.not_due")
    return _published(review, None, fingerprint)


def hold(review: Review, reason: str) -> Moved:
    """Return the review approved but no longer due: a rule refused the release at its moment."""
    return moved("release_refused", review, _on_hold(review), None, reason=reason)


def _on_hold(review: Review) -> Review:
    return replace(review, beyond=None, release_at=None)


def _published(review: Review, actor: Actor | None, fingerprint: str) -> Moved | Refusal:
    if fingerprint != review.fingerprint:
        return Refusal("fingerprint", "review.changed_since_approval")
    done = replace(review, beyond=State.PUBLISHED, release_at=None)
    return moved("review_published", review, done, actor)


def _not_theirs_to_publish(review: Review, actor: Actor) -> Refusal | None:
    if review.beyond in ENDED:
        return Refusal("id", "review.ended", {"state": review.state.value})
    if review.state not in (State.APPROVED, State.SCHEDULED):
        waiting = [ask.criterion for ask in review.open_asks() if ask.required]
        return Refusal("id", "review.not_approved", {"waiting": waiting})
    if refusal := load_matrix().refusal("publish", "publish", actor, {"approved"}):
        return refusal
    apart = review.chain.not_by_publisher
    signed = [decision for decision in review.counted() if decision.criterion in apart]
    if any(actor.person in decision.people for decision in signed):
        criteria = list(dict.fromkeys(decision.criterion for decision in signed))
        return Refusal("id", "review.signer_publishes", {"criteria": criteria})
    return None
