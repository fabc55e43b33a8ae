"""Reports of inventory imports in the database; never commits."""

from __future__ import annotations

from typing import Any

from ckan import model

from ..model.inventory_import import InventoryImport


def save_import(
    *,
    organization_id: str,
    user_id: str | None,
    profile: str,
    filename: str | None,
    report: dict[str, Any],
) -> InventoryImport:
    """Keep the report of an import."""
    stored = InventoryImport(
        organization_id=organization_id,
        user_id=user_id,
        profile=profile,
        filename=filename,
        report=report,
    )
    model.Session.add(stored)
    model.Session.flush()
    return stored


def import_by_id(import_id: str) -> InventoryImport | None:
    """Return a kept report."""
    return model.Session.get(InventoryImport, import_id)
