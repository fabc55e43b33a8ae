"""CKAN's writers of the DataStore: what they do to the data of a public asset goes to the log.

They hold no lock, and a loader is not refused: it drops a table, makes it again and fills it in
many calls, and none of them tells whether it is the last. Where changes of public records wait for
approval, nobody else changes the columns, and a file that such a change takes away gets no first
table. `datastore_records_delete` ends in `datastore_delete`.
The module is in use where the plugin `datastore` is.
"""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Action, Context

from ...gate.faults import WriteFailedError
from ...gate.held import is_holding
from ...gate.held_data import StructureWaits, is_loader, require_same_structure, require_staying
from ...gate.judge import is_exempt
from ...gate.refusal import Refusal
from ...gate.withdrawal import is_public_now
from ...store import data_changes
from ...store.data_changes import Column, DataWrite

__all__ = ["datastore_create", "datastore_delete", "datastore_run_triggers", "datastore_upsert"]


@tk.chained_action
def datastore_create(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Make a table, change its columns or add rows; of a public asset the log tells."""
    return _logged("datastore_create", original, context, data_dict)


@tk.chained_action
def datastore_upsert(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Add or change rows; of a public asset the log tells."""
    if data_dict.get("dry_run"):
        return original(context, data_dict)
    return _logged("datastore_upsert", original, context, data_dict)


@tk.chained_action
def datastore_delete(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Delete rows or the table; of a public asset the log tells."""
    return _logged("datastore_delete", original, context, data_dict)


@tk.chained_action
def datastore_run_triggers(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Run the triggers of a table on every row; of a public asset the log tells."""
    return _logged("datastore_run_triggers", original, context, data_dict)


def _logged(action: str, original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    resource_id = data_dict.get("resource_id")
    asset = _public_asset(resource_id)
    if asset is None:
        _require_no_new_resource(context, data_dict)
        return original(context, data_dict)
    before = _columns(resource_id)
    if is_holding(asset):
        tk.check_access(action, context, data_dict)
        if not is_loader(context):
            require_same_structure(action, data_dict, [column["id"] for column in before])
        if action == "datastore_create":
            require_staying(asset.id, str(resource_id))
    try:
        result = original(context, data_dict)
    except Exception as error:
        if _may_have_written(error):
            _record(action, resource_id, before, context)
        raise
    _record(action, resource_id, before, context)
    return result


def _require_no_new_resource(context: Context, data_dict: dict[str, Any]) -> None:
    """Refuse a table with a resource of its own, where a new resource waits for approval."""
    resource = data_dict.get("resource")
    dataset_id = resource.get("package_id") if isinstance(resource, dict) else None
    if not isinstance(dataset_id, str) or "\0" in dataset_id:
        return
    asset = model.Package.get(dataset_id)
    if asset and is_holding(asset):
        tk.check_access("package_update", context, {"id": asset.id})
        raise StructureWaits


def _may_have_written(error: Exception) -> bool:
    """Tell whether the rows may have been written: the resource is patched only after them."""
    if isinstance(error, Refusal | WriteFailedError):
        return True
    return not isinstance(error, tk.ValidationError | tk.NotAuthorized | tk.ObjectNotFound)


def _record(action: str, resource_id: Any, before: list[Column], context: Context) -> None:
    asset = _public_asset(resource_id)  # read anew: CKAN may have ended the session meanwhile
    if asset is None:
        return
    write = DataWrite(
        resource_id=resource_id,
        action=action,
        columns_before=before,
        columns_after=_columns(resource_id),
    )
    user = model.User.get(context.get("user"))
    data_changes.record(write, asset, user.id if user else None)
    model.Session.commit()


def _public_asset(resource_id: Any) -> model.Package | None:
    if not isinstance(resource_id, str) or "\0" in resource_id:
        return None
    resource = model.Resource.get(resource_id)
    asset = resource.package if resource else None
    watched = asset and not is_exempt(asset.type) and is_public_now(asset)
    return asset if watched else None


def _columns(resource_id: Any) -> list[Column]:
    """Return the columns that people see, none where there is no table."""
    asked = {"resource_id": resource_id, "limit": 0, "include_total": False}
    try:
        found = tk.get_action("datastore_search")({"ignore_auth": True}, asked)
    except tk.ObjectNotFound:
        return []
    return [
        {"id": column["id"], "type": column["type"]}
        for column in found["fields"]
        if column["id"] != "_id"
    ]
