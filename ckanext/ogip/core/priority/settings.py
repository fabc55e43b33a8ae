"""What a policy says about release priority. `policy.priority` reads it from YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """How yes is counted."""

    TOOLKIT = "toolkit"
    WEIGHTED = "weighted"


class Band(StrEnum):
    """How soon something should be released, the soonest first; P0 is mandatory publication."""

    P0 = "P0"
    P1 = "P1"
    P2 = "P2"
    P3 = "P3"


# Those that a score leads to, the best first.
SCORED = (Band.P1, Band.P2, Band.P3)


@dataclass(frozen=True, slots=True, eq=False)
class PrioritySettings:
    """How answers become a priority.

    `weights` per dimension, 100 together. `bands` are the lowest percentage of the highest score,
    by band (P1, P2). `minimum_completeness` is the percentage of statements that must be answered
    before something is ranked. `thresholds` say from where a fact answers its statement.
    `statements` are those that count, in the order of the toolkit.
    """

    mode: Mode
    weights: Mapping[str, int]
    bands: Mapping[Band, int]
    minimum_completeness: int
    thresholds: Mapping[str, int]
    statements: tuple[str, ...]
