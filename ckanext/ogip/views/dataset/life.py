"""The steps of a record's life, as far as this portal follows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import ckan.plugins.toolkit as tk

_PREPARED, _CHECKED, _PUBLIC = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is called, and whether it lies behind, is now, or comes."""

    label: str
    state: str
    """`done`, `current` or `to_come`."""


def steps(dataset: Mapping[str, Any], *, ready: bool) -> list[Step]:
    """Return the steps in order; exactly one is current."""
    current = _current(dataset["ogip"], ready=ready)
    labels = (tk._("Identified"), tk._("In preparation"), tk._("Checked"), tk._("Published"))
    return [Step(label, _state(number, current)) for number, label in enumerate(labels)]


def _current(block: Mapping[str, Any], *, ready: bool) -> int:
    if block["state"] == "published":
        return _PUBLIC
    return _CHECKED if ready else _PREPARED


def _state(number: int, current: int) -> str:
    if number == current:
        return "current"
    return "done" if number < current else "to_come"
