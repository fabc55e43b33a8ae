"""Where the points of the value and effort chart lie in its picture."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LEFT, TOP, RIGHT, BOTTOM = 64, 24, 616, 360
# The picture and the frame in it, in the units of its coordinates.
PICTURE = {
    "WIDTH": 640,
    "HEIGHT": 420,
    "LEFT": LEFT,
    "TOP": TOP,
    "RIGHT": RIGHT,
    "BOTTOM": BOTTOM,
}
_SMALLEST, _LARGEST = 6, 18


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle for the items that share one place; `count` of them."""

    x: float
    y: float
    radius: float
    count: int


def dots_of(chart: Mapping[str, Any]) -> list[Dot]:
    """Return the circles of a chart, the largest first, so that none hides another."""
    dots = [
        Dot(
            x=round(LEFT + (RIGHT - LEFT) * point["effort"] / 100, 1),
            y=round(BOTTOM - (BOTTOM - TOP) * point["value"] / 100, 1),
            radius=round(min(_SMALLEST * math.sqrt(len(point["items"])), _LARGEST), 1),
            count=len(point["items"]),
        )
        for point in chart["points"]
    ]
    return sorted(dots, key=lambda dot: -dot.radius)
