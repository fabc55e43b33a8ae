"""CSV files that Excel opens in the right encoding, and in which no cell is run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from .export import Cell
from .neutral import neutralised


def write_csv(stream: BinaryIO, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write UTF-8 with a byte order mark, row by row; the stream stays open."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(header)
    for cells in rows:
        writer.writerow([neutralised(cell) if isinstance(cell, str) else cell for cell in cells])
    text.detach()
