"""Checks that files which should say the same do: formats (OG-210) and languages (OG-226).

Files belong together when they carry the same mark; the others are compared with the first one.
The numbers of two languages are compared where the files are read, after `1,204.5` and `1 204,5`
were made alike; here the result is worded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..files.evidence import shortened, shown
from ..files.examined import contents
from ..files.facts import FileFacts, Table
from ..files.gathered import Gathered
from ..findings import Severity
from ..resource import Resource
from ..results import CouldNotCheck, NotApplicable, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Subject

Seen = tuple[Resource, FileFacts]


@check(
    "OG-210",
    "no_marks",
    "nothing_examined",
    "not_examined",
    "alone",
    "no_table",
    "columns_missing",
    "rows_differ",
    "sums_differ",
)
def formats_hold_the_same(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Files that claim the same content have the same columns, number of rows and sums."""
    groups = _groups(subject, "same_content_as")
    if not groups:
        yield NotApplicable("no_marks")
    for members in groups:
        if len(members) == 1:
            mark = {"mark": shortened(members[0].text("same_content_as"))}
            yield Problem("alone", "same_content_as", members[0], mark)
    together = [resource for members in groups if len(members) > 1 for resource in members]
    examined = contents(subject, together, _with_table)
    yield from examined.gaps()
    seen = {resource.position: facts for resource, facts in examined.seen}
    for members in groups:
        tables = [(r, seen[r.position].table or Table({})) for r in members if r.position in seen]
        yield from _compare_tables(tables)


def _groups(subject: Subject, field: str) -> list[list[Resource]]:
    """Return the resources that carry the same mark in a field, in their order."""
    groups: dict[str, list[Resource]] = defaultdict(list)
    for resource in subject.resources:
        mark = resource.text(field).casefold()
        if mark and resource.has_address:
            groups[mark].append(resource)
    return list(groups.values())


def _both(resource: Resource, other: Resource) -> dict[str, dict[str, str]]:
    """Name two files so that they can be told apart: formats often share one title."""
    return {"this": _name(resource), "other": _name(other)}


def _name(resource: Resource) -> dict[str, str]:
    label, tail = resource.label, f"{resource.position}, {resource.format}".removesuffix(", ")
    return {"en": f"{label.en} (no. {tail})", "fr": f"{label.fr} (nº {tail})"}


def _with_table(facts: FileFacts) -> FileFacts | None:
    return facts if facts.looked_for("table") else None


def _compare_tables(members: list[tuple[Resource, Table]]) -> Iterator[Result]:
    tables = [(resource, table) for resource, table in members if table.columns]
    if len(members) > 1:
        for resource, table in members:
            if not table.columns:
                yield NotApplicable("no_table", "same_content_as", resource)
    for resource, table in tables[1:]:
        first, reference = tables[0]
        yield from _missing(resource, table, first, reference)
        yield from _missing(first, reference, resource, table)
        rows = (table.whole("rows"), reference.whole("rows"))
        if None not in rows and rows[0] != rows[1]:
            params = {"rows": rows[0], "other_rows": rows[1], **_both(resource, first)}
            yield Problem("rows_differ", "url", resource, params)
        yield from _sums(resource, table, first, reference)


def _missing(
    resource: Resource, table: Table, other: Resource, other_table: Table
) -> Iterator[Problem]:
    held = table.columns
    columns = [name for key, name in other_table.columns.items() if key not in held]
    if columns:
        params = {"columns": shown(columns), **_both(resource, other)}
        yield Problem("columns_missing", "url", resource, params)


def _sums(
    resource: Resource, table: Table, other: Resource, other_table: Table
) -> Iterator[Problem]:
    here, there = table.sums, other_table.sums
    differing = [key for key in here if key in there and here[key] != there[key]]
    if differing:
        column = differing[0]
        params = {
            "column": shortened(table.columns.get(column, column)),
            "sum": shortened(here[column]),
            "other_sum": shortened(there[column]),
            **_both(resource, other),
            "total": len(differing),
        }
        yield Problem("sums_differ", "url", resource, params)


@check(
    "OG-226",
    "no_pairs",
    "nothing_examined",
    "not_examined",
    "not_compared",
    "not_comparable",
    "columns_differ",
    "rows_differ",
    "parts_differ",
    "cells_differ",
    "numbers_differ",
)
def languages_hold_the_same(subject: Subject, settings: Settings) -> Iterator[Result]:
    """The versions of a file in two languages have the same shape and the same numbers."""
    groups = [members for members in _groups(subject, "language_pair") if len(members) > 1]
    if not groups:
        yield NotApplicable("no_pairs")
    examined = contents(subject, [r for members in groups for r in members], _with_table)
    yield from examined.gaps()
    seen = {resource.position: facts for resource, facts in examined.seen}
    for members in groups:
        first, *others = [(r, seen[r.position]) for r in members if r.position in seen] or [None]
        for other in others:
            if first and other:
                yield from _compare_shapes(first, other)
                yield from _compare_numbers(first, other)


def _compare_shapes(first: Seen, other: Seen) -> Iterator[Problem]:
    resource, facts = other
    reference = first[1]
    table, other_table = facts.table or Table({}), reference.table or Table({})
    shapes = (
        ("columns_differ", table.whole("width"), other_table.whole("width")),
        ("rows_differ", table.whole("rows"), other_table.whole("rows")),
        ("parts_differ", facts.whole("parts"), reference.whole("parts")),
    )
    for key, here, there in shapes:
        if here is not None and there is not None and here != there:
            params = {"number": here, "other_number": there, **_both(resource, first[0])}
            yield Problem(key, "url", resource, params, Severity.WARN)


def _compare_numbers(first: Seen, other: Seen) -> Iterator[Result]:
    """Word the comparison, which may be kept with either of the two files."""
    compared = other[1].compared_with(first[0], first[1])
    sides = ("here", "there")
    if compared is None:
        compared = first[1].compared_with(other[0], other[1])
        sides = ("there", "here")
    both = _both(other[0], first[0])
    if compared is None:
        yield CouldNotCheck("not_compared", "language_pair", other[0], both)
    elif compared.whole("total") is None:
        yield NotApplicable("not_comparable", "language_pair", other[0], both)
    elif compared.whole("total"):
        yield _differing(other[0], compared, sides, both)


def _differing(
    resource: Resource,
    compared: Gathered,
    sides: tuple[str, str],
    both: dict[str, dict[str, str]],
) -> Problem:
    places = compared.parts("places")
    place = Gathered(places[0] if places else {})
    cell = place.text("cell")
    number, other_number = (shortened(place.text(side)) for side in sides)
    params = {
        **both,
        "cell": cell,
        "number": number,
        "other_number": other_number,
        "total": compared.whole("total"),
    }
    return Problem("cells_differ" if cell else "numbers_differ", "url", resource, params)
