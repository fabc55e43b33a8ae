"""Which fields of the forms hold codes, and of which vocabulary; read once from `schemas/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from .text import Text
from .vocabulary import Vocabulary, load_vocabulary

_SCHEMAS = Path(__file__).resolve().parents[1] / "schemas"
_ASSETS = ("dataset.yaml", "information_asset.yaml")
# As in `vocabulary`: libyaml is ten times faster, and both loaders are safe.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class CodedField:
    """A field that holds codes of a vocabulary, or rows in which some parts do."""

    name: str
    vocabulary: Vocabulary | None
    parts: Mapping[str, Vocabulary] = field(default_factory=dict[str, Vocabulary])


@dataclass(frozen=True, slots=True)
class CodedFields:
    """The coded fields of records and of their resources, in the order of the forms."""

    record: tuple[CodedField, ...]
    resource: tuple[CodedField, ...]


@cache
def coded_fields() -> CodedFields:
    """Return the coded fields of datasets and information assets together."""
    presets = {
        preset["preset_name"]: preset["values"] for preset in _read("presets.yaml")["presets"]
    }
    schemas = [_read(name) for name in _ASSETS]
    return CodedFields(
        *(
            tuple(_coded(schemas, group, presets).values())
            for group in ("dataset_fields", "resource_fields")
        )
    )


@cache
def field_help(name: str) -> Text:
    """Return what the form says about a field of an asset. Raises KeyError for one it lacks."""
    presets = _read("presets.yaml")["presets"]
    wanted = f"ogip_{name}"
    values = {preset["preset_name"]: preset["values"] for preset in presets}[wanted]
    return Text(**values["help_text"])


def _read(name: str) -> dict[str, Any]:
    text = (_SCHEMAS / name).read_text(encoding="utf-8")
    return cast("dict[str, Any]", yaml.load(text, Loader=_LOADER))  # noqa: S506


def _coded(
    schemas: list[dict[str, Any]], group: str, presets: Mapping[str, dict[str, Any]]
) -> dict[str, CodedField]:
    found: dict[str, CodedField] = {}
    for schema in schemas:
        for entry in schema[group]:
            for coded in _of_field({**presets[entry["preset"]], **entry}):
                found[coded.name] = coded
    return found


def _of_field(entry: Mapping[str, Any]) -> Iterator[CodedField]:
    parts = {
        part["field_name"]: load_vocabulary(part["vocabulary"])
        for part in entry.get("repeating_subfields", ())
        if "vocabulary" in part
    }
    own = entry.get("vocabulary")
    if own or parts:
        yield CodedField(entry["field_name"], load_vocabulary(own) if own else None, parts)
