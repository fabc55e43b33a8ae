"""Reading a CSV inventory: finds encoding, separator and header, names every broken row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from .csv_lines import GuardedLines
from .encoding import UTF_8, UTF_16, BrokenEncodingError, detect_encoding, line_of
from .header import Header, cells_of, column_name_at, find_delimiter, read_header
from .problems import InventoryFileError, Problem
from .sheet import Row

# Enough for any real row; a row of nothing but quotation marks must not cost minutes.
_MARKS_TRIED = 200
_SHOWN_NAMES = {UTF_8: "UTF-8", UTF_16: "UTF-16"}


class CsvSheet:
    """An opened CSV inventory; `rows` may be read several times."""

    def __init__(self, data: bytes) -> None:
        """Open the bytes of a file. Raises InventoryFileError."""
        self._data = data
        try:
            self.encoding = detect_encoding(data)
        except BrokenEncodingError as error:
            raise InventoryFileError([_encoding_problem(data, error)]) from error
        self.delimiter, names, row = self._first_row()
        self.header: Header = read_header(names, row)

    def rows(self) -> Iterator[Row | Problem]:
        """Yield the rows below the header; rows without any value are skipped.

        Raises InventoryFileError at the end with all rows whose quotation marks do not match: what
        follows such a row may have been misread, so nothing of the file can be trusted.
        """
        broken: list[Problem] = []
        lines = self._lines()
        for cells in self._records(lines, broken):
            if lines.row > self.header.row and any(cell.strip() for cell in cells):
                yield self._row(lines, cells)
        if broken:
            raise InventoryFileError(broken)

    def _row(self, lines: GuardedLines, cells: list[str]) -> Row | Problem:
        expected = len(self.header.names)
        surplus = any(cell.strip() for cell in cells[expected:])
        if surplus or len(cells) < expected:
            return lines.problem("cell_count", found=len(cells), expected=expected)
        return Row(lines.row, lines.first_line, tuple(cells[:expected]))

    def _records(self, lines: GuardedLines, broken: list[Problem]) -> Iterator[list[str]]:
        reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
        while True:
            lines.start_row()
            try:
                yield next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                broken.append(self._broken_row(lines, error))
            except UnicodeError as error:
                problem = lines.problem("encoding", byte="?", encoding=_shown(self.encoding))
                raise InventoryFileError([*broken, problem]) from error
            except InventoryFileError as error:
                raise InventoryFileError([*broken, *error.problems]) from error

    def _broken_row(self, lines: GuardedLines, error: csv.Error) -> Problem:
        if "field limit" in str(error):
            return lines.problem("cell_too_long", limit=csv.field_size_limit())
        beginning = lines.record if lines.ended else _until_misquoted(lines.record, self.delimiter)
        column = column_name_at(beginning, self.delimiter, self.header.names)
        return lines.problem("quote_open" if lines.ended else "quote", column)

    def _lines(self) -> GuardedLines:
        stream = io.BytesIO(self._data)
        return GuardedLines(io.TextIOWrapper(stream, encoding=self.encoding, newline=""))

    def _first_row(self) -> tuple[str, list[str], int]:
        """Return the separator, the cells and the number of the first row that is not blank."""
        lines = self._lines()
        try:
            lines.start_row()
            for line in lines:
                if line.strip(" \t\r\n,;"):
                    delimiter = find_delimiter(line)
                    return delimiter, _header_cells(line, delimiter, lines), lines.row
                lines.start_row()
        except UnicodeError as error:
            problem = lines.problem("encoding", byte="?", encoding=_shown(self.encoding))
            raise InventoryFileError([problem]) from error
        raise InventoryFileError([Problem("file_empty")])


def _header_cells(line: str, delimiter: str, lines: GuardedLines) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise InventoryFileError([lines.problem("quote_open")]) from error


def _until_misquoted(record: str, delimiter: str) -> str:
    """Return the beginning of a row up to the quotation mark at which strict reading fails."""
    marks = (match.end() for match in re.finditer('"', record))
    for end in islice(marks, _MARKS_TRIED):
        try:
            list(csv.reader(record[: end + 1].splitlines(True), delimiter=delimiter, strict=True))
        except csv.Error as error:
            if "expected after" in str(error):
                return record[:end]
    return ""


def _shown(encoding: str) -> str:
    return _SHOWN_NAMES.get(encoding, "Windows-1252")


def _encoding_problem(data: bytes, error: BrokenEncodingError) -> Problem:
    """Name row and column of a byte that is not valid in the encoding of the file."""
    line = line_of(data, error.position)
    start = data.rfind(b"\n", 0, error.position) + 1
    first = data[: 64 * 1024].lstrip(b"\xef\xbb\xbf").split(b"\n", 1)[0].decode("latin-1")
    delimiter = find_delimiter(first)
    names = cells_of(first.strip("\r"), delimiter)
    before = data[max(start, error.position - 64 * 1024) : error.position].decode("latin-1")
    return Problem(
        "encoding",
        row=line,
        column=column_name_at(before, delimiter, names) if line > 1 else None,
        params={"byte": f"0x{data[error.position]:02X}", "encoding": error.encoding},
        line=line,
    )
