"""CKAN's own writers, each with the publish gate in front of it."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Action, Context

from ...gate import writes
from ...gate.faults import WriteFailedError, require_index_before_files, undone_on_failure
from ...gate.refusal import Refusal
from ...gate.withdrawal import DELETE, require_reason

__all__ = [
    "dataset_purge",
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
    with undone_on_failure(None):
        return original(context, data_dict)


@tk.chained_action
def package_update(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Update an asset unless it would be public against a blocking rule."""
    writes.before_update(context, data_dict)
    require_index_before_files(data_dict)
    with undone_on_failure(context.get("original_package", {}).get("id")):
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


@tk.chained_action
def dataset_purge(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Erase a record that the public does not see; a public one is withdrawn first."""
    reference = data_dict.get("id")
    package = model.Package.get(reference) if isinstance(reference, str) else None
    if package:
        tk.check_access("dataset_purge", context, data_dict)
        require_reason(package, DELETE)
    return original(context, data_dict)


def _with_full_refusal(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Undo core's cutting of `error_dict` down to the one resource that was being written.

    Where the reasons name no resource at all, `resource_delete` of CKAN 2.12 ends in a KeyError.
    """
    try:
        return original(context, data_dict)
    except (tk.ValidationError, KeyError) as error:
        if isinstance(error.__context__, Refusal | WriteFailedError):
            raise error.__context__ from None
        raise
