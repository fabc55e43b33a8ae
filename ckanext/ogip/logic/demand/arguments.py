"""Arguments of the actions on signals: whose signal it is, and rows of a file or a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context, FlattenDataDict, FlattenErrorDict, FlattenKey

from ... import config
from ...core.inventory.problems import InventoryFileError
from ...core.signal_file import SignalFile, SignalRow, column_names, read_signal_file
from ..imports.upload import read_upload, refusal


def anything(value: Any) -> Any:
    """Return the value: `core.demand` says what is wrong with it, all at once."""
    return value


def one_owner(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """Ask for either an item or an organization, not both and not neither."""
    names = ("item_id", "organization")
    given = [name for name in names if data.get((name,), tk.missing) is not tk.missing]
    if len(given) != 1 and not errors.get(("organization",)):
        errors[("item_id",)] = [tk._("Name either an item or an organization.")]


def signal_rows(data_dict: Mapping[str, Any]) -> SignalFile:
    """Return the rows of a file or a list. Raises ValidationError when the file is none."""
    file = data_dict.get("upload")
    if file is None:
        return _rows_of(data_dict["rows"])
    try:
        return read_signal_file(read_upload(file), config.max_import_rows())
    except InventoryFileError as error:
        raise refusal(error, "upload", file.filename) from error


def _rows_of(rows: list[dict[str, Any]]) -> SignalFile:
    known = column_names()
    # As in a file, the names stand in row 1.
    read = tuple(
        SignalRow(number, {name: _text(row[name]) for name in known if row.get(name) is not None})
        for number, row in enumerate(rows, start=2)
    )
    unknown = sorted({str(name) for row in rows for name in row} - set(known))
    return SignalFile(read, tuple(unknown))


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else str(value)
