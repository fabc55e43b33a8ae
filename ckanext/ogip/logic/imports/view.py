"""Imports as the API shows them: waiting, under way, or with their report."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ...core.inventory.report import ImportReport
from ...model.inventory_import import DONE, RUNNING, InventoryImport
from ...store.imports.claims import is_alive
from ...store.imports.imports import file_of, has_file, import_by_id
from .upload import Source

INTERRUPTED = "interrupted"


def find_import(context: Context, import_id: str) -> InventoryImport:
    """Return an import. Raises ObjectNotFound, but only to a caller who is logged in."""
    stored = import_by_id(import_id)
    if stored is None:
        tk.check_access("ogip_item_list", context, {})
        raise tk.ObjectNotFound(tk._("There is no such import."))
    return stored


def source_of(stored: InventoryImport) -> Source | None:
    """Return the file of an import, None where it is not kept."""
    found = file_of(stored.id)
    return Source.from_bytes(found[0], stored.filename, found[1]) if found else None


def show_import(stored: InventoryImport) -> dict[str, Any]:
    """Return an import; one without a report yet has zeros where the report has counts."""
    return {
        "id": stored.id,
        "organization": stored.organization_id,
        "profile": stored.profile,
        "filename": stored.filename,
        "imported_at": stored.created.isoformat(),
        "apply_to_assets": bool(stored.options.get("apply_to_assets")),
        "file_kept": has_file(stored.id),
        **(stored.report or blank_report(stored)),
        "state": _state(stored),
        "progress": {"rows_done": stored.rows_done, "rows_total": stored.rows_total},
    }


def _state(stored: InventoryImport) -> str:
    """Return what the row says, unless its process died: then nothing was changed."""
    if stored.state != RUNNING or is_alive(stored.id):
        return stored.state
    # It may have ended between the two looks. With a report, only assets were still to be changed.
    again = import_by_id(stored.id)
    if again is None or again.report is None:
        return INTERRUPTED
    return DONE if again.state == RUNNING else again.state


def blank_report(stored: InventoryImport) -> dict[str, Any]:
    """Return the report of an import that has done nothing yet."""
    keep_going = bool(stored.options.get("keep_going"))
    report = ImportReport(dry_run=stored.dry_run, keep_going=keep_going).as_dict()
    return {**report, "rows": stored.rows_done, "applied": False, "assets": []}
