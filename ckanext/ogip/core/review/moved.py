"""What a step of a review returns: how it stands now, and what the log keeps of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..refusal import LogEntry
from ..roles.actor import Actor
from .review import Review


@dataclass(frozen=True, slots=True)
class Moved:
    """The review after a step; `entry` is None where nothing happened that a log should keep."""

    review: Review
    entry: LogEntry | None


def moved(
    kind: str, before: Review, after: Review, actor: Actor | None, /, **details: Any
) -> Moved:
    """Return the review with its event: who moved it, at which version, between which states.

    `from_step` and `to_step` are the steps of the chain that waited for somebody: service standards
    are counted by them.
    """
    told = {
        "review": after.id,
        "dataset": after.dataset,
        "fingerprint": after.fingerprint,
        "from": before.state.value,
        "to": after.state.value,
        "from_step": waiting_step(before),
        "to_step": waiting_step(after),
        "by": actor.told() if actor else None,
    }
    return Moved(after, LogEntry(kind, {**told, **details}))


def waiting_step(review: Review) -> str | None:
    """Return the step that waits for somebody; None where nobody decides any more."""
    step = review.current_step
    return step.value if step and review.is_open else None
