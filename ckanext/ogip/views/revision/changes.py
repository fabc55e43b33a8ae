"""What a revision changes, as the page shows it: rows with what was and what would be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ckan.plugins.toolkit as tk

from ...core.text import LANGUAGES
from ..dataset.places import field_label, schema_of
from ..in_words import lines

Record = Mapping[str, Any]
Label = Callable[[], str]

# What CKAN keeps of a file, and the form does not ask for.
_LABELS: Mapping[str, Label] = {
    "hash": lambda: tk._("Checksum of the file"),
    "last_modified": lambda: tk._("Last change of the file"),
    "mimetype": lambda: tk._("Media type of the file"),
    "size": lambda: tk._("Size of the file in bytes"),
    "tags": lambda: tk._("Tags"),
    "groups": lambda: tk._("Groups"),
    "extras": lambda: tk._("Further fields"),
}
_DAY = {"input_type": "date"}
_SAID_OTHERWISE = frozenset({"url_type"})
# What the new file itself tells.
_OF_THE_FILE = frozenset({"hash", "last_modified", "mimetype", "size"})


@dataclass(frozen=True, slots=True)
class Row:
    """One field, line by line before and after; no lines where it is empty."""

    label: str
    before: list[str]
    after: list[str]
    material: bool


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file or link that came, went or changed; `waiting`: a new file is held back."""

    name: str
    change: str
    rows: list[Row]
    size: int | None
    waiting: str | None
    """Address of the new file that the public does not get yet."""


def rows_of(dataset: Record, changes: Sequence[Record]) -> list[Row]:
    """Return what changes in the record's own fields."""
    return _rows(changes, schema_of(dataset)["dataset_fields"])


def files_of(dataset: Record, revision: Record) -> list[FileChange]:
    """Return what changes in its files and links; of a new one, all that it says."""
    fields = schema_of(dataset)["resource_fields"]
    wanted = {each["id"]: each for each in revision["record"]["resources"]}
    return [
        _file(dataset, _with_all_fields(change, wanted, fields), fields)
        for change in revision["differences"]["resources"]
    ]


def conflicts_in_words(dataset: Record, revision: Record) -> list[str]:
    """Say of each conflict where it lies."""
    names = {each["id"]: _text(each["name"]) for each in revision["differences"]["resources"]}
    names |= {each["id"]: tk.h.resource_display_name(each) for each in dataset["resources"]}
    return [_conflict(dataset, each, names) for each in revision["conflicts"]]


def _conflict(dataset: Record, conflict: Record, names: Mapping[str, str]) -> str:
    field, resource_id = conflict["field"], conflict["resource_id"]
    schema = schema_of(dataset)
    if resource_id is None:
        return _label(field, schema["dataset_fields"])
    name = names.get(resource_id, resource_id)
    if field is None:
        return tk._("The file or link “%(resource)s”, which one of the two removed") % {
            "resource": name
        }
    said = {"field": _label(field, schema["resource_fields"]), "resource": name}
    return tk._("“%(field)s” of the file or link “%(resource)s”") % said


def _with_all_fields(change: Record, wanted: Mapping[str, Record], fields: list[Record]) -> Record:
    if change["change"] != "added":
        return change
    resource = wanted[change["id"]]
    names = (field["field_name"] for field in fields)
    said = [
        {"field": name, "before": None, "after": resource[name], "material": True}
        for name in names
        if resource.get(name)
    ]
    return {**change, "fields": said}


def _file(dataset: Record, change: Record, fields: list[Record]) -> FileChange:
    file, changes = change["file"], change["fields"]
    waiting = None
    if file:
        waiting = tk.h.url_for("ogip_revision.file", id=dataset["name"], resource_id=change["id"])
        changes = [_named_by(file, each) for each in changes if each["field"] not in _OF_THE_FILE]
    size = file["size"] if file else None
    return FileChange(
        _text(change["name"]), change["change"], _rows(changes, fields), size, waiting
    )


def _named_by(file: Record, change: Record) -> Record:
    """Return a change of the address as one to the new file, which has no address yet."""
    return {**change, "after": file["name"]} if change["field"] == "url" else change


def _rows(changes: Sequence[Record], fields: list[Record]) -> list[Row]:
    return [
        row
        for change in changes
        if change["field"] not in _SAID_OTHERWISE
        for row in _rows_of_field(change, fields)
    ]


def _rows_of_field(change: Record, fields: list[Record]) -> Iterator[Row]:
    """Yield one row, or one for each language of a text in both."""
    name, before, after = change["field"], change["before"], change["after"]
    definition = next((each for each in fields if each["field_name"] == name), {})
    if name == "last_modified":
        definition = _DAY
    if not (_is_bilingual(before) and _is_bilingual(after)) or not (before or after):
        yield Row(
            _label(name, fields),
            lines(before, definition),
            lines(after, definition),
            change["material"],
        )
        return
    for lang in LANGUAGES:
        old, new = (lines((text or {}).get(lang), definition) for text in (before, after))
        if old != new:
            yield Row(_label(f"{name}-{lang}", fields), old, new, change["material"])


def _is_bilingual(value: Any) -> bool:
    return not value or (isinstance(value, Mapping) and value.keys() <= set(LANGUAGES))


def _label(field: str, fields: list[Record]) -> str:
    return _LABELS[field]() if field in _LABELS else field_label(field, fields)


def _text(name: Any) -> str:
    """Return a name that may be in two languages."""
    return tk.h.ogip_in_language(name) if isinstance(name, Mapping) else str(name or "")
