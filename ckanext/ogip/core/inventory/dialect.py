"""How the cells of a CSV text are parted and quoted, told by the columns that come out."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from .header import ROWS_SEARCHED, NumberedRow, find_header
from .layout import AUTO

DELIMITERS = (",", ";", "\t", "|")
QUOTES = ('"', "'")


@dataclass(frozen=True, slots=True)
class Dialect:
    """What parts cells, and what stands around a cell that holds the separator."""

    delimiter: str
    quote: str

    def reader(self, lines: Iterable[str], *, strict: bool = False) -> Iterator[list[str]]:
        """Return the rows of cells; strict reading raises csv.Error where quotes do not match."""
        return csv.reader(lines, delimiter=self.delimiter, quotechar=self.quote, strict=strict)


def find_dialect(lines: Sequence[str], profile: str = AUTO) -> Dialect:
    """Return the dialect under which the first lines name the most columns.

    Where headers do not tell, as with quotes, it is the one whose rows are as long as the header.
    """
    # An apostrophe is a quotation mark only where no other is: French begins many words with one.
    quotes = QUOTES[:1] if any(QUOTES[0] in line for line in lines) else QUOTES
    dialects = [Dialect(*pair) for pair in product(DELIMITERS, quotes)]
    return max(
        sorted(dialects, key=lambda each: QUOTES.index(each.quote)),
        key=lambda each: _score(first_rows(lines, each), profile),
    )


def first_rows(lines: Iterable[str], dialect: Dialect) -> list[NumberedRow]:
    """Return the first rows with something in them, forgiving their quotation marks."""
    rows: list[NumberedRow] = []
    try:
        for number, cells in enumerate(dialect.reader(lines), start=1):
            if any(cell.strip() for cell in cells):
                rows.append((number, cells))
            if len(rows) == ROWS_SEARCHED:
                break
    except csv.Error:
        pass
    return rows


def _score(rows: Sequence[NumberedRow], profile: str) -> tuple[int, int]:
    found = find_header(rows, profile)
    if found is None or not found.score:
        return 0, 0
    return found.score, sum(len(cells) == len(found.names) for _number, cells in rows)
