"""What an entry says, field by field, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...core.inventory.form import Field, column_of, groups
from .words import value_in_words

Record = Mapping[str, Any]
Facts = list[tuple[Field, list[str]]]
# They have a place of their own on the page of an entry.
_IN_THE_HEAD = ("ref_number", "type", "title")


def facts_of_record(item: Record) -> Facts:
    """Return the facts that an entry shares with its record, those with a value."""
    return _facts(item, (each for group in groups() for each in group.fields if each.shared))


def known_facts(item: Record) -> Facts:
    """Return what is known about an entry beyond number, type and title."""
    fields = (each for group in groups() for each in group.fields)
    return _facts(item, (each for each in fields if each.name not in _IN_THE_HEAD))


def _facts(item: Record, fields: Iterable[Field]) -> Facts:
    shown = [(field, _lines(field, item[field.name])) for field in fields]
    return [(field, lines) for field, lines in shown if lines]


def _lines(field: Field, value: Any) -> list[str]:
    values = list(value.values()) if field.in_both else [value]
    said = [value_in_words(column_of(field.name).name, each) for each in values]
    return [each for each in said if each]
