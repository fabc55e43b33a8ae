"""The first row of an inventory file: which cell is which column, and how cells are separated."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .problems import InventoryFileError, Problem, shorten
from .template import KEY, Column, find_column

DELIMITERS = (",", ";", "\t")
_SHOWN_HEADER = 300
TITLES = ("title_en", "title_fr")


@dataclass(frozen=True, slots=True)
class Header:
    """`columns` by position in the row, None for a cell that is no column of the template."""

    names: tuple[str, ...]
    columns: tuple[Column | None, ...]
    row: int

    @property
    def known(self) -> tuple[Column, ...]:
        """Return the columns of the template that the file has."""
        return tuple(column for column in self.columns if column)

    @property
    def ignored(self) -> tuple[str, ...]:
        """Return the headers that are no column of the template; their cells are not read."""
        pairs = zip(self.names, self.columns, strict=True)
        return tuple(name for name, column in pairs if column is None and name)


def read_header(names: Sequence[str], row: int) -> Header:
    """Match the cells of the first row with the template. Raises InventoryFileError."""
    shown = tuple(name.strip() for name in names)
    header = Header(shown, tuple(find_column(name) for name in shown), row)
    problems = [*_repeated(header), *_missing(header)]
    if problems:
        raise InventoryFileError(problems)
    return header


def find_delimiter(line: str) -> str:
    """Return the separator under which the first line names the most columns of the template."""
    return max(DELIMITERS, key=lambda delimiter: _known_names(line, delimiter))


def column_name_at(text: str, delimiter: str, names: Sequence[str]) -> str | None:
    """Return the name of the column in which a row stands after `text`, the row's beginning."""
    position = max(len(cells_of(text, delimiter)) - 1, 0)
    return names[position] if position < len(names) else None


def cells_of(text: str, delimiter: str) -> list[str]:
    """Return the cells of one row as far as they can be told, forgiving its quotation marks."""
    try:
        return next(csv.reader([text], delimiter=delimiter), list[str]())
    except csv.Error:
        return []


def _known_names(line: str, delimiter: str) -> int:
    return sum(find_column(cell) is not None for cell in cells_of(line, delimiter))


def _repeated(header: Header) -> list[Problem]:
    counts = Counter(column.name for column in header.known)
    return [
        Problem("column_repeated", row=header.row, column=name, value=_headers_of(header, name))
        for name, count in counts.items()
        if count > 1
    ]


def _headers_of(header: Header, name: str) -> str:
    pairs = zip(header.names, header.columns, strict=True)
    return ", ".join(shown for shown, column in pairs if column and column.name == name)


def _missing(header: Header) -> list[Problem]:
    present = {column.name for column in header.known}
    missing = [] if KEY.name in present else [KEY.name]
    if not present.intersection(TITLES):
        missing.append(" / ".join(TITLES))
    found = ", ".join(name for name in header.names if name) or "—"
    found = shorten(found, _SHOWN_HEADER)
    return [
        Problem("column_missing", header.row, name, params={"columns": name, "found": found})
        for name in missing
    ]
