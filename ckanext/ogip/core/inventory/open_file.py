"""Opening an inventory file, whatever it is: told by its first bytes, never by its name."""

from __future__ import annotations

from .csv_sheet import CsvSheet
from .layout import AUTO
from .problems import InventoryFileError, Problem
from .workbook_sheet import ODS, XLSX, WorkbookSheet

FORMATS = ("csv", XLSX, ODS)
_ZIP = b"PK"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


def open_file(
    data: bytes, profile: str = AUTO, expected: str | None = None
) -> CsvSheet | WorkbookSheet:
    """Return the inventory in the bytes of a file. Raises InventoryFileError.

    `expected` is the format the caller says it is, one of FORMATS; None for any.
    """
    if data.startswith(_OLD_WORKBOOK):
        raise InventoryFileError([Problem("file_workbook")])
    sheet = WorkbookSheet(data, profile) if data.startswith(_ZIP) else CsvSheet(data, profile)
    if expected and sheet.format != expected:
        params = {"expected": expected.upper(), "found": sheet.format.upper()}
        raise InventoryFileError([Problem("file_format", params=params)])
    return sheet
