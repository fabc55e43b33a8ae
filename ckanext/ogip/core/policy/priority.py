"""Reading what a policy says about release priority; every key it does not give stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import TypeVar, cast

from ..priority.settings import Band, Mode, PrioritySettings
from ..priority.toolkit import MODEL, ToolkitFileError, load_toolkit
from ..settings import read_integer
from ..strict_yaml import BadValueError, Document, Section, read_flag
from .rules import section_within

_WHOLE = 100
Name = TypeVar("Name", bound=str)


@cache
def default_priority() -> PrioritySettings:
    """Return the model as shipped, from `schemas/priority/model.yaml`; optional statements off."""
    toolkit = load_toolkit()
    document = Document.load(MODEL)
    start = PrioritySettings(
        mode=Mode.TOOLKIT,
        weights=dict.fromkeys(toolkit.dimensions, 0),
        bands={},
        minimum_completeness=0,
        thresholds={name: entry.value for name, entry in toolkit.thresholds.items()},
        statements=tuple(one.id for one in toolkit.statements.values() if not one.optional),
    )
    settings = _read_model(document.root(), start)
    if document.mistakes:
        raise ToolkitFileError(document.path, document.mistakes)
    return settings


def read_priority(root: Section, base: PrioritySettings) -> PrioritySettings:
    """Read `priority` of a policy or of one organization; a base that nothing changes comes back.

    Weights, bands, thresholds and statements are changed one by one.
    """
    section = section_within(root, "priority")
    if not section.data:
        return base
    settings = replace(
        _read_model(section, base),
        thresholds=_read_numbers(section, "thresholds", base.thresholds, _read_threshold),
        statements=_read_statements(section, base.statements),
    )
    section.close()
    _refuse_empty_dimensions(section, settings)
    return settings


def _read_model(section: Section, base: PrioritySettings) -> PrioritySettings:
    weights = _read_numbers(section, "weights", base.weights, read_integer)
    if sum(weights.values()) != _WHOLE:
        total = sum(weights.values())
        section.mistake(f"must be {_WHOLE} together, with those that stay; are {total}", "weights")
    bands = {band: base.bands.get(band, 0) for band in (Band.P1, Band.P2)}
    bands = _read_numbers(section, "bands", bands, _read_percentage)
    if bands[Band.P1] <= bands[Band.P2]:
        section.mistake("must ask for more in P1 than in P2", "bands")
    return replace(
        base,
        mode=Mode(section.optional("mode", _read_mode, base.mode.value)),
        weights=weights,
        bands={Band(band): percent for band, percent in bands.items()},
        minimum_completeness=section.optional(
            "minimum_completeness", _read_share, base.minimum_completeness
        ),
    )


def _read_numbers(
    section: Section, key: str, base: Mapping[Name, int], read: Callable[[object], int]
) -> dict[Name, int]:
    """Read a number by name; a name that the base does not have is a mistake."""
    below = section_within(section, key)
    read_ones = {name: below.optional(name, read, number) for name, number in base.items()}
    below.close()
    return read_ones


def _read_statements(section: Section, base: Iterable[str]) -> tuple[str, ...]:
    """Read which statements count: true or false by statement."""
    below = section_within(section, "statements")
    counting = set(base)
    known = load_toolkit().statements
    for name in below.data:
        if name not in known:
            below.mistake(f"is no statement; there are: {', '.join(known)}", name)
        elif below.optional(name, read_flag, name in counting):
            counting.add(name)
        else:
            counting.discard(name)
    return tuple(name for name in known if name in counting)


def _refuse_empty_dimensions(section: Section, settings: PrioritySettings) -> None:
    known = load_toolkit().statements
    filled = {known[name].dimension for name in settings.statements}
    for dimension, weight in settings.weights.items():
        if weight and dimension not in filled:
            message = f"leaves {dimension}, which has a weight of {weight}, without a statement"
            section.mistake(message, "statements")
    if not filled:
        section.mistake("leaves no statement to answer", "statements")


def _read_mode(value: object) -> str:
    if not isinstance(value, str) or value not in set(Mode):
        raise BadValueError(f"must be one of {', '.join(Mode)}, not {value!r}")
    return value


def _read_share(value: object) -> int:
    number = read_integer(value)
    if number > _WHOLE:
        raise BadValueError(f"must be a percentage, not {number}")
    return number


def _read_percentage(value: object) -> int:
    if not _read_share(value):
        raise BadValueError("must be a percentage above 0, so that there is something below it")
    return cast("int", value)


def _read_threshold(value: object) -> int:
    number = read_integer(value)
    if not number:
        raise BadValueError("must be 1 or more: a threshold of 0 would answer without a fact")
    return number
