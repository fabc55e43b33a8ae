"""The shape a payload must have before anything can be said about its content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk


def require_readable(payload: Mapping[str, Any]) -> None:
    """Raise ValidationError naming each field that is not of the kind CKAN itself relies on."""
    errors: dict[str, Any] = {}
    for name in ("id", "name", "state", "type"):
        if not isinstance(payload.get(name, ""), str | None):
            errors[name] = [tk._("Expected a text")]
    if not _is_list_of_dicts(payload.get("resources")):
        errors["message"] = [tk._("“resources” must be a list of objects, one for each file.")]
    if not _are_extras(payload.get("extras")):
        errors["extras_validation"] = [
            tk._("“extras” must be a list of objects, each with “key” and “value”.")
        ]
    if errors:
        raise tk.ValidationError(errors)


def _is_list_of_dicts(value: Any) -> bool:
    return value is None or (
        isinstance(value, list) and all(isinstance(entry, dict) for entry in value)
    )


def _are_extras(value: Any) -> bool:
    return _is_list_of_dicts(value) and all(
        isinstance(extra.get("key"), str) and "value" in extra for extra in value or []
    )
