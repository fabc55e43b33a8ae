"""Values of fields as people read them: labels for codes, dates in words, rows one by one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any, cast

import ckan.plugins.toolkit as tk

Record = Mapping[str, Any]


def lines(value: Any, definition: Record) -> list[str]:
    """Return a value line by line, nothing for an empty one.

    `definition`: the field in the schema of the form; {} for one that the form does not have.
    """
    if value in (None, "", [], {}):
        return []
    if isinstance(value, list):
        return _list(cast("list[Any]", value), definition)
    if isinstance(value, Mapping):
        entries = cast("Record", value)
        parts = ((str(key), lines(each, {})) for key, each in entries.items())
        return [_named(name, ", ".join(said)) for name, said in parts if said]
    return [_single(value, definition)]


def _list(values: list[Any], definition: Record) -> list[str]:
    subfields: list[Record] = definition.get("repeating_subfields", [])
    if subfields:
        return [_row(row, subfields) for row in values if isinstance(row, Mapping)]
    return [line for value in values for line in lines(value, definition)]


def _row(row: Record, subfields: list[Record]) -> str:
    return "; ".join(_parts(row, subfields))


def _parts(row: Record, subfields: list[Record]) -> Iterator[str]:
    for field in subfields:
        said = lines(row.get(field["field_name"]), field)
        if said:
            yield _named(tk.h.scheming_language_text(field["label"]), ", ".join(said))


def _single(value: Any, definition: Record) -> str:
    if isinstance(value, bool):
        return tk._("Yes") if value else tk._("No")
    text = str(value)
    if "vocabulary" in definition:
        return tk.h.ogip_label(definition["vocabulary"], text)
    if definition.get("field_name") == "owner_org":
        return _organization(text)
    if definition.get("input_type") == "date":
        return _date(text)
    return text


def _organization(id_: str) -> str:
    wanted = {"id": id_, "include_datasets": False}
    try:
        found = tk.get_action("organization_show")({}, wanted)
    except (tk.ObjectNotFound, tk.NotAuthorized):
        return id_
    return tk.h.get_translated(found, "title") or found["name"]


def _date(text: str) -> str:
    try:
        return tk.h.ogip_date_in_words(datetime.date.fromisoformat(text[:10]))
    except ValueError:
        return text


def _named(label: str, value: str) -> str:
    return tk._("%(label)s: %(value)s") % {"label": label, "value": value}
