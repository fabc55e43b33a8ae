"""PostgreSQL's COPY: many rows into a table at once."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from types import NoneType
from typing import Any

from ckan import model

_SPECIAL = re.compile(r"[\\\t\n\r]")
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def copy_rows(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Append rows to a table, within the transaction of the session."""
    buffer = io.StringIO()
    for row in rows:
        buffer.write("\t".join([_WRITERS.get(cell.__class__, _other)(cell) for cell in row]) + "\n")
    buffer.seek(0)
    cursor = model.Session.connection().connection.cursor()
    cursor.copy_expert(f"copy {table} ({', '.join(columns)}) from stdin", buffer)
    cursor.close()


def _text(value: str) -> str:
    return value.translate(_ESCAPES) if _SPECIAL.search(value) else value


def _other(value: Any) -> str:
    return _text(str(value))


# By the class of a value: millions of cells are written.
_WRITERS: Mapping[type, Callable[[Any], str]] = {
    NoneType: lambda _nothing: "\\N",
    str: _text,
    int: str,
    bool: lambda value: "t" if value else "f",
    date: date.isoformat,
    datetime: datetime.isoformat,
}
