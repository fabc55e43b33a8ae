"""Codes and field names shown to people by their labels, in either language.

Imports only `text` and `vocabulary`. Field labels are those of the forms, so that a message names a
field as the person sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from .text import Language, Text
from .vocabulary import load_vocabulary

FIELD = "field"

_SCHEMAS = Path(__file__).resolve().parents[1] / "schemas"
_FORMS = ("information_asset.yaml", "dataset.yaml")


def label_of(vocabulary: str, code: str, lang: Language) -> str:
    """Return the label of a code whatever its case; an unknown code is its own label.

    The vocabulary `field` stands for the fields of the forms.
    """
    if vocabulary == FIELD:
        label = _field_labels().get(code)
        return label.get(lang) if label else code
    known = load_vocabulary(vocabulary)
    return known.label(known.canonical(code) or code).get(lang)


@cache
def _field_labels() -> Mapping[str, Text]:
    """Read the labels once; a field of the record goes before one of its resources."""
    labels: dict[str, Text] = {}
    for part in ("resource_fields", "dataset_fields"):
        for name in _FORMS:
            path = _SCHEMAS / name
            form = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
            labels.update(_labels_in(form.get(part) or ()))
    return labels


def _labels_in(fields: Iterable[Mapping[str, Any]]) -> Mapping[str, Text]:
    return {
        field["field_name"]: Text(str(label["en"]), str(label["fr"]))
        for field in fields
        if isinstance(label := field.get("label"), dict) and {"en", "fr"} <= set(cast("Any", label))
    }
