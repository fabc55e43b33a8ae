"""Tolerant reading of what jobs gathered: plain JSON, in which nothing but the key is certain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from ..calendar.dates import read_date
from ..record import Record
from ..values import read_mappings

# A number of rows or bytes beyond this one is a mistake of whoever gathered it.
_LARGEST = 10**15


class Gathered(Record):
    """A part of the facts; what has another type than it should counts as absent."""

    __slots__ = ()

    def looked_for(self, name: str) -> bool:
        """Tell whether somebody looked, even if nothing was found."""
        return name in self._data

    def whole(self, name: str) -> int | None:
        """Return a whole number that is not negative."""
        return read_whole(self._data.get(name))

    def flag(self, name: str) -> bool | None:
        """Return true or false where one of them is stated."""
        value = self._data.get(name)
        return value if isinstance(value, bool) else None

    def day(self, name: str) -> date | None:
        """Return a date."""
        value = self._data.get(name)
        day = read_date(value) if isinstance(value, str | date) else None
        return day if isinstance(day, date) else None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is known at all."""
        return not self._data

    def part(self, name: str) -> Mapping[str, Any]:
        """Return a mapping, an empty one where there is none."""
        return read_part(self._data.get(name))

    def parts(self, name: str) -> tuple[Mapping[str, Any], ...]:
        """Return the mappings of a list."""
        return tuple(read_mappings(self._data.get(name)))

    def wholes(self, name: str) -> tuple[int, ...]:
        """Return the whole numbers of a list."""
        value = self._data.get(name)
        entries = cast("Iterable[object]", value if isinstance(value, list | tuple) else ())
        return tuple(number for entry in entries if (number := read_whole(entry)) is not None)


def read_part(value: object) -> Mapping[str, Any]:
    """Return a mapping, an empty one for anything else."""
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}


def read_whole(value: object) -> int | None:
    """Return a whole number that is not negative, None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value <= _LARGEST else None
