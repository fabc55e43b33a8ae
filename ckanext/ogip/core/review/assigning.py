"""Asking one person instead of everybody who holds the role, for example while another is away."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ..refusal import Refusal
from ..roles.actor import Actor, may_sign
from ..roles.assignment import Held, holders_of
from .deciding import COORDINATOR
from .moved import Moved, moved
from .review import ENDED, Review


def reassign(
    review: Review, actor: Actor, asked: tuple[str, str], to: str | None, held: Collection[Held]
) -> Moved | Refusal:
    """Return the review with one person asked; `to` None asks everybody in the role again.

    `asked` is a criterion and one of its roles; `held` is what is held in the organization today.
    The coordinator may do it, and whoever holds the role or is asked in it.
    """
    criterion, role = asked
    if review.beyond in ENDED:
        return Refusal("id", "review.ended", {"state": review.state.value})
    if role not in {r for ask in review.chain.asks_about(criterion) for r in ask.roles}:
        return Refusal("criterion", "review.not_asked", {"criterion": criterion})
    if refusal := may_sign(actor, {role, COORDINATOR}):
        return refusal
    if to is not None and to not in {each.person for each in holders_of(role, held)}:
        return Refusal("user", "review.assignee_without_role", {"role": role})
    if to in review.authors and criterion in review.chain.not_by_submitter:
        return Refusal("user", "review.assignee_is_author", {"criterion": criterion})
    assigned = {key: person for key, person in review.assigned.items() if key != asked}
    if to is not None:
        assigned[asked] = to
    now = replace(review, assigned=assigned)
    before = review.assigned.get(asked)
    details = {"criterion": criterion, "role": role, "before": before, "after": to}
    return moved("review_reassigned", review, now, actor, **details)
