"""Value against effort, as data for a chart and for the table beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ..text import Text
from .entry import Entry

# Both axes run from 0 to 100; a point on the middle line counts as high.
MIDDLE = 50
LEAST_COMPLETE = 60
_TEXTS: dict[str, dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("chart.yaml").read_text("utf-8")
)
TEXTS = {key: Text(**texts) for key, texts in _TEXTS.items()}
# By high value and high effort, in the order of the legend.
_QUADRANTS = {
    (True, False): "first",
    (True, True): "plan",
    (False, False): "fill",
    (False, True): "later",
}


@dataclass(frozen=True, slots=True)
class Point:
    """The items that share one place of the chart, both axes rounded to whole numbers."""

    value: int
    effort: int
    entries: tuple[Entry, ...]

    @property
    def quadrant(self) -> str:
        """Return the code of the quadrant."""
        return _QUADRANTS[self.value >= MIDDLE, self.effort >= MIDDLE]

    @property
    def band(self) -> str | None:
        """Return the most urgent band of the items."""
        return min((entry.band for entry in self.entries if entry.band), default=None)

    def as_dict(self) -> dict[str, Any]:
        """Return the point as plain JSON values."""
        return {
            "value": self.value,
            "effort": self.effort,
            "quadrant": self.quadrant,
            "band": self.band,
            "items": [
                {"item": e.item, "ref_number": e.ref_number, "title": e.title.as_dict()}
                for e in self.entries
            ],
        }


@dataclass(frozen=True, slots=True)
class Chart:
    """All points, and how many items could not be placed yet."""

    points: tuple[Point, ...]
    unplaced: int

    @property
    def quadrants(self) -> dict[str, int]:
        """Count the items by quadrant."""
        counts = dict.fromkeys(_QUADRANTS.values(), 0)
        for point in self.points:
            counts[point.quadrant] += len(point.entries)
        return counts

    def as_dict(self) -> dict[str, Any]:
        """Return points, axes and quadrants with their names, as plain JSON values."""
        return {
            "points": [point.as_dict() for point in self.points],
            "axes": {axis: TEXTS[axis].as_dict() for axis in ("value", "effort")},
            "quadrants": [
                {"code": code, "name": TEXTS[code].as_dict(), "count": count}
                for code, count in self.quadrants.items()
            ],
            "unplaced": self.unplaced,
        }


def value_and_effort(entries: Iterable[Entry], least_complete: int = LEAST_COMPLETE) -> Chart:
    """Place what is not released yet; an item with too few answers has no place.

    The best come first: high value, then little effort. `least_complete` is a share of 100.
    """
    places: dict[tuple[int, int], list[Entry]] = {}
    unplaced = 0
    for entry in entries:
        if entry.released:
            continue
        place = _place(entry, least_complete)
        if place is None:
            unplaced += 1
        else:
            places.setdefault(place, []).append(entry)
    points = [
        Point(value, effort, tuple(sorted(found, key=lambda entry: entry.ref_number)))
        for (value, effort), found in places.items()
    ]
    return Chart(tuple(sorted(points, key=lambda point: (-point.value, point.effort))), unplaced)


def _place(entry: Entry, least_complete: int) -> tuple[int, int] | None:
    if entry.value is None or entry.effort is None or (entry.completeness or 0) < least_complete:
        return None
    return round(entry.value), round(entry.effort)
