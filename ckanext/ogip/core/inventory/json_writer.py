"""Items as a JSON array, one item a line."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from .export import Values, objects_of_items
from .template import Column


def write_json(stream: BinaryIO, items: Iterable[Values], columns: Sequence[Column]) -> None:
    """Write the columns of items, in UTF-8, item by item; leaves the stream open."""
    text = io.TextIOWrapper(stream, encoding="utf-8", write_through=True)
    separator = "["
    for row in objects_of_items(items, columns):
        text.write(separator + "\n" + json.dumps(row, ensure_ascii=False))
        separator = ","
    text.write("[]\n" if separator == "[" else "\n]\n")
    text.detach()
