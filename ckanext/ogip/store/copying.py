"""PostgreSQL's COPY: many rows into a table at once."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Sequence
from typing import Any

from ckan import model

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def copy_rows(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Append rows to a table, within the transaction of the session."""
    buffer = io.StringIO()
    for row in rows:
        buffer.write("\t".join(map(_cell, row)) + "\n")
    buffer.seek(0)
    cursor = model.Session.connection().connection.cursor()
    cursor.copy_expert(f"copy {table} ({', '.join(columns)}) from stdin", buffer)
    cursor.close()


def _cell(value: Any) -> str:
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value).translate(_ESCAPES)
