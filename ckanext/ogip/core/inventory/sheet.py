"""What a reader of any format yields: rows of text cells under a header."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from .header import Header
from .problems import Problem


@dataclass(frozen=True, slots=True)
class Row:
    """One data row; `number` as a spreadsheet counts, `line` in the text file (None elsewhere)."""

    number: int
    line: int | None
    cells: tuple[str, ...]


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

    def rows(self) -> Iterator[Row | Problem]:
        """Yield each data row, or what is wrong with it; raise InventoryFileError when lost."""
        ...
