"""What each statement is worth under one policy in one mode: whole numbers, computed once.

A weighted point is weight / number of statements of its dimension. Multiplied by a number that all
these divide, every point is a whole number, so that scores are compared without rounding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import lcm

from .settings import SCORED, Band, Mode, PrioritySettings
from .toolkit import Statement, load_toolkit

_WHOLE = 100


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """The units of each statement that counts; `per_point` units are one point of the score.

    `points` are the same to two decimals, to be shown. `lowest` has the fewest units of each band.
    """

    mode: Mode
    statements: tuple[Statement, ...]
    units: Mapping[str, int]
    points: Mapping[str, float]
    highest: int
    per_point: int
    lowest: Mapping[Band, int]
    minimum_completeness: int

    def band(self, units: int) -> Band:
        """Return the band of a score."""
        return next(band for band in SCORED if units >= self.lowest[band])

    def score(self, units: int) -> float:
        """Return the score to one decimal, rounded down: 70.0 is never shown below a limit."""
        return units * 10 // self.per_point / 10

    def is_complete_enough(self, answered: int) -> bool:
        """Tell whether enough statements are answered for a place in the ranking."""
        return answered * _WHOLE >= self.minimum_completeness * len(self.statements)


@lru_cache(maxsize=256)
def scale_of(settings: PrioritySettings, mode: Mode) -> Scale:
    """Return the scale of a policy in a mode."""
    toolkit = load_toolkit()
    statements = tuple(toolkit.statements[name] for name in settings.statements)
    units, per_point = _units(settings, statements, mode)
    highest = sum(units.values())
    return Scale(
        mode=mode,
        statements=statements,
        units=units,
        points={name: round(worth / per_point, 2) for name, worth in units.items()},
        highest=highest,
        per_point=per_point,
        lowest={band: _lowest(settings.bands.get(band, 0), highest) for band in SCORED},
        minimum_completeness=settings.minimum_completeness,
    )


def _units(
    settings: PrioritySettings, statements: tuple[Statement, ...], mode: Mode
) -> tuple[dict[str, int], int]:
    if mode is Mode.TOOLKIT:
        return {one.id: 1 for one in statements}, 1
    counts = Counter(one.dimension for one in statements)
    per_point = lcm(*counts.values())
    worth = {
        name: settings.weights.get(name, 0) * per_point // count for name, count in counts.items()
    }
    return {one.id: worth[one.dimension] for one in statements}, per_point


def _lowest(percent: int, highest: int) -> int:
    """Return the fewest units that are that share of the highest score."""
    return -(-percent * highest // _WHOLE)
