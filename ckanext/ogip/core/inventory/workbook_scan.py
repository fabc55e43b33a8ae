"""What is in the sheets of a workbook, told from their XML before a reader builds them in memory.

A few bytes can claim a cell in the last row of the last column, and a reader that lays out the
sheet up to there ends the process. Formulas and error values, which readers turn into plain values
and blanks, are noted by place.
"""

from __future__ import annotations

import xml.parsers.expat
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .archive import Archive, unreadable
from .problems import InventoryFileError, Problem

# 200,000 rows of 50 columns; a reader needs some 30 bytes for each, filled or not.
MOST_CELLS = 10_000_000
# The last row and column of a spreadsheet.
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
Attributes = Mapping[str, str]
Handlers = Mapping[str, Callable[[Attributes], None]]


@dataclass(slots=True)
class Scan:
    """A sheet: how far it reaches, and the cells, `row: {column: rule}` from 0, not to be read."""

    rows: int = 0
    columns: int = 0
    refused: defaultdict[int, dict[int, str]] = field(
        default_factory=lambda: defaultdict[int, dict[int, str]](dict)
    )

    def note(self, row: int, column: int) -> None:
        """Note a cell that holds something. Raises InventoryFileError for a sheet too large."""
        if row >= self.rows or column >= self.columns:
            self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
            beyond = self.rows > MOST_ROWS or self.columns > MOST_COLUMNS
            if beyond or self.rows * self.columns > MOST_CELLS:
                raise sheet_too_large()


def sheet_too_large() -> InventoryFileError:
    """Return the refusal of a sheet that reaches too far."""
    return InventoryFileError([Problem("sheet_too_large", params={"limit": MOST_CELLS})])


def parse(archive: Archive, name: str, handlers: Handlers) -> None:
    """Read an XML entry; `handlers` by the name of an element, without its namespace.

    Raises InventoryFileError for broken XML and for one that declares a document type, which no
    workbook has and which entities hide in.
    """
    parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
    known: dict[str, Callable[[Attributes], None] | None] = {}

    def refuse(*_declaration: object) -> None:
        raise unreadable()

    def started(element: str, attributes: Attributes) -> None:
        # Millions of times: an element of a large sheet costs one look-up.
        if element not in known:
            known[element] = handlers.get(_local(element))
        if handler := known[element]:
            handler(attributes)

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = started
    try:
        archive.feed(name, lambda piece: parser.Parse(piece, False))
        parser.Parse(b"", True)
    except xml.parsers.expat.ExpatError as error:
        raise unreadable() from error


def _local(element: str) -> str:
    return element.rpartition(" ")[2]


def attribute(attributes: Attributes, name: str) -> str | None:
    """Return an attribute, whatever namespace it is in; of several the longest.

    Other readers go by prefix: of two numbers the larger one must count.
    """
    values = [value for key, value in attributes.items() if _local(key) == name]
    return max(values, key=lambda value: (len(value), value), default=None)


def number(text: str, most: int) -> int:
    """Return a number of rows or columns from 1. Raises InventoryFileError beyond `most`."""
    if not text.isascii() or not text.isdigit() or len(text) > len(str(MOST_ROWS)):
        raise sheet_too_large()
    if not 1 <= int(text) <= most:
        raise sheet_too_large()
    return int(text)
