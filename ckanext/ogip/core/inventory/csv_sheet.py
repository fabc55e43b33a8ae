"""Reading a CSV inventory: finds encoding, separator and header, names every broken row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from .csv_lines import GuardedLines
from .dialect import Dialect, find_dialect, first_rows
from .encoding import UTF_8, UTF_16, BrokenEncodingError, detect_encoding, line_of
from .header import Candidate, Header, cells_of, column_name_at, find_header, read_header
from .layout import AUTO
from .neutral import restored
from .problems import InventoryFileError, Problem
from .sheet import Row

# Enough for any real row; a row of nothing but quotation marks must not cost minutes.
_MARKS_TRIED = 200
# The header and some rows below it, where most of the text is cells of titles and descriptions.
_LOOKED_AT = 256 * 1024
_SHOWN_NAMES = {UTF_8: "UTF-8", UTF_16: "UTF-16"}


class CsvSheet:
    """An opened CSV inventory; `rows` may be read several times."""

    format = "csv"
    sheet_name = None

    def __init__(self, data: bytes, profile: str = AUTO) -> None:
        """Open the bytes of a file. Raises InventoryFileError."""
        self._data = data
        try:
            self.encoding = detect_encoding(data)
        except BrokenEncodingError as error:
            raise InventoryFileError([_encoding_problem(data, error)]) from error
        lines = self._first_lines()
        self._dialect = find_dialect(lines, profile)
        found = find_header(first_rows(lines, self._dialect), profile)
        if found is None:
            raise InventoryFileError([Problem("file_empty")])
        self._require_readable(found)
        self.header: Header = read_header(found.names, found.row, profile, found.above)

    @property
    def delimiter(self) -> str:
        """Return what separates cells."""
        return self._dialect.delimiter

    @property
    def notices(self) -> tuple[Problem, ...]:
        """Return what was left unread on purpose: rows above the header."""
        return rows_above(self.header)

    def rows(self) -> Iterator[Row | Problem]:
        """Yield the rows below the header; rows without any value are skipped.

        Raises InventoryFileError at the end with all rows whose quotation marks do not match: what
        follows such a row may have been misread, so nothing of the file can be trusted.
        """
        broken: list[Problem] = []
        lines = self._lines()
        for cells in self._records(lines, broken, self.header.names):
            if lines.row > self.header.row and any(cell.strip() for cell in cells):
                yield self._row(lines, [restored(cell) if "'" in cell else cell for cell in cells])
        if broken:
            raise InventoryFileError(broken)

    def _row(self, lines: GuardedLines, cells: list[str]) -> Row | Problem:
        place = (lines.row, lines.first_line)
        return row_of(cells, self.header, place)

    def _records(
        self, lines: GuardedLines, broken: list[Problem], names: tuple[str, ...]
    ) -> Iterator[list[str]]:
        reader = self._dialect.reader(lines, strict=True)
        while True:
            lines.start_row()
            try:
                yield next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                broken.append(self._broken_row(lines, error, names))
            except UnicodeError as error:
                problem = lines.problem("encoding", byte="?", encoding=_shown(self.encoding))
                raise InventoryFileError([*broken, problem]) from error
            except InventoryFileError as error:
                raise InventoryFileError([*broken, *error.problems]) from error

    def _broken_row(self, lines: GuardedLines, error: csv.Error, names: tuple[str, ...]) -> Problem:
        if "field limit" in str(error):
            return lines.problem("cell_too_long", limit=csv.field_size_limit())
        beginning = lines.record if lines.ended else _until_misquoted(lines.record, self._dialect)
        dialect = self._dialect
        column = column_name_at(beginning, dialect.delimiter, names, dialect.quote)
        return lines.problem("quote_open" if lines.ended else "quote", column)

    def _lines(self) -> GuardedLines:
        stream = io.BytesIO(self._data)
        return GuardedLines(io.TextIOWrapper(stream, encoding=self.encoding, newline=""))

    def _first_lines(self) -> list[str]:
        data = io.BytesIO(self._data)
        stream = io.TextIOWrapper(data, encoding=self.encoding, errors="replace", newline="")
        return list(io.StringIO(stream.read(_LOOKED_AT), newline=""))

    def _require_readable(self, found: Candidate) -> None:
        """Read the rows down to the header as strictly as the others."""
        broken: list[Problem] = []
        lines = self._lines()
        for _cells in self._records(lines, broken, ()):
            if lines.row >= found.row:
                break
        if broken:
            raise InventoryFileError(broken)


def row_of(cells: list[str], header: Header, place: tuple[int, int | None]) -> Row | Problem:
    """Return the row at a place, `(row, line)`, or what is wrong with the number of its cells."""
    expected = len(header.names)
    surplus = any(cell.strip() for cell in cells[expected:])
    number, line = place
    if surplus or len(cells) < expected:
        params = {"found": len(cells), "expected": expected}
        return Problem("cell_count", number, params=params, line=line, cells=tuple(cells))
    return Row(number, line, tuple(cells[:expected]))


def rows_above(header: Header) -> tuple[Problem, ...]:
    """Return the notice of rows above the header, which hold no items."""
    if not header.above:
        return ()
    rows = ", ".join(str(row) for row in header.above)
    return (Problem("rows_above", header.row, params={"row": str(header.row), "rows": rows}),)


def _until_misquoted(record: str, dialect: Dialect) -> str:
    """Return the beginning of a row up to the quotation mark at which strict reading fails."""
    marks = (match.end() for match in re.finditer(re.escape(dialect.quote), record))
    for end in islice(marks, _MARKS_TRIED):
        try:
            beginning = record[: end + 1].splitlines(True)
            list(dialect.reader(beginning, strict=True))
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
    delimiter = find_dialect([first]).delimiter
    names = cells_of(first.strip("\r"), delimiter)
    before = data[max(start, error.position - 64 * 1024) : error.position].decode("latin-1")
    return Problem(
        "encoding",
        row=line,
        column=column_name_at(before, delimiter, names) if line > 1 else None,
        params={"byte": f"0x{data[error.position]:02X}", "encoding": error.encoding},
        line=line,
    )
