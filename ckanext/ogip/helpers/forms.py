"""Template helpers for the inputs of a form."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import ckan.plugins.toolkit as tk

from ..language import caller_language

__all__ = [
    "ogip_input_attributes",
    "ogip_new_name",
    "ogip_resource_errors",
    "ogip_spaces_label_colons",
]

_CLASSIC = "templates"


def ogip_input_attributes(
    field: Mapping[str, Any], problems: Sequence[str] | None, css_class: str = "form-control"
) -> dict[str, str]:
    """Return the attributes of an input, those that tie it to its help text and errors included."""
    id_ = f"field-{field['field_name']}"
    notes = [f"{id_}-error"] if problems else []
    notes += [f"{id_}-help"] if field.get("help_text") else []
    described = {"aria-describedby": " ".join(notes)} if notes else {}
    invalid = {"aria-invalid": "true"} if problems else {}
    styled = {"class": css_class} if css_class else {}
    return {**styled, **(field.get("form_attrs") or {}), **described, **invalid}


def ogip_new_name() -> str:
    """Return a random name for a new record."""
    return str(uuid.uuid4())


def ogip_resource_errors(errors: Mapping[str, Any], resource_id: str | None) -> dict[str, Any]:
    """Return what a refusal says about one resource, by field, for the form of that resource.

    `resource_id`: empty for a new one, which is the last of the record.
    """
    found: dict[str, list[str]] = defaultdict(list)
    if resource_id:
        for finding in errors.get("ogip", ()):
            if finding["resource_id"] == resource_id and finding["field"]:
                found[finding["field"]].append(finding["message"])
        return dict(found)
    rows = errors.get("resources") if errors.get("ogip") else None
    # After the rows of the resources comes one about the files as a whole.
    return dict(rows[-2]) if rows and len(rows) > 1 else {}


def ogip_spaces_label_colons() -> bool:
    """Tell whether the page is French in a theme that ends the labels of inputs by a colon."""
    return caller_language() == "fr" and tk.config["ckan.base_templates_folder"] == _CLASSIC
