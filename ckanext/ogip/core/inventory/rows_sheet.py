"""Reading an inventory given as JSON: a list of objects whose keys are the template's columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .header import Header, read_header
from .layout import AUTO
from .problems import Problem, UnreadableValueError
from .sheet import Row
from .values import cell_text


class RowsSheet:
    """Rows passed as objects; they are numbered as if a header stood above them."""

    format = "rows"
    encoding = "json"
    delimiter = None
    sheet_name = None
    notices: tuple[Problem, ...] = ()

    def __init__(self, rows: Sequence[Mapping[str, object]], profile: str = AUTO) -> None:
        """Open the rows. Raises InventoryFileError when a column is missing."""
        self._rows = rows
        self._names = list(dict.fromkeys(name for row in rows for name in row))
        self.header: Header = read_header(self._names, 1, profile)

    def rows(self) -> Iterator[Row | Problem]:
        """Yield each row, or the problem of one that lacks a column or holds no plain value."""
        for number, row in enumerate(self._rows, start=2):
            missing = [name for name in self._names if name not in row]
            if missing:
                params = {"columns": ", ".join(missing)}
                yield Problem("cell_missing", row=number, column=missing[0], params=params)
            else:
                yield self._row(number, row)

    def _row(self, number: int, row: Mapping[str, object]) -> Row | Problem:
        cells: list[str] = []
        for name in self._names:
            try:
                cells.append(cell_text(row[name]))
            except UnreadableValueError as problem:
                return Problem(problem.rule, row=number, column=name, value=str(row[name]))
        return Row(number, None, tuple(cells))
