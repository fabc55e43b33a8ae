"""What counts as a GeoJSON geometry."""

from __future__ import annotations

from typing import Any

import pytest

from ckanext.ogip.core.geojson import GeometryError, GeometryProblem, check_geometry

SQUARE = [[-75, 45], [-74, 45], [-74, 46], [-75, 46], [-75, 45]]


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [-75.7, 45.4]},
        {"type": "Point", "coordinates": [-75.7, 45.4, 70]},
        {"type": "MultiPoint", "coordinates": [[-75, 45], [0, 0]]},
        {"type": "LineString", "coordinates": [[-75, 45], [-74, 45]]},
        {"type": "Polygon", "coordinates": [SQUARE]},
        {"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE, SQUARE]]},
        {
            "type": "GeometryCollection",
            "geometries": [{"type": "Point", "coordinates": [0, 0]}],
        },
    ],
)
def test_a_geometry_is_accepted(geometry: dict[str, Any]):
    check_geometry(geometry)


def nested(depth: int) -> dict[str, Any]:
    inner = {"type": "Point", "coordinates": [0, 0]}
    for _ in range(depth):
        inner = {"type": "GeometryCollection", "geometries": [inner]}
    return inner


@pytest.mark.parametrize(
    ("geometry", "problem"),
    [
        ([-75, 45], GeometryProblem.NOT_AN_OBJECT),
        (None, GeometryProblem.NOT_AN_OBJECT),
        ({}, GeometryProblem.UNKNOWN_TYPE),
        ({"type": ["Point"]}, GeometryProblem.UNKNOWN_TYPE),
        ({"type": "Circle", "coordinates": [0, 0]}, GeometryProblem.UNKNOWN_TYPE),
        ({"type": "Point"}, GeometryProblem.COORDINATES),
        ({"type": "Point", "coordinates": [0]}, GeometryProblem.COORDINATES),
        ({"type": "Point", "coordinates": ["0", "0"]}, GeometryProblem.COORDINATES),
        ({"type": "Point", "coordinates": [True, False]}, GeometryProblem.COORDINATES),
        ({"type": "Point", "coordinates": [float("nan"), 0]}, GeometryProblem.COORDINATES),
        ({"type": "Point", "coordinates": [[0, 0]]}, GeometryProblem.COORDINATES),
        ({"type": "LineString", "coordinates": [[0, 0]]}, GeometryProblem.COORDINATES),
        ({"type": "Polygon", "coordinates": []}, GeometryProblem.COORDINATES),
        ({"type": "Polygon", "coordinates": [SQUARE[:-1]]}, GeometryProblem.OPEN_RING),
        ({"type": "Polygon", "coordinates": [[[0, 0], [0, 0]]]}, GeometryProblem.OPEN_RING),
        ({"type": "Point", "coordinates": [45, -175]}, GeometryProblem.OUT_OF_RANGE),
        ({"type": "Point", "coordinates": [181, 0]}, GeometryProblem.OUT_OF_RANGE),
        ({"type": "Point", "coordinates": [10**400, 0]}, GeometryProblem.OUT_OF_RANGE),
        (nested(7), GeometryProblem.NESTED_TOO_DEEPLY),
    ],
)
def test_what_is_no_geometry_is_refused_with_its_problem(
    geometry: object, problem: GeometryProblem
):
    with pytest.raises(GeometryError) as refused:
        check_geometry(geometry)

    assert refused.value.problem is problem
