"""CKAN's writers of single files and links; each ends in `package_update` and its gate."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Action, Context

from ...gate.faults import WriteFailedError
from ...gate.refusal import Refusal
from ..revision import held_resources

__all__ = [
    "resource_create",
    "resource_delete",
    "resource_patch",
    "resource_show",
    "resource_update",
]


@tk.chained_action
def resource_create(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Add a file or link; a refusal keeps its full list of reasons."""
    package = held_resources.holding_dataset(data_dict.get("package_id"))
    if package:
        return held_resources.create(context, package, data_dict)
    return _with_full_refusal(original, context, data_dict)


@tk.chained_action
def resource_update(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Change a file or link; a refusal keeps its full list of reasons."""
    package = held_resources.holding_dataset_of(data_dict.get("id"))
    if package:
        return held_resources.update(context, package, data_dict)
    return _with_full_refusal(original, context, data_dict)


@tk.chained_action
def resource_patch(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Change some fields of a file or link."""
    package = held_resources.holding_dataset_of(data_dict.get("id"))
    if package:
        return held_resources.update(context, package, data_dict, patch=True)
    return original(context, data_dict)


@tk.chained_action
def resource_delete(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Remove a file or link; a refusal keeps its full list of reasons."""
    package = held_resources.holding_dataset_of(data_dict.get("id"))
    if package:
        return held_resources.delete(context, package, data_dict)
    return _with_full_refusal(original, context, data_dict)


@tk.side_effect_free
@tk.chained_action
def resource_show(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Show a file or link; to who is about to edit it, also one that only a revision has."""
    try:
        return original(context, data_dict)
    except tk.ObjectNotFound:
        if not (context.get("for_edit") or context.get("for_update")):
            raise
        package = held_resources.holding_dataset_of(data_dict.get("id"))
        if package is None:
            raise
        return held_resources.shown(context, package, data_dict)


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
