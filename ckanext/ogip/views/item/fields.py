"""The fields of an entry as their form shows and sends them, and as the actions take them.

A value is a text, `{en, fr}` for a text in two languages, or a list of codes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from ...core.inventory.form import Field, Group, Input, groups
from ...core.text import LANGUAGES

Values = dict[str, Any]
Record = Mapping[str, Any]


def offered(item: Record | None = None) -> list[Group]:
    """Return the groups to fill in; once an entry has a record, without the facts they share."""
    if not (item and item["dataset"]):
        return list(groups())
    own = [
        Group(group.name, group.label, tuple(each for each in group.fields if not each.shared))
        for group in groups()
    ]
    return [group for group in own if group.fields]


def stored(shown: Iterable[Group], item: Record) -> Values:
    """Return what the form begins with for an entry; {} for a new one."""
    return {field.name: _stored(field, item.get(field.name)) for field in _fields(shown)}


def sent(shown: Iterable[Group], form: MultiDict[str, str]) -> Values:
    """Return what stands in the form that somebody sent."""
    return {field.name: _sent(field, form) for field in _fields(shown)}


def arguments(shown: Iterable[Group], values: Record, read: Record) -> Values:
    """Return the arguments for what differs from what the form began with, `read`.

    What somebody else changed meanwhile, and this person did not touch, stays as it is.
    """
    named = {field.name: field for field in _fields(shown)}
    changed = {name: each for name, each in values.items() if each != read.get(name)}
    return {name: _argument(named[name], each, read.get(name)) for name, each in changed.items()}


def begun_with(form: Mapping[str, str]) -> Values:
    """Return what the sent form began with; {} where that is not told."""
    try:
        known = json.loads(form.get("read", ""))
    except (ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}


def unfolded(shown: Iterable[Group], values: Record, problems: Record) -> set[str]:
    """Return the groups that the form shows open: those with a value or something wrong."""
    return {
        group.name
        for group in shown
        for field in group.fields
        if field.name in problems or _filled(values[field.name])
    }


def _filled(value: Any) -> bool:
    return any(value.values()) if isinstance(value, Mapping) else bool(value)


def _fields(shown: Iterable[Group]) -> list[Field]:
    return [field for group in shown for field in group.fields]


def _stored(field: Field, value: Any) -> Any:
    if field.in_both:
        texts: Record = value or {}
        return {lang: texts.get(lang) or "" for lang in LANGUAGES}
    if field.input is not Input.CHOICES:
        return "" if value is None else str(value)
    if field.joined_by:
        return value.split(field.joined_by) if value else []
    return list(value or [])


def _sent(field: Field, form: MultiDict[str, str]) -> Any:
    if field.in_both:
        return {lang: _text(form.get(f"{field.name}-{lang}", "")) for lang in LANGUAGES}
    if field.input is Input.CHOICES:
        return form.getlist(field.name)
    return _text(form.get(field.name, ""))


def _text(typed: str) -> str:
    # Browsers send each end of a line as two characters; what was not touched must look untouched.
    return typed.replace("\r\n", "\n")


def _argument(field: Field, value: Any, read: Any) -> Any:
    if field.joined_by:
        return field.joined_by.join(value)
    if field.in_both and isinstance(read, Mapping):
        return {lang: value[lang] for lang in LANGUAGES if value[lang] != read.get(lang)}
    return value
