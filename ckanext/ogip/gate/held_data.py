"""The structure of public data where changes wait for approval: rows may change, columns may not.

A table is made of an approved file by a loader, which acts as the site user or a sysadmin.
Everybody else would show columns that nobody has approved.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import authz, model
from ckan.types import Context

from ..store.revision.revisions import open_revision

_INTERNAL = "_id"


class StructureWaits(tk.ValidationError):
    """Somebody would change the columns of public data that no approval has been asked for."""

    def __init__(self) -> None:
        message = tk._(
            "Changes of this public record wait for approval, so the columns of its data cannot be "
            "changed directly. Upload the new file in the form of the resource; once the change is "
            "approved, the data are loaded from it. Rows can be changed as before."
        )
        super().__init__({"fields": [message]}, error_summary={tk._("Revision"): message})


class FileIsLeaving(tk.ValidationError):
    """Somebody would load a public file that a waiting change takes away."""

    def __init__(self) -> None:
        message = tk._(
            "A change that waits for approval takes this file away. Approve or discard that change "
            "first, then load the data."
        )
        super().__init__({"resource_id": [message]}, error_summary={tk._("Revision"): message})


def is_loader(context: Context) -> bool:
    """Tell whether the caller loads approved files: CKAN itself, or somebody it trusts as much."""
    return bool(context.get("ignore_auth")) or authz.is_sysadmin(context.get("user"))


def require_same_structure(action: str, asked: Mapping[str, Any], columns: Collection[str]) -> None:
    """Raise StructureWaits for a call of the DataStore that changes which columns there are.

    `columns` are the names there are now, none where there is no table.
    """
    if action == "datastore_create" and _changes(asked, set(columns)):
        raise StructureWaits
    # Without a filter the table itself is dropped.
    if action == "datastore_delete" and asked.get("filters") is None:
        raise StructureWaits


def require_staying(dataset_id: str, resource_id: str) -> None:
    """Raise FileIsLeaving for a first table of a file that the waiting revision does not have.

    CKAN writes the rows first and marks the file afterwards, which the revision cannot take.
    """
    resource = model.Resource.get(resource_id)
    if resource is None or resource.extras.get("datastore_active"):
        return
    waiting = open_revision(dataset_id)
    if waiting and resource_id not in {each.get("id") for each in waiting.payload["resources"]}:
        raise FileIsLeaving


def _changes(asked: Mapping[str, Any], columns: set[str]) -> bool:
    named = {field.get("id") for field in _dicts(asked.get("fields"))}
    filled = {name for record in _dicts(asked.get("records")) for name in record}
    new = (named | filled) - columns - {_INTERNAL}
    dropped = columns - named if asked.get("delete_fields") else set()
    return not columns or bool(new or dropped)


def _dicts(value: Any) -> list[Mapping[str, Any]]:
    """Return the objects of a list; what else is in it, CKAN itself refuses."""
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []
