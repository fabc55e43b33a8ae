"""CKAN's own writers, each with the publish gate in front of it."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Action, Context

from ...gate import writes
from ...gate.refusal import Refusal

__all__ = [
    "package_create",
    "package_update",
    "resource_create",
    "resource_delete",
    "resource_update",
]


@tk.chained_action
def package_create(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Create a draft: new assets are never public at once (CKAN's `package_create` otherwise)."""
    writes.before_create(context, data_dict)
    return original(context, data_dict)


@tk.chained_action
def package_update(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Update an asset unless it would be public against a blocking rule."""
    writes.before_update(context, data_dict)
    return original(context, data_dict)


@tk.chained_action
def resource_create(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Add a file or link; a refusal keeps its full list of reasons."""
    return _with_full_refusal(original, context, data_dict)


@tk.chained_action
def resource_update(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Change a file or link; a refusal keeps its full list of reasons."""
    return _with_full_refusal(original, context, data_dict)


@tk.chained_action
def resource_delete(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Remove a file or link; a refusal keeps its full list of reasons."""
    return _with_full_refusal(original, context, data_dict)


def _with_full_refusal(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Undo core's cutting of `error_dict` down to the one resource that was being written."""
    try:
        return original(context, data_dict)
    except tk.ValidationError as error:
        if isinstance(error.__context__, Refusal):
            raise error.__context__ from None
        raise
