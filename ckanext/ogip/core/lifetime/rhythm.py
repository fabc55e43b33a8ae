"""How often something is updated, guessed from the days of its data or from its title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any, cast

import yaml

from ..calendar.frequency import interval_of
from ..text import LANGUAGES, Text, folded
from ..vocabulary import load_vocabulary
from .settings import length_in_days

_FILE = Path(__file__).with_name("proposal.yaml")
# Fewer days of data than this say nothing about a rhythm.
FEWEST_DAYS = 3
# How far a rhythm may be from an interval, and single steps from the rhythm, in parts of it.
_TOLERANCE = 0.25
_EVEN_STEPS = 0.7


@dataclass(frozen=True, slots=True)
class Guess:
    """A frequency code, and the reason as a key of a text with its values."""

    frequency: str
    reason: str
    params: Mapping[str, Any] = field(default_factory=dict[str, Any])


def from_history(days: Iterable[date]) -> Guess | None:
    """Guess from the days on which data came; None where there are too few.

    Most steps must be about as long as the middle one, else the rhythm is `irregular`.
    """
    ordered = sorted(set(days))
    if len(ordered) < FEWEST_DAYS:
        return None
    steps = [(later - day).days for day, later in pairwise(ordered)]
    usual = median(steps)
    even = sum(_is_near(step, usual) for step in steps) / len(steps)
    code = _nearest_code(usual) if even >= _EVEN_STEPS else None
    params: dict[str, Any] = {"count": len(ordered)}
    if code is None:
        return Guess("irregular", "frequency_uneven", params)
    return Guess(code, "frequency_history", {**params, "days": round(usual)})


def from_title(title: Text) -> Guess | None:
    """Guess from words in the title, `quarterly` or `trimestriel`; None where it has none."""
    for lang in LANGUAGES:
        text = folded(title.get(lang))
        for code, pattern in _title_patterns():
            if match := pattern.search(text):
                return Guess(code, "frequency_title", {"word": match[0]})
    return None


def names_one_period(title: Text) -> bool:
    """Tell whether a title names exactly one year or fiscal year, as a closed edition does."""
    found = {match[0] for match in _closed_title().finditer(folded(title.en or title.fr))}
    return len(found) == 1


def _nearest_code(days: float) -> str | None:
    """Return the code whose interval is nearest, within the tolerance."""
    lengths = {
        choice.value: float(length_in_days(interval))
        for choice in load_vocabulary("frequency")
        if (interval := interval_of(choice.value))
    }
    code = min(lengths, key=lambda known: abs(lengths[known] - days))
    return code if _is_near(days, lengths[code]) else None


def _is_near(value: float, expected: float) -> bool:
    return abs(value - expected) <= expected * _TOLERANCE


@cache
def _title_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    entries = cast("list[dict[str, str]]", _data()["titles"])
    return tuple((entry["frequency"], re.compile(entry["pattern"])) for entry in entries)


@cache
def _closed_title() -> re.Pattern[str]:
    return re.compile(_data()["closed_title"])


@cache
def _data() -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", yaml.safe_load(_FILE.read_text("utf-8")))
