"""The sheets of an ODS workbook: how large they are, and which of their cells hold formulas."""

from __future__ import annotations

from .archive import Archive
from .workbook_scan import (
    MOST_COLUMNS,
    MOST_ROWS,
    Attributes,
    Handlers,
    Scan,
    attribute,
    number,
    parse,
)

_CONTENT = "content.xml"
# A formula repeated over more cells than that is none that a person wrote.
_FORMULAS_NOTED = 1_000


def scan_ods(archive: Archive) -> dict[str, Scan]:
    """Return each table by its name. Raises InventoryFileError when one is too large."""
    tables = _Tables()
    parse(archive, _CONTENT, tables.handlers)
    return tables.scans


class _Tables:
    """Where in the tables the parser is; rows and columns count from 0.

    Rows and cells may stand for many: the last ones of a sheet usually do, and hold nothing.
    """

    def __init__(self) -> None:
        self.scans: dict[str, Scan] = {}
        self._scan = Scan()
        self._row = self._column = 0
        self._rows = self._columns = 1

    @property
    def handlers(self) -> Handlers:
        """Return what to do at the beginning of each element."""
        return {
            "table": self._table,
            "table-row": self._start_row,
            "table-cell": self._cell,
            "covered-table-cell": self._cell,
            # The text of a cell; one without is only formatted.
            "p": lambda _attributes: self._note(),
        }

    def _table(self, attributes: Attributes) -> None:
        self._scan = self.scans[attribute(attributes, "name") or ""] = Scan()
        self._row = self._rows = 0

    def _start_row(self, attributes: Attributes) -> None:
        self._row += self._rows
        self._rows = _repeated(attributes, "number-rows-repeated", MOST_ROWS)
        self._column = self._columns = 0

    def _cell(self, attributes: Attributes) -> None:
        self._column += self._columns
        self._columns = _repeated(attributes, "number-columns-repeated", MOST_COLUMNS)
        formula = attribute(attributes, "formula") is not None
        if formula or attribute(attributes, "value-type") is not None:
            self._note()
        if formula:
            self._refuse()

    def _note(self) -> None:
        self._scan.note(self._row + self._rows - 1, self._column + self._columns - 1)

    def _refuse(self) -> None:
        for row in range(self._row, self._row + min(self._rows, _FORMULAS_NOTED)):
            for column in range(self._column, self._column + min(self._columns, _FORMULAS_NOTED)):
                self._scan.refused[row][column] = "formula"


def _repeated(attributes: Attributes, name: str, most: int) -> int:
    return number(attribute(attributes, name) or "1", most)
