"""Where answers to the statements on priority place an item in the chart."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ..priority.toolkit import load_toolkit

_VALUE = ("value",)
# Yes always means little effort: it is nearly ready, costs little, is in nobody's way.
_EASE = ("readiness", "cost", "risk")


def value_and_effort_of(answers: Mapping[str, bool]) -> tuple[float, float]:
    """Return value and effort as shares of 100; a statement without an answer counts as no."""
    return _share(answers, _VALUE), round(100 - _share(answers, _EASE), 1)


def _share(answers: Mapping[str, bool], dimensions: tuple[str, ...]) -> float:
    counted = _counted(dimensions)
    return round(100 * sum(answers.get(name) is True for name in counted) / len(counted), 1)


@cache
def _counted(dimensions: tuple[str, ...]) -> list[str]:
    return [
        name
        for name, statement in load_toolkit().statements.items()
        if statement.dimension in dimensions and not statement.optional
    ]
