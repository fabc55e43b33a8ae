"""Readers of single facts: each refuses what it cannot read, with the key of a problem."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, cast

from ..calendar.dates import NotADate, read_date
from ..vocabulary import load_vocabulary
from .problems import shown

Reader = Callable[[object], Any]

_HIGHEST_COUNT = 10**9
_HIGHEST_GRADE = 100
_SHORT_LIST = 25  # codes that a message can name


class Refused(NamedTuple):
    """One thing that cannot be read: where it stands below the fact, and the problem with it."""

    below: str
    key: str
    params: Mapping[str, Any]


class RefusedError(ValueError):
    """A fact that cannot be read, for one reason or for several."""

    def __init__(self, parts: Sequence[Refused]) -> None:
        """Carry at least one reason."""
        super().__init__(parts[0].key)
        self.parts = parts


def _refuse(key: str, value: object, **params: Any) -> RefusedError:
    return RefusedError([Refused("", key, {"value": shown(value), **params})])


def read_count(value: object) -> int:
    """Read a whole number that is not negative; true is none."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _HIGHEST_COUNT:
        raise _refuse("not_a_count", value, limit=_HIGHEST_COUNT)
    return value


def read_grade(value: object) -> float:
    """Read a number; what is none (NaN) lies not between two others either."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _refuse("not_a_number", value, limit=_HIGHEST_GRADE)
    if not 0 <= value <= _HIGHEST_GRADE:
        raise _refuse("not_a_number", value, limit=_HIGHEST_GRADE)
    return float(value)


def read_flag(value: object) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise _refuse("not_yes_or_no", value)
    return value


def read_day(value: object) -> date:
    """Read an ISO date."""
    day = read_date(value) if isinstance(value, str | date) else None
    if day is None or isinstance(day, NotADate):
        raise _refuse("not_a_date", value)
    return day


def read_text(value: object) -> str:
    """Read a text."""
    if not isinstance(value, str):
        raise _refuse("not_a_text", value)
    return value


def one_of(*known: str) -> Callable[[object], str]:
    """Return a reader of one of these codes."""

    def read(value: object) -> str:
        if not isinstance(value, str) or value not in known:
            if len(known) > _SHORT_LIST:
                raise _refuse("not_in_list", value)
            raise _refuse("unknown_code", value, known=", ".join(known))
        return value

    return read


def code_of(vocabulary: str) -> Callable[[object], str]:
    """Return a reader of a code of a vocabulary."""
    return one_of(*(choice.value for choice in load_vocabulary(vocabulary)))


def codes_of(read: Callable[[object], str]) -> Callable[[object], tuple[str, ...]]:
    """Return a reader of a list of what another one reads."""

    def read_all(value: object) -> tuple[str, ...]:
        if not isinstance(value, list | tuple):
            raise _refuse("not_codes", value)
        return tuple(read(item) for item in cast("list[object]", value))

    return read_all


def mapping_of(read: Reader, *names: str) -> Callable[[object], Mapping[str, Any]]:
    """Return a reader of values by name, of these names or of any; null is passed over."""

    def read_all(value: object) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            raise _refuse("not_a_mapping", value)
        found: dict[str, Any] = {}
        refused: list[Refused] = []
        for name, part in cast("Mapping[object, object]", value).items():
            if not isinstance(name, str) or (names and name not in names):
                params = {"value": shown(name), "known": ", ".join(names)}
                refused.append(Refused(f".{shown(name)}", "unknown_part", params))
            elif part is not None:
                try:
                    found[name] = read(part)
                except RefusedError as error:
                    refused += [one._replace(below=f".{shown(name)}") for one in error.parts]
        if refused:
            raise RefusedError(refused)
        return found

    return read_all
