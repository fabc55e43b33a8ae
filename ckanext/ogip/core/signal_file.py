"""A CSV file of signals: one count a row, for an item or, without a number, for the organization.

Columns are known by their names or their labels in either language, in any order and case.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import yaml

from .inventory.csv_lines import GuardedLines
from .inventory.dialect import DELIMITERS, QUOTES, Dialect
from .inventory.encoding import BrokenEncodingError, detect_encoding, line_of
from .inventory.neutral import restored
from .inventory.problems import InventoryFileError, Problem
from .text import Text

REFERENCE_NUMBER = "ref_number"
REQUIRED = ("kind", "source", "count", "period_start", "period_end")


@dataclass(frozen=True, slots=True)
class SignalRow:
    """A row as a spreadsheet counts it, and its cells by column."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SignalFile:
    """The rows of a file, and the headers that mean nothing here."""

    rows: tuple[SignalRow, ...]
    ignored: tuple[str, ...]


def column_names() -> tuple[str, ...]:
    """Return the columns in their order."""
    return tuple(_columns())


def column_labels() -> Mapping[str, Text]:
    """Return what the columns are called, in their order."""
    return {name: Text(**labels) for name, labels in _columns().items()}


def read_signal_file(data: bytes, limit: int) -> SignalFile:
    """Read the bytes of a file of at most `limit` rows. Raises InventoryFileError."""
    lines = GuardedLines(io.StringIO(_text_of(data), newline=""))
    # A file of nothing but a byte order mark has no line at all.
    first = next(lines, "")
    lines.start_row()
    dialect = max(
        (Dialect(delimiter, QUOTES[0]) for delimiter in DELIMITERS),
        key=lambda each: sum(map(bool, map(_column, _cells(each, first)))),
    )
    names = [name.strip() for name in _cells(dialect, first)]
    columns = _required([_column(name) for name in names], names)
    rows = tuple(_rows(dialect, lines, columns))
    if len(rows) > limit:
        raise InventoryFileError([Problem("too_many_rows", params={"limit": limit})])
    ignored = [name for name, column in zip(names, columns, strict=True) if name and not column]
    return SignalFile(rows, tuple(ignored))


def _text_of(data: bytes) -> str:
    try:
        return data.decode(detect_encoding(data))
    except BrokenEncodingError as error:
        params = {"byte": f"0x{data[error.position]:02X}", "encoding": error.encoding}
        problem = Problem("encoding", row=line_of(data, error.position), params=params)
        raise InventoryFileError([problem]) from error
    except UnicodeError as error:
        params = {"byte": "?", "encoding": "UTF-16"}
        raise InventoryFileError([Problem("encoding", params=params)]) from error


def _cells(dialect: Dialect, line: str) -> list[str]:
    try:
        return next(dialect.reader([line]))
    except csv.Error as error:
        limit = csv.field_size_limit()
        raise InventoryFileError([Problem("cell_too_long", 1, params={"limit": limit})]) from error


def _required(columns: Sequence[str | None], names: Sequence[str]) -> list[str | None]:
    missing = [name for name in REQUIRED if name not in columns]
    if missing:
        params = {"columns": ", ".join(missing), "found": ", ".join(names)[:500]}
        raise InventoryFileError([Problem("column_missing", row=1, params=params)])
    known = [column for column in columns if column]
    twice = sorted({column for column in known if known.count(column) > 1})
    if twice:
        raise InventoryFileError([Problem("column_repeated", row=1, value=", ".join(twice))])
    return list(columns)


def _rows(
    dialect: Dialect, lines: GuardedLines, columns: Sequence[str | None]
) -> Iterator[SignalRow]:
    reader = dialect.reader(lines, strict=True)
    while True:
        lines.start_row()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise InventoryFileError([_broken(lines, error)]) from error
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) < len(columns) or any(map(str.strip, cells[len(columns) :])):
            params = {"found": len(cells), "expected": len(columns)}
            raise InventoryFileError([Problem("cell_count", lines.row, params=params)])
        named = zip(columns, cells, strict=False)
        values = {column: restored(cell.strip()) for column, cell in named if column}
        yield SignalRow(lines.row, values)


def _broken(lines: GuardedLines, error: csv.Error) -> Problem:
    if "field limit" in str(error):
        return lines.problem("cell_too_long", limit=csv.field_size_limit())
    return lines.problem("quote_open" if lines.ended else "quote")


def _column(header: str) -> str | None:
    return _spellings().get(header.strip().casefold())


@cache
def _columns() -> Mapping[str, Mapping[str, str]]:
    text = Path(__file__).with_suffix(".yaml").read_text("utf-8")
    return cast("Mapping[str, Mapping[str, str]]", yaml.safe_load(text))


@cache
def _spellings() -> Mapping[str, str]:
    return {
        spelling.casefold(): name
        for name, labels in _columns().items()
        for spelling in (name, *labels.values())
    }
