"""Imports of inventory files in the database, and the files kept for them; never commits."""

from __future__ import annotations

import datetime
import zlib
from typing import Any

import sqlalchemy as sa
from ckan import model

from ...model.inventory_import import ImportFile, InventoryImport

# A file with rows to correct is at hand for a month, a preview for a day.
_FILES_KEPT = datetime.timedelta(days=30)
_PREVIEWS_KEPT = datetime.timedelta(days=1)


def save_import(**columns: Any) -> InventoryImport:
    """Keep an import, and let go of what nobody needs any more."""
    _clear()
    stored = InventoryImport(**columns)
    model.Session.add(stored)
    model.Session.flush()
    return stored


def import_by_id(import_id: str) -> InventoryImport | None:
    """Return an import as it is stored now."""
    return model.Session.get(InventoryImport, import_id, populate_existing=True)


def remove_import(import_id: str) -> None:
    """Forget an import and its file."""
    model.Session.execute(sa.delete(InventoryImport).filter_by(id=import_id))


def keep_file(import_id: str, kind: str, content: bytes) -> None:
    """Keep the file of an import."""
    packed = zlib.compress(content, level=1)
    model.Session.add(ImportFile(import_id=import_id, kind=kind, content=packed))
    model.Session.flush()


def file_of(import_id: str) -> tuple[str, bytes] | None:
    """Return kind and content of the file of an import, None where it is not kept."""
    query = sa.select(ImportFile.kind, ImportFile.content).filter_by(import_id=import_id)
    found = model.Session.execute(query).one_or_none()
    return (found.kind, zlib.decompress(found.content)) if found else None


def has_file(import_id: str) -> bool:
    """Tell whether the file of an import is kept."""
    query = sa.select(sa.exists().where(ImportFile.import_id == import_id))
    return bool(model.Session.scalar(query))


def drop_file(import_id: str) -> None:
    """Let go of a file."""
    model.Session.execute(sa.delete(ImportFile).filter_by(import_id=import_id))


def _clear() -> None:
    now = datetime.datetime.now(datetime.UTC)
    model.Session.execute(sa.delete(ImportFile).where(ImportFile.kept_since < now - _FILES_KEPT))
    model.Session.execute(
        sa.delete(InventoryImport).where(
            InventoryImport.dry_run, InventoryImport.created < now - _PREVIEWS_KEPT
        )
    )
