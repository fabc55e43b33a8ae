"""Checks that files are what they claim to be, and can be read (OG-204, OG-205)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..files.evidence import shown
from ..files.examined import contents, files_of
from ..files.facts import FileFacts, Table
from ..files.gathered import Gathered
from ..findings import Severity
from ..resource import Resource
from ..results import CouldNotCheck, NotApplicable, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Subject
from ..vocabulary import load_vocabulary

_LONGEST_EXTENSION = 12


@check(
    "OG-204",
    "no_files",
    "nothing_examined",
    "not_examined",
    "unrecognized",
    "content_differs",
    "extension_differs",
)
def format_is_that_of_the_content(subject: Subject, settings: Settings) -> Iterator[Result]:
    """The format that is stated, the extension of the file name and the content agree."""
    files = [r for r in files_of(subject, settings.codes("page_types")) if r.format]
    if not files:
        yield NotApplicable("no_files")
    examined = contents(subject, files, _formats)
    yield from examined.gaps()
    for resource, formats in examined.seen:
        yield from _format(resource, formats)


def _formats(facts: FileFacts) -> tuple[str, ...] | None:
    return facts.codes("formats") if facts.looked_for("formats") else None


def _format(resource: Resource, formats: Sequence[str]) -> Iterator[Result]:
    fitting = {code.upper() for code in formats}
    extension = _extension(resource)
    params = {"declared": resource.format, "extension": extension}
    if not fitting:
        yield CouldNotCheck("unrecognized", "format", resource, params)
    elif resource.format not in fitting:
        yield Problem("content_differs", "format", resource, {**params, "found": formats[0]})
    elif extension and extension.upper() not in fitting:
        yield Problem("extension_differs", "format", resource, params)


def _extension(resource: Resource) -> str:
    """Return the format that the file name ends in; blank where it names none that is known."""
    path = resource.upload_name or resource.url.partition("://")[2].partition("/")[2]
    name = path.partition("?")[0].partition("#")[0].rpartition("/")[2]
    extension = name.rpartition(".")[2] if "." in name else ""
    if len(extension) > _LONGEST_EXTENSION:
        return ""
    return load_vocabulary("resource_format").canonical(extension) or ""


@check(
    "OG-205",
    "no_files",
    "nothing_examined",
    "not_examined",
    "unreadable",
    "unreadable_at_line",
    "encoding",
    "opaque",
    "no_header",
    "blank_names",
    "repeated_names",
    "ragged",
    "wide",
)
def file_can_be_read(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Every file is well-formed; a table has one header and lines of one width."""
    files = files_of(subject, settings.codes("page_types"))
    if not files:
        yield NotApplicable("no_files")
    examined = contents(subject, files, _read)
    yield from examined.gaps()
    for resource, facts in examined.seen:
        if facts.flag("parsed") is False:
            yield _unreadable(resource, facts)
            continue
        yield from _file(resource, facts, settings)
        yield from _table(resource, facts.table or Table({}))


def _read(facts: FileFacts) -> FileFacts | None:
    return facts if facts.looked_for("parsed") else None


def _unreadable(resource: Resource, facts: FileFacts) -> Problem:
    line = facts.whole("stopped_at")
    params = {"format": resource.format, "line": line}
    return Problem("unreadable_at_line" if line else "unreadable", "url", resource, params)


def _file(resource: Resource, facts: FileFacts, settings: Settings) -> Iterator[Problem]:
    encoding = facts.text("encoding")
    if encoding and encoding.upper() not in settings.codes("encodings"):
        yield Problem("encoding", "url", resource, {"encoding": encoding}, Severity.WARN)
    if facts.flag("opaque"):
        yield Problem("opaque", "url", resource, severity=Severity.INFO)


def _table(resource: Resource, table: Table) -> Iterator[Problem]:
    if table.flag("header") is False:
        yield Problem("no_header", "url", resource, severity=Severity.WARN)
        return
    lists: tuple[tuple[str, Sequence[str | int], Severity], ...] = (
        ("blank_names", table.wholes("blank_columns"), Severity.WARN),
        ("repeated_names", table.codes("repeated_columns"), Severity.WARN),
        ("wide", table.codes("wide"), Severity.INFO),
    )
    for key, columns, severity in lists:
        if columns:
            yield Problem(key, "url", resource, {"columns": shown(columns)}, severity)
    yield from _ragged(resource, table)


def _ragged(resource: Resource, table: Table) -> Iterator[Problem]:
    ragged = Gathered(table.part("ragged"))
    lines = [
        (line.whole("line"), line.whole("cells")) for line in map(Gathered, ragged.parts("lines"))
    ]
    if not lines:
        return
    line, cells = lines[0]
    params = {
        "line": line or 0,
        "cells": cells or 0,
        "width": table.whole("width") or len(table.columns),
        "total": max(ragged.whole("total") or 0, len(lines)),
    }
    yield Problem("ragged", "url", resource, params, Severity.WARN)
