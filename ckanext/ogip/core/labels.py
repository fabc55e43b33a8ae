"""Codes and field names shown to people by their labels, in either language.

Imports only `text` and `vocabulary`. Field labels are those of the forms, so that a message names a
field as the person sees it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from .text import Language, Text
from .vocabulary import load_vocabulary

_PRESETS = Path(__file__).resolve().parents[1] / "schemas" / "presets.yaml"
# Preset names of the fields of a record and of a resource: `ogip_date_published`.
_PREFIXES = {"field": "ogip_", "resource_field": "ogip_resource_"}


def label_of(vocabulary: str, code: str, lang: Language) -> str:
    """Return the label of a code whatever its case; an unknown code is its own label.

    The vocabularies `field` and `resource_field` stand for the fields of the forms.
    """
    if vocabulary in _PREFIXES:
        # The preset of the resource's `resource_type` is `ogip_resource_type`.
        name = code.removeprefix("resource_") if vocabulary == "resource_field" else code
        label = _preset_labels().get(_PREFIXES[vocabulary] + name)
        return label.get(lang) if label else code
    known = load_vocabulary(vocabulary)
    return known.label(known.canonical(code) or code).get(lang)


def label_of_field(name: str) -> Text:
    """Return the label of a field of a record; an unknown field is its own label."""
    return _preset_labels().get(_PREFIXES["field"] + name) or Text(name, name)


def help_of_field(name: str) -> Text | None:
    """Return what the form says under a field of a record."""
    return _preset_helps().get(_PREFIXES["field"] + name)


@cache
def _preset_labels() -> Mapping[str, Text]:
    return _preset_texts("label")


@cache
def _preset_helps() -> Mapping[str, Text]:
    return _preset_texts("help_text")


def _preset_texts(key: str) -> Mapping[str, Text]:
    document = yaml.safe_load(_PRESETS.read_text(encoding="utf-8"))
    texts: dict[str, Text] = {}
    for preset in cast("list[dict[str, Any]]", document["presets"]):
        text = cast("Mapping[str, str] | None", preset["values"].get(key))
        if text:
            texts[preset["preset_name"]] = Text(text["en"], text["fr"])
    return texts
