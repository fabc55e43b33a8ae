"""One thing that changed: what it is called, and what it said before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple


class Row(NamedTuple):
    """A change in words; blank where there was nothing."""

    label: str
    before: str
    after: str


def changed_rows(
    details: Mapping[str, Any],
    label: Callable[[str], str],
    value: Callable[[str, Any], str],
    names: Iterable[str],
) -> list[Row]:
    """Return the rows of what `before` and `after` in details say differently of these names.

    In the order of the names: the database keeps none.
    """
    before, after = _named(details.get("before")), _named(details.get("after"))
    rows = [
        Row(label(name), value(name, before.get(name)), value(name, after.get(name)))
        for name in names
        if before.get(name) != after.get(name)
    ]
    return [row for row in rows if row.before != row.after]


def _named(values: Any) -> Mapping[str, Any]:
    return values if isinstance(values, Mapping) else {}
