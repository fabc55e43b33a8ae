"""XLSX files, written row by row: 100,000 rows need no more memory than one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

from .export import Cell
from .neutral import distinguished

# A cell holds no more. Only the description of an asset may be longer, which no import changes.
_LONGEST_CELL = 32_767
# Excel shows whole numbers of up to 15 digits exactly; longer ones are written as text.
_LARGEST_NUMBER = 10**15
_OPTIONS: Mapping[str, Any] = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def new_workbook(stream: BinaryIO) -> Any:
    """Return xlsxwriter's workbook, untyped as it is; each sheet is written from the top.

    The stream stays open.
    """
    return xlsxwriter.Workbook(stream, dict(_OPTIONS))


def write_xlsx(
    stream: BinaryIO, name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> None:
    """Write one sheet with a header that stays in view."""
    workbook = new_workbook(stream)
    sheet = workbook.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    write_row(sheet, 0, header, workbook.add_format({"bold": True}))
    for number, cells in enumerate(rows, start=1):
        write_row(sheet, number, cells)
    workbook.close()


def write_row(sheet: Any, number: int, cells: Sequence[Cell], style: Any = None) -> None:
    """Write texts as texts, whatever they begin with, and numbers as numbers."""
    for column, cell in enumerate(cells):
        if isinstance(cell, int) and cell < _LARGEST_NUMBER:
            sheet.write_number(number, column, cell, style)
        elif cell is not None:
            sheet.write_string(number, column, _fitting(distinguished(str(cell))), style)


def _fitting(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"
