"""Checks that the documentation keeps up with the columns of the data (OG-209, OG-211)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..files.evidence import shown
from ..files.examined import Examined, contents, files_of
from ..files.facts import FileFacts, Table, by_folded_name
from ..resource import Resource
from ..results import CouldNotCheck, NotApplicable, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Subject


@check(
    "OG-209",
    "no_dictionary",
    "no_table",
    "nothing_examined",
    "not_examined",
    "dictionary_unread",
    "undocumented",
    "not_in_data",
)
def dictionary_names_every_column(subject: Subject, settings: Settings) -> Iterator[Result]:
    """The data dictionary describes each column of the data, and no other."""
    documents = _documents(subject, settings)
    if not documents:
        yield NotApplicable("no_dictionary")
        return
    data = _tables(subject, settings)
    if data is None:
        yield NotApplicable("no_table")
        return
    dictionaries = contents(subject, documents, _documented)
    yield from _gaps(data, dictionaries)
    if any(columns for _, columns in dictionaries.seen):
        yield from _compare(data, dictionaries)
    elif dictionaries.seen:
        yield CouldNotCheck("dictionary_unread", "url", dictionaries.seen[0][0])


def _documents(subject: Subject, settings: Settings) -> list[Resource]:
    types = settings.codes("documentation_types")
    return [r for r in subject.resources if r.type in types and r.has_content]


def _data(subject: Subject, settings: Settings) -> list[Resource]:
    return [
        resource
        for resource in files_of(subject, settings.codes("page_types"))
        if resource.type not in settings.codes("supporting_types")
    ]


def _table(facts: FileFacts) -> Table | None:
    return facts.table


def _documented(facts: FileFacts) -> dict[str, str] | None:
    """Return the columns that a document describes; none where it cannot be read by a program."""
    looked = facts.looked_for("documented_columns")
    return by_folded_name(facts.codes("documented_columns")) if looked else None


def _gaps(*parts: Examined[Table] | Examined[dict[str, str]] | Examined[date]) -> Iterator[Result]:
    """Say what could not be seen, once where nobody has looked at any file."""
    unseen = tuple(resource for part in parts for resource in part.unseen)
    seen = tuple((resource, True) for part in parts for resource, _ in part.seen)
    yield from Examined(seen, unseen).gaps()


def _compare(data: Examined[Table], dictionaries: Examined[dict[str, str]]) -> Iterator[Problem]:
    documented = {name for _, columns in dictionaries.seen for name in columns}
    held = {name for _, table in data.seen for name in table.columns}
    for resource, table in data.seen:
        missing = [name for key, name in table.columns.items() if key not in documented]
        if missing and not dictionaries.unseen:
            yield Problem("undocumented", "url", resource, {"columns": shown(missing)})
    for resource, columns in dictionaries.seen:
        foreign = [name for key, name in columns.items() if key not in held]
        if foreign and not data.unseen:
            yield Problem("not_in_data", "url", resource, {"columns": shown(foreign)})


@check(
    "OG-211",
    "no_documents",
    "no_table",
    "nothing_examined",
    "not_examined",
    "columns_changed",
)
def documentation_follows_the_columns(subject: Subject, settings: Settings) -> Iterator[Result]:
    """The documentation changed on or after the day on which columns changed."""
    documents = _documents(subject, settings)
    if not documents:
        yield NotApplicable("no_documents")
        return
    data = _tables(subject, settings)
    if data is None:
        yield NotApplicable("no_table")
        return
    changes = contents(subject, documents, _changed_on)
    yield from _gaps(data, changes)
    if changes.seen and not changes.unseen:
        yield from _behind(data, max(day for _, day in changes.seen))


def _tables(subject: Subject, settings: Settings) -> Examined[Table] | None:
    """Return the tables of the data files; None where all were examined and none has columns."""
    data = contents(subject, _data(subject, settings), _table)
    has_columns = any(table.columns for _, table in data.seen)
    return data if data.unseen or has_columns else None


def _changed_on(facts: FileFacts) -> date | None:
    return facts.day("content_changed_on")


def _behind(data: Examined[Table], documented: date) -> Iterator[Problem]:
    for resource, table in data.seen:
        changed = table.day("columns_changed_on")
        if changed and changed > documented:
            params = {"changed": changed.isoformat(), "documented": documented.isoformat()}
            yield Problem("columns_changed", "url", resource, params)
