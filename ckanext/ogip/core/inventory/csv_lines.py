"""Lines of a CSV text, guarded: a broken file must not fill the memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from .problems import InventoryFileError, Problem

RECORD_LIMIT = 1_000_000


class GuardedLines(Iterator[str]):
    """The lines of `text`, remembering where the current row started and how it begins."""

    def __init__(self, text: TextIO) -> None:
        """Read from a stream opened with `newline=""`."""
        self._text = text
        self._length = 0
        self._record: list[str] = []
        self.row = 0
        self.line = 0
        self.first_line = 0
        self.ended = False

    def start_row(self) -> None:
        """Note that the next line begins a new row."""
        self.row += 1
        self.first_line = self.line + 1
        self._length = 0
        self._record = []

    @property
    def record(self) -> str:
        """Return what was read of the current row so far."""
        return "".join(self._record)

    def problem(self, rule: str, column: str | None = None, **params: str | int) -> Problem:
        """Describe a mistake in the current row."""
        return Problem(rule, row=self.row, column=column, params=params, line=self.first_line)

    def __next__(self) -> str:
        """Return the next line with its line end."""
        line = self._text.readline(RECORD_LIMIT + 1)
        if not line:
            self.ended = True
            raise StopIteration
        self.line += 1
        self._length += len(line)
        if self._length > RECORD_LIMIT:
            raise InventoryFileError([self.problem("cell_too_long", limit=RECORD_LIMIT)])
        if "\0" in line:
            raise InventoryFileError([self.problem("file_not_text")])
        self._record.append(line)
        return line
