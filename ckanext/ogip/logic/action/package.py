"""CKAN's own writers, each with the publish gate in front of it."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Action, Context

from ...gate import writes
from ...gate.faults import require_index_before_files, undone_on_failure
from ...gate.held import HeldBack
from ...gate.judge import is_exempt
from ...gate.withdrawal import DELETE, require_reason
from ...store.revision import staging

__all__ = [
    "dataset_purge",
    "package_create",
    "package_delete",
    "package_update",
]


@tk.chained_action
def package_create(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Create a draft: new assets are never public at once (CKAN's `package_create` otherwise)."""
    writes.before_create(context, data_dict)
    with _undone_on_failure(data_dict.get("type", "dataset"), None):
        return original(context, data_dict)


@tk.chained_action
def package_update(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Update an asset unless it would be public against a blocking rule."""
    held = writes.before_update(context, data_dict)
    if held:
        return _answer(context, held)
    stored = context.get("original_package", {})
    if not is_exempt(stored.get("type")):
        require_index_before_files(data_dict)
    with _undone_on_failure(stored.get("type"), stored.get("id")):
        return original(context, data_dict)


@tk.chained_action
def package_delete(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Delete a record that the public does not see; a public one is withdrawn first."""
    package = _stored(data_dict)
    with _undone_on_failure(package and package.type, package and package.id):
        return original(context, data_dict)


@tk.chained_action
def dataset_purge(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Erase a record that the public does not see; a public one is withdrawn first."""
    package = _stored(data_dict)
    if package:
        tk.check_access("dataset_purge", context, data_dict)
        require_reason(package, DELETE)
    dataset_id = package and package.id
    with _undone_on_failure(package and package.type, dataset_id):
        answer = original(context, data_dict)
    if dataset_id:
        staging.remove_all(dataset_id)
    return answer


def _undone_on_failure(
    dataset_type: str | None, dataset_id: str | None
) -> AbstractContextManager[None]:
    """Return what stands around a write; one of a type that is left alone fails as in CKAN."""
    return nullcontext() if is_exempt(dataset_type) else undone_on_failure(dataset_id)


def _answer(context: Context, held: HeldBack) -> Any:
    """Keep the revision of a change that was held back, and answer as `package_update` does."""
    if not context.get("defer_commit"):
        with undone_on_failure(held.record["id"]):
            model.Session.commit()
        staging.remove(held.record["id"], held.obsolete)
    return held.record["id"] if context.get("return_id_only") else held.record


def _stored(data_dict: dict[str, Any]) -> model.Package | None:
    """Return the record that is asked for, None where CKAN itself says what is wrong with that."""
    reference = data_dict.get("id")
    if not reference:
        return None
    if not isinstance(reference, str):
        raise tk.ValidationError({"id": [tk._("Expected a text")]})
    if "\0" in reference:  # PostgreSQL takes no such text
        raise tk.ObjectNotFound(tk._("Not found"))
    return model.Package.get(reference)
