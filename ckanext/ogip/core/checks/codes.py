"""Checks that codes belong to their vocabularies and that maps say where they lie (OG-304)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from ..coded_fields import CodedField, coded_fields
from ..findings import Severity
from ..geojson import GeometryError, GeometryProblem, check_geometry
from ..record import Record
from ..resource import Resource
from ..results import Problem
from ..rule import check
from ..settings import Settings
from ..subject import Subject
from ..values import is_filled, read_codes, read_mappings, structured
from ..vocabulary import Vocabulary

Accepted = Mapping[str, frozenset[str]]

_NON_SPATIAL = "primary"  # the code of open.canada.ca for its collection “Non-Spatial”
_GEOMETRY_MESSAGES: Mapping[GeometryProblem, str] = {
    GeometryProblem.COORDINATES: "spatial_coordinates",
    GeometryProblem.OPEN_RING: "spatial_coordinates",
    GeometryProblem.OUT_OF_RANGE: "spatial_out_of_range",
}
_NOT_GEOJSON = "spatial_not_geojson"


@check(
    "OG-304",
    "unknown",
    "resource_unknown",
    "unreadable",
    "resource_unreadable",
    "spatial_missing",
    _NOT_GEOJSON,
    "spatial_coordinates",
    "spatial_out_of_range",
    "not_among_maps",
)
def codes_are_of_their_vocabularies(subject: Subject, settings: Settings) -> Iterator[Problem]:
    """Every code is in its list, and a record with maps says where they lie."""
    fields, accepted = coded_fields(), settings.vocabularies
    yield from _codes(subject, fields.record, accepted)
    for resource in subject.resources:
        yield from _codes(resource, fields.resource, accepted, resource)
    yield from _geometry(subject.value("spatial"))
    yield from _maps(subject, settings)


def _codes(
    record: Record,
    fields: tuple[CodedField, ...],
    accepted: Accepted,
    resource: Resource | None = None,
) -> Iterator[Problem]:
    prefix = "resource_" if resource else ""
    for field in fields:
        value = record.value(field.name)
        if not value or _is_as_spelled(value, field.vocabulary, accepted):
            continue
        pairs = list(_pairs(value, field))
        unknown = [code for code, known in pairs if not _is_accepted(code, known, accepted)]
        if unknown:
            params: Mapping[str, Any] = {"field": field.name, "codes": unknown}
            yield Problem(f"{prefix}unknown", field.name, resource, params)
        elif not pairs and _is_of_another_shape(value, field):
            yield Problem(f"{prefix}unreadable", field.name, resource, {"field": field.name})


def _is_as_spelled(value: object, vocabulary: Vocabulary | None, accepted: Accepted) -> bool:
    """Tell at a glance that codes are as the vocabulary spells them, as nearly all are."""
    if vocabulary is None:
        return False
    codes = accepted.get(vocabulary.name, vocabulary.codes)
    if isinstance(value, list):
        items = cast("list[object]", value)
        return all(isinstance(item, str) and item in codes for item in items)
    if not isinstance(value, str):
        return False
    stored = () if value in codes else read_codes(value)
    return value in codes or (bool(stored) and codes.issuperset(stored))


def _pairs(value: object, field: CodedField) -> Iterator[tuple[str, Vocabulary]]:
    """Yield each code of a field with the vocabulary that it has to come from."""
    if field.vocabulary:
        for code in _texts(value):
            yield code, field.vocabulary
        return
    for row in read_mappings(value):
        for part, vocabulary in field.parts.items():
            for code in _texts(row.get(part)):
                yield code, vocabulary


def _texts(value: object) -> tuple[str, ...]:
    # As forms and validators read them: true and false are the codes "true" and "false".
    return (str(value).lower(),) if isinstance(value, bool) else read_codes(value)


def _is_accepted(code: str, vocabulary: Vocabulary, accepted: Accepted) -> bool:
    """Tell whether a code, in any case or known spelling, is one that the policy accepts."""
    known = vocabulary.canonical(code) or vocabulary.alias(code)
    return known is not None and known in accepted.get(vocabulary.name, vocabulary.codes)


def _is_of_another_shape(value: object, field: CodedField) -> bool:
    rows_expected = field.vocabulary is None
    return is_filled(value) and not (rows_expected and any(True for _ in read_mappings(value)))


def _geometry(value: object) -> Iterator[Problem]:
    if not is_filled(value):
        return
    try:
        check_geometry(structured(value))
    except GeometryError as error:
        message = _GEOMETRY_MESSAGES.get(error.problem, _NOT_GEOJSON)
        yield Problem(message, "spatial", severity=Severity.WARN)


def _maps(subject: Subject, settings: Settings) -> Iterator[Problem]:
    """A record of maps has an area, and its collection does not call it non-spatial."""
    wanted = {code.upper() for code in settings.codes("map_formats")}
    formats = sorted({resource.format for resource in subject.resources} & wanted)
    collection = subject.text("collection")
    if not formats and collection not in settings.codes("map_collections"):
        return
    if not subject.has("spatial"):
        yield Problem("spatial_missing", "spatial", severity=Severity.WARN)
    if collection == _NON_SPATIAL:
        params = {"collection": collection, "formats": formats}
        yield Problem("not_among_maps", "collection", params=params, severity=Severity.WARN)
