"""What of an item the public may see: the columns that no layout calls internal."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from ..text import LANGUAGES
from .export import Cell, cell_of
from .item import BILINGUAL, SINGLE, column_name
from .layout import LAYOUT_NAMES, layout
from .states import NOMINATED, STATES
from .template import COLUMNS, DERIVED, Column

_LAYOUTS = tuple(map(layout, LAYOUT_NAMES))
_SHOWN = {column.name for each in _LAYOUTS for column in each.shown(public=True)}
_INTERNAL = frozenset[str]().union(*(each.internal for each in _LAYOUTS))
PUBLIC_COLUMNS: Sequence[Column] = tuple(
    column
    for column in (*COLUMNS, *DERIVED)
    if column.name in _SHOWN and column.name not in _INTERNAL
)
_NAMES = frozenset(column.name for column in PUBLIC_COLUMNS)
# Nobody has looked yet at what was only nominated.
LISTED_STATES = tuple(state for state in STATES if state != NOMINATED)


def public_facts(values: Mapping[str, Any]) -> dict[str, Cell]:
    """Return the public columns of an item that are not blank, as cells of a file."""
    cells = {column.name: cell_of(values.get(column.name)) for column in PUBLIC_COLUMNS}
    return {name: cell for name, cell in cells.items() if cell is not None}


def show_public(facts: Mapping[str, Cell]) -> dict[str, Any]:
    """Return the public columns, given as `public_facts`, as the API shows them."""
    shown: dict[str, Any] = {
        field: {lang: facts.get(column_name(field, lang)) for lang in LANGUAGES}
        for field in BILINGUAL
        if column_name(field, LANGUAGES[0]) in _NAMES
    }
    single = (*SINGLE, *(column.name for column in DERIVED))
    return shown | {field: facts.get(field) for field in single if field in _NAMES}


class ListFingerprint:
    """The fingerprint of a list of items, taken while they pass by in their order."""

    def __init__(self) -> None:
        """Begin with the empty list."""
        self._digest = hashlib.sha256()

    def add(self, item_id: str, facts: Mapping[str, Cell]) -> None:
        """Count one more item."""
        line = json.dumps([item_id, facts], ensure_ascii=False, sort_keys=True)
        self._digest.update(line.encode() + b"\n")

    def text(self) -> str:
        """Return the fingerprint of what passed by."""
        return self._digest.hexdigest()
