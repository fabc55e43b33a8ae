"""Template helpers for the inputs of a form."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["ogip_input_attributes", "ogip_new_name"]


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
