"""A release priority that explains itself: what each statement gave, and what is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from .contribution import Contribution, reason_as_dict
from .scale import Scale
from .settings import Band
from .sources import Suggestion
from .toolkit import load_toolkit


class DimensionScore(NamedTuple):
    """How one dimension stands; `share` is the percentage of its statements that are yes."""

    dimension: str
    yes: int
    answered: int
    statements: int
    points: float
    share: float


class Mandate(NamedTuple):
    """A duty to publish: `due` is the last day, None where the law gives no period."""

    basis: str
    due: date | None
    reason: Suggestion


@dataclass(frozen=True, eq=False)
class Score:
    """What the answers and facts about one item come to, as of one day.

    `values` says yes or no by statement, without those left open. `units` is the exact score (see
    `scale`), `points` the number of yes, `demand` everybody who asked for it. What each statement
    gave and why is asked of `explain`: of a hundred thousand scores few are explained.
    """

    scale: Scale
    values: Mapping[str, bool]
    units: int
    points: int
    mandate: Mandate | None
    demand: int
    as_of: date
    explain: Callable[[], tuple[Contribution, ...]] = field(repr=False)

    @cached_property
    def contributions(self) -> tuple[Contribution, ...]:
        """Return what each statement gave, in the order of the toolkit."""
        return self.explain()

    @property
    def answered(self) -> int:
        """Return the number of statements that are answered."""
        return len(self.values)

    @property
    def band(self) -> Band:
        """Return the band: P0 for a duty to publish, else that of the score."""
        return Band.P0 if self.mandate else self.scale.band(self.units)

    @property
    def score(self) -> float:
        """Return the score, of `highest_score`: points, or weighted points of 100."""
        return self.scale.score(self.units)

    @property
    def highest_score(self) -> float:
        """Return what yes to everything comes to."""
        return self.scale.score(self.scale.highest)

    @property
    def completeness(self) -> float:
        """Return the percentage of statements that are answered, rounded down to one decimal."""
        return self.answered * 1000 // len(self.scale.statements) / 10

    @property
    def is_ranked(self) -> bool:
        """Tell whether enough is answered for a place in the ranking; a duty needs no answers."""
        return self.mandate is not None or self.scale.is_complete_enough(self.answered)

    @property
    def dimensions(self) -> tuple[DimensionScore, ...]:
        """Return how each dimension stands, in the order of the toolkit."""
        return tuple(
            _dimension_score(name, own)
            for name in load_toolkit().dimensions
            if (own := [one for one in self.contributions if one.dimension == name])
        )

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON, without what would change the band (see `change`)."""
        return {
            "mode": self.scale.mode.value,
            "score": self.score,
            "highest_score": self.highest_score,
            "points": self.points,
            "highest_points": len(self.contributions),
            "completeness": self.completeness,
            "band": self.band.value,
            "ranked": self.is_ranked,
            "mandated": _mandate_as_dict(self.mandate),
            "demand": self.demand,
            "as_of": self.as_of.isoformat(),
            "toolkit": load_toolkit().version,
            "dimensions": [entry._asdict() for entry in self.dimensions],
            "contributions": [entry.as_dict() for entry in self.contributions],
        }


def _dimension_score(name: str, own: list[Contribution]) -> DimensionScore:
    yes = sum(one.value is True for one in own)
    return DimensionScore(
        dimension=name,
        yes=yes,
        answered=sum(one.value is not None for one in own),
        statements=len(own),
        points=round(sum(one.points for one in own), 1),
        share=yes * 1000 // len(own) / 10,
    )


def _mandate_as_dict(mandate: Mandate | None) -> Mapping[str, Any] | None:
    if mandate is None:
        return None
    due = mandate.due.isoformat() if mandate.due else None
    return {"basis": mandate.basis, "due": due, "reason": reason_as_dict(mandate.reason)}
