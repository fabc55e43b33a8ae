"""What a check may read besides the record: its parameters, the open licences, the date.

Parameter types, as a rule's YAML names them: `integer`, `codes` (a list of codes), `scores`
(code: whole number), `intervals` (code: ISO 8601 interval, or `none`) and `signoffs` (a list of
`criterion:ROLE`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, cast

from .calendar.frequency import Interval, parse_interval
from .signoffs.decisions import Requirement, parse_requirements, read_requirements
from .strict_yaml import BadValueError

ParameterValue = int | tuple[str, ...] | Mapping[str, int] | Mapping[str, Interval | None]


_NO_VOCABULARIES: Mapping[str, frozenset[str]] = MappingProxyType({})


class Settings(NamedTuple):  # made once per rule and record: a frozen dataclass takes twice as long
    """The parameters of one rule after the policy's changes, typed.

    `fingerprint` is that of the record under judgement, to compare with what people signed.
    `vocabularies` has the codes that the policy accepts of a vocabulary it does not accept whole.
    """

    parameters: Mapping[str, ParameterValue]
    licences: frozenset[str]
    today: date
    fingerprint: str
    vocabularies: Mapping[str, frozenset[str]] = _NO_VOCABULARIES

    def integer(self, name: str) -> int:
        """Return a whole number."""
        return cast("int", self.parameters[name])

    def codes(self, name: str) -> tuple[str, ...]:
        """Return a list of codes, in the order of the policy."""
        return cast("tuple[str, ...]", self.parameters[name])

    def scores(self, name: str) -> Mapping[str, int]:
        """Return a whole number per code."""
        return cast("Mapping[str, int]", self.parameters[name])

    def intervals(self, name: str) -> Mapping[str, Interval | None]:
        """Return an interval per code, None where the code sets no limit."""
        return cast("Mapping[str, Interval | None]", self.parameters[name])

    def signoffs(self, name: str) -> tuple[Requirement, ...]:
        """Return the sign-offs that a parameter asks for, in the order of the policy."""
        return parse_requirements(self.codes(name))


def read_integer(value: object) -> int:
    """Read a whole number that is not negative."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise BadValueError(f"not a whole number: {value!r}")
    return value


def read_code_list(value: object) -> tuple[str, ...]:
    """Read a list of codes without repetitions."""
    if not isinstance(value, list):
        raise BadValueError(f"not a list of codes: {value!r}")
    codes = cast("list[object]", value)
    texts = tuple(code for code in codes if isinstance(code, str) and code)
    if len(texts) != len(codes) or len(set(texts)) != len(texts):
        raise BadValueError("codes must be texts, each named once")
    return texts


def read_scores(value: object) -> Mapping[str, int]:
    """Read a whole number per code."""
    return {code: read_integer(number) for code, number in _entries(value).items()}


def read_intervals(value: object) -> Mapping[str, Interval | None]:
    """Read an interval, or `none`, per code."""
    return {
        code: None if text == "none" else parse_interval(str(text))
        for code, text in _entries(value).items()
    }


def _entries(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise BadValueError(f"not a list of `code: value`: {value!r}")
    entries = cast("dict[object, object]", value)
    return {str(code): entry for code, entry in entries.items()}


PARAMETER_READERS: Mapping[str, Callable[[object], ParameterValue]] = {
    "integer": read_integer,
    "codes": read_code_list,
    "scores": read_scores,
    "intervals": read_intervals,
    "signoffs": read_requirements,
}


def plain_value(value: ParameterValue) -> object:
    """Return a parameter as JSON values, intervals in words of ISO 8601."""
    if isinstance(value, int):
        return value
    if isinstance(value, tuple):
        return list(value)
    return {
        code: str(entry) if isinstance(entry, Interval) else entry for code, entry in value.items()
    }
