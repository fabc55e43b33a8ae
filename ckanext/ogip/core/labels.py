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


@cache
def _preset_labels() -> Mapping[str, Text]:
    document = yaml.safe_load(_PRESETS.read_text(encoding="utf-8"))
    labels: dict[str, Text] = {}
    for preset in cast("list[dict[str, Any]]", document["presets"]):
        label = cast("Mapping[str, str] | None", preset["values"].get("label"))
        if label:
            labels[preset["preset_name"]] = Text(label["en"], label["fr"])
    return labels
