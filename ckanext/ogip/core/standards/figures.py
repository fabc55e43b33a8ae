"""What the report on service standards says about a stage: how long, and how many in time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from .clock import Run
from .settings import StandardSettings

_WHOLE = 100
_HIGH = 90


@dataclass(frozen=True, slots=True)
class StageFigures:
    """One row of the report; days are working days.

    `items` are those that were done, `median_days`, `high_days` (the 90th percentile) and `within`
    (percentage done within the standard) are of them, None where there is none. `oldest_open` is
    what the oldest of the open ones has taken until now, None where none is open.
    """

    stage: str
    items: int
    median_days: float | None
    high_days: int | None
    standard: int | None
    within: int | None
    open: int
    oldest_open: int | None


def figures(runs: Iterable[Run], settings: StandardSettings, today: date) -> list[StageFigures]:
    """Return a row for each stage that any run was at, in the order of first appearance."""
    by_stage: dict[str, list[Run]] = {}
    for run in runs:
        by_stage.setdefault(run.stage, []).append(run)
    return [_row(stage, found, settings, today) for stage, found in by_stage.items()]


def percentile(days: Sequence[int], share: int) -> int:
    """Return the least of the values that `share` percent of them do not exceed (nearest rank)."""
    rank = -(-len(days) * share // _WHOLE)
    return sorted(days)[max(rank, 1) - 1]


def _row(stage: str, runs: Sequence[Run], settings: StandardSettings, today: date) -> StageFigures:
    done = [run.days(today, settings.calendar) for run in runs if run.left is not None]
    waiting = [run.days(today, settings.calendar) for run in runs if run.left is None]
    standard = settings.days.get(stage)
    in_time = None
    if done and standard is not None:
        in_time = _WHOLE * sum(days <= standard for days in done) // len(done)
    return StageFigures(
        stage=stage,
        items=len(done),
        median_days=float(median(done)) if done else None,
        high_days=percentile(done, _HIGH) if done else None,
        standard=standard,
        within=in_time,
        open=len(waiting),
        oldest_open=max(waiting, default=None),
    )
