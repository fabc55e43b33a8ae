"""What a reader of any format yields: rows of text cells under a header."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from .header import Header
from .problems import Problem


@dataclass(frozen=True, slots=True)
class Row:
    """One data row; `number` as a spreadsheet counts, `line` in the text file (None elsewhere).

    `refused` leads from the position of a cell that must not be read to the rule that says why.
    """

    number: int
    line: int | None
    cells: tuple[str, ...]
    refused: Mapping[int, str] = field(default_factory=dict[int, str])


class Sheet(Protocol):
    """An inventory that has been opened: its header is known, its rows are still to be read."""

    @property
    def header(self) -> Header:
        """Return the matched first row."""
        ...

    @property
    def encoding(self) -> str:
        """Return the encoding the text was in."""
        ...

    @property
    def delimiter(self) -> str | None:
        """Return what separates cells, None where the format needs nothing."""
        ...

    @property
    def format(self) -> str:
        """Return what the inventory came as: csv, xlsx, ods or rows."""
        ...

    @property
    def sheet_name(self) -> str | None:
        """Return the sheet of a workbook that is read."""
        ...

    @property
    def notices(self) -> tuple[Problem, ...]:
        """Return what the person should know and need not correct."""
        ...

    def rows(self) -> Iterator[Row | Problem]:
        """Yield each data row, or what is wrong with it; raise InventoryFileError when lost."""
        ...
