"""The sheets of an XLSX workbook: how large they are, and which of their cells hold formulas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from .archive import Archive, unreadable
from .workbook_scan import (
    MOST_ROWS,
    Attributes,
    Handlers,
    Scan,
    attribute,
    number,
    parse,
    sheet_too_large,
)

_REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})", re.ASCII)
# The place of worksheets, in each of the ways in which workbooks name it.
_TARGET = re.compile(r"(?:/?xl/)?(worksheets/[^/]+)", re.IGNORECASE)
_SHEETS = "xl/worksheets/"


def scan_xlsx(archive: Archive) -> dict[str, Scan]:
    """Return each worksheet by its name. Raises InventoryFileError when one is too large."""
    paths = {name for name in archive.names if name.rpartition("/")[0] + "/" == _SHEETS}
    scans = {path: _scan_sheet(archive, path) for path in sorted(paths)}
    targets = _targets(archive)
    named: dict[str, Scan] = {}

    def name(attributes: Attributes) -> None:
        path = targets.get(attribute(attributes, "id") or "", "")
        if path in scans:
            named[attribute(attributes, "name") or ""] = scans[path]

    parse(archive, "xl/workbook.xml", {"sheet": name})
    return named


def _targets(archive: Archive) -> Mapping[str, str]:
    """Return the path of each worksheet by the id of its relationship."""
    found: dict[str, str] = {}

    def relate(attributes: Attributes) -> None:
        match = _TARGET.fullmatch(attribute(attributes, "Target") or "")
        if match:
            identifier = attribute(attributes, "Id") or ""
            if identifier in found:
                raise unreadable()
            found[identifier] = f"xl/{match[1]}".casefold()

    parse(archive, "xl/_rels/workbook.xml.rels", {"Relationship": relate})
    return found


def _scan_sheet(archive: Archive, path: str) -> Scan:
    cells = _Cells()
    parse(archive, path, cells.handlers)
    return cells.scan


class _Cells:
    """Where in the sheet the parser is; rows and columns count from 0."""

    def __init__(self) -> None:
        self.scan = Scan()
        self._row = self._column = -1
        self._kind: str | None = None

    @property
    def handlers(self) -> Handlers:
        """Return what to do at the beginning of each element.

        A cell holds something where it has a value, a text or a formula; others are only formatted.
        """
        return {
            "row": self._start_row,
            "c": self._start_cell,
            "v": self._value,
            "is": self._value,
            "f": self._formula,
        }

    def _value(self, _attributes: Attributes) -> None:
        self.scan.note(self._row, self._column)
        if self._kind == "e":
            self.scan.refused[self._row].setdefault(self._column, "error_value")

    def _formula(self, _attributes: Attributes) -> None:
        self.scan.note(self._row, self._column)
        self.scan.refused[self._row][self._column] = "formula"

    def _start_row(self, attributes: Attributes) -> None:
        given = attributes.get("r")
        self._row = number(given, MOST_ROWS) - 1 if given else self._row + 1
        self._column = -1

    def _start_cell(self, attributes: Attributes) -> None:
        self._kind = attributes.get("t")
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
            return
        match = _REFERENCE.fullmatch(reference)
        if not match:
            raise sheet_too_large()
        self._row, self._column = number(match[2], MOST_ROWS) - 1, _column(match[1])


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
