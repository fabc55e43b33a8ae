"""The clock of each stage of a review, read from what the log kept of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from .clock import Pause, Run

# The fast track has one standard for all its steps.
FAST_TRACK = "data_refresh"


@dataclass(frozen=True, slots=True)
class Step:
    """An event of a review: the day on which it was logged, and its details (`review.moved`)."""

    on: date
    details: Mapping[str, Any]


def review_runs(steps: Iterable[Step], pauses: Iterable[Pause] = ()) -> list[Run]:
    """Return a run for each time that a review came to a stage; `steps` are of one, oldest first.

    A record that was returned waits at no stage: whoever prepares it is another party. `pauses`
    are other times of waiting.
    """
    runs: list[Run] = []
    waiting = tuple(pauses)
    chain = ""
    for step in steps:
        chain = str(step.details.get("chain") or chain)
        stage = _stage(step.details.get("to_step"), chain)
        last = runs[-1] if runs and runs[-1].left is None else None
        if last and last.stage != stage:
            runs[-1] = replace(last, left=step.on)
        if stage and (last is None or last.stage != stage):
            runs.append(Run(stage, step.on, None, waiting))
    return runs


def _stage(step: object, chain: str) -> str | None:
    if not step:
        return None
    return FAST_TRACK if chain == FAST_TRACK else str(step)
