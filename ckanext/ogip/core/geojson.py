"""Tell whether a value is a GeoJSON geometry (RFC 7946, section 3.1); standard library only."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, cast


class GeometryProblem(StrEnum):
    """Why a value is no geometry."""

    NOT_AN_OBJECT = "not_an_object"
    UNKNOWN_TYPE = "unknown_type"
    COORDINATES = "coordinates"
    OPEN_RING = "open_ring"
    OUT_OF_RANGE = "out_of_range"
    NESTED_TOO_DEEPLY = "nested_too_deeply"


class GeometryError(ValueError):
    """The value is no geometry; `problem` says why."""

    def __init__(self, problem: GeometryProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


# How many lists enclose a position in the coordinates of each type.
_DEPTH = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
_COLLECTION = "GeometryCollection"
_MIN_RING, _MIN_LINE = 4, 2
_MAX_LONGITUDE, _MAX_LATITUDE = 180, 90
_MAX_NESTING = 5

GEOMETRY_TYPES = (*_DEPTH, _COLLECTION)


def check_geometry(value: object, nesting: int = 0) -> None:
    """Raise GeometryError when decoded JSON is not a geometry in longitude and latitude."""
    if nesting > _MAX_NESTING:
        raise GeometryError(GeometryProblem.NESTED_TOO_DEEPLY)
    if not isinstance(value, Mapping):
        raise GeometryError(GeometryProblem.NOT_AN_OBJECT)
    geometry = cast("Mapping[str, Any]", value)
    kind = geometry.get("type")
    if kind == _COLLECTION:
        for part in _items(geometry.get("geometries")):
            check_geometry(part, nesting + 1)
    elif isinstance(kind, str) and kind in _DEPTH:
        _check_coordinates(kind, geometry.get("coordinates"))
    else:
        raise GeometryError(GeometryProblem.UNKNOWN_TYPE)


def _check_coordinates(kind: str, coordinates: object) -> None:
    for line in _lists_of_positions(coordinates, _DEPTH[kind]):
        for position in line:
            _check_position(position)
        if kind.endswith("Polygon") and (len(line) < _MIN_RING or line[0] != line[-1]):
            raise GeometryError(GeometryProblem.OPEN_RING)
        if kind.endswith("LineString") and len(line) < _MIN_LINE:
            raise GeometryError(GeometryProblem.COORDINATES)


def _lists_of_positions(value: object, depth: int) -> list[Sequence[object]]:
    if depth == 0:
        return [[value]]
    items = _items(value)
    if depth == 1:
        return [items]
    return [line for item in items for line in _lists_of_positions(item, depth - 1)]


def _items(value: object) -> Sequence[object]:
    if not isinstance(value, list) or not value:
        raise GeometryError(GeometryProblem.COORDINATES)
    return cast("list[object]", value)


def _check_position(position: object) -> None:
    numbers = _items(position)
    if len(numbers) < 2 or not all(_is_number(number) for number in numbers):  # noqa: PLR2004
        raise GeometryError(GeometryProblem.COORDINATES)
    longitude, latitude = cast("Sequence[float]", numbers)[:2]
    if abs(longitude) > _MAX_LONGITUDE or abs(latitude) > _MAX_LATITUDE:
        raise GeometryError(GeometryProblem.OUT_OF_RANGE)


def _is_number(value: object) -> bool:
    # A whole number may be too large for `isfinite`, and is finite anyway.
    return not isinstance(value, bool) and (
        isinstance(value, int) or (isinstance(value, float) and math.isfinite(value))
    )
