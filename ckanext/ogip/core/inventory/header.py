"""The header of an inventory file: where it stands, and which cell is which column."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .layout import AUTO
from .matching import count_known, match_columns
from .problems import InventoryFileError, Problem, shorten
from .template import COLUMNS, DERIVED, KEY, Column

_SHOWN_HEADER = 300
TITLES = ("title_en", "title_fr")
# The column in which an error file tells what is wrong; it is there to be read, not imported.
ERROR_HEADERS = ("What to correct", "À corriger")
# So are those that an export adds from what was decided; only under their own names.
_NOT_MEANT = {*ERROR_HEADERS, *(column.name for column in DERIVED)}
# A header stands below a banner or two, not deep in the rows.
ROWS_SEARCHED = 20
# Words that no cell below a header holds; `volume` or `scope` might be one.
_TECHNICAL_NAMES = {column.name for column in COLUMNS if "_" in column.name}
_NAMES_IN_A_DESCRIPTION = 3

NumberedRow = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Header:
    """`columns` by position in the row, None for a cell that is no column.

    `row` is the last row of the header, `above` the rows with something in them before it.
    """

    names: tuple[str, ...]
    columns: tuple[Column | None, ...]
    row: int
    profile: str = AUTO
    above: tuple[int, ...] = ()

    @property
    def known(self) -> tuple[Column, ...]:
        """Return the columns that the file has."""
        return tuple(column for column in self.columns if column)

    @property
    def ignored(self) -> tuple[str, ...]:
        """Return the headers that are no column; their cells are not read."""
        pairs = zip(self.names, self.columns, strict=True)
        unknown = (name for name, column in pairs if column is None and name)
        return tuple(name for name in unknown if name not in _NOT_MEANT)


def read_header(
    names: Sequence[str], row: int, profile: str = AUTO, above: tuple[int, ...] = ()
) -> Header:
    """Match the cells of a header with the columns. Raises InventoryFileError."""
    shown = tuple(" ".join(name.split()) for name in names)
    layout, columns = match_columns(shown, profile)
    header = Header(shown, columns, row, layout.key, above)
    problems = [*_repeated(header), *_missing(header)]
    if problems:
        raise InventoryFileError(problems)
    return header


@dataclass(frozen=True, slots=True)
class Candidate:
    """Rows that may be the header: one, or two of which the upper one spans columns."""

    score: int
    names: tuple[str, ...]
    row: int
    above: tuple[int, ...]


def find_header(rows: Sequence[NumberedRow], profile: str = AUTO) -> Candidate | None:
    """Return the header among the first rows that are not blank; None where there are none.

    The best is the row that names most columns. Of two rows side by side that name as many, such as
    labels above technical names, it is the lower one.
    """
    best: Candidate | None = None
    for candidate in _candidates(rows, profile):
        if best is None or candidate.score > best.score:
            best = candidate
        elif candidate.score == best.score > 0 and best.row in candidate.above[-1:]:
            best = replace(candidate, above=best.above)
    return best


def describes_columns(rows: Sequence[NumberedRow]) -> bool:
    """Tell whether column names stand one below the other, as where a layout is explained."""
    counts = Counter(
        position
        for _number, cells in rows
        for position, cell in enumerate(cells)
        if cell.strip() in _TECHNICAL_NAMES
    )
    return any(count >= _NAMES_IN_A_DESCRIPTION for count in counts.values())


def column_name_at(text: str, delimiter: str, names: Sequence[str], quote: str = '"') -> str | None:
    """Return the name of the column in which a row stands after `text`, the row's beginning."""
    position = max(len(cells_of(text, delimiter, quote)) - 1, 0)
    return names[position] if position < len(names) else None


def cells_of(text: str, delimiter: str, quote: str = '"') -> list[str]:
    """Return the cells of one row as far as they can be told, forgiving its quotation marks."""
    try:
        return next(csv.reader([text], delimiter=delimiter, quotechar=quote), list[str]())
    except csv.Error:
        return []


def _candidates(rows: Sequence[NumberedRow], profile: str) -> Iterator[Candidate]:
    """Yield single rows first, so that two rows count only where they name more columns."""
    numbers = tuple(number for number, _cells in rows)
    for index, (number, cells) in enumerate(rows):
        score = count_known(cells, profile)
        yield Candidate(score, tuple(cells), number, numbers[:index])
    for index, ((_number, upper), (number, lower)) in enumerate(pairwise(rows)):
        names = _joined(upper, lower)
        yield Candidate(count_known(names, profile), names, number, numbers[:index])


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Return `Title English`, `Title French` for `Title` above `English` and `French`."""
    names: list[str] = []
    spanning = ""
    for position in range(max(len(upper), len(lower))):
        above = upper[position].strip() if position < len(upper) else ""
        below = lower[position].strip() if position < len(lower) else ""
        spanning = above or spanning
        names.append(f"{spanning} {below}" if below else above)
    return tuple(names)


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
