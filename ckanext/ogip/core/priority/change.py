"""What would change a band: the fewest answers that lead to another one."""

from __future__ import annotations

from typing import Any, NamedTuple

from .contribution import Contribution
from .score import Score
from .settings import SCORED, Band


class Change(NamedTuple):
    """One answer of a set that leads to a band."""

    statement: str
    value: bool
    band: Band

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON."""
        return {"statement": self.statement, "value": self.value, "band": self.band.value}


def would_change(score: Score) -> tuple[Change, ...]:
    """Return the fewest answers that lead one band up, then the fewest that lead one band down.

    Nothing changes the band of a duty to publish.
    """
    if score.mandate:
        return ()
    position = SCORED.index(score.band)
    up = SCORED[position - 1 : position]
    down = SCORED[position + 1 : position + 2]
    return tuple(change for band in (*up, *down) for change in changes_to(score, band))


def changes_to(score: Score, band: Band) -> tuple[Change, ...]:
    """Return the fewest answers that lead to a band, or past it where answers weigh much.

    None where it is there or is P0. The statements that are worth most come first; of equal ones
    those that are open, since nobody needs to change their mind.
    """
    if score.mandate or band not in SCORED or band is score.band:
        return ()
    goal = SCORED.index(band)
    better = goal < SCORED.index(score.band)
    statements: list[str] = []
    units, reached = score.units, score.band
    for one in _candidates(score, better):
        worth = score.scale.units[one.statement]
        units += worth if better else -worth
        statements.append(one.statement)
        reached = score.scale.band(units)
        if (SCORED.index(reached) <= goal) is better or reached is band:
            break
    return tuple(Change(name, better, reached) for name in statements)


def _candidates(score: Score, better: bool) -> list[Contribution]:
    units = score.scale.units
    found = [
        one
        for one in score.contributions
        if units[one.statement] and (one.value is not True if better else one.value is True)
    ]
    return sorted(found, key=lambda one: (-units[one.statement], one.value is not None))
