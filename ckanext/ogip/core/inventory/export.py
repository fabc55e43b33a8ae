"""Items as rows of a file: the cells of a layout, as an import reads them back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from .asset import as_text
from .template import Column
from .values import Value

Cell = str | int | None
Values = Mapping[str, Any]


def cell_of(value: Value) -> Cell:
    """Return a value as a cell: Y or N, dates as ISO 8601, numbers as numbers, blank as None."""
    if isinstance(value, bool):
        return "Y" if value else "N"
    return value if isinstance(value, int) else as_text(value)


def cells_of_items(
    items: Iterable[Values], columns: Sequence[Column]
) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of each item, whose facts are given by column name."""
    for item in items:
        yield tuple(cell_of(item.get(column.name)) for column in columns)


def objects_of_items(
    items: Iterable[Values], columns: Sequence[Column]
) -> Iterator[dict[str, Cell]]:
    """Yield each item as an object by column name, as an import takes it as `rows`."""
    names = [column.name for column in columns]
    for cells in cells_of_items(items, columns):
        yield dict(zip(names, cells, strict=True))
