"""A band that somebody in charge chose; the computed one stays visible beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from .answers import text_problem
from .problems import Problem, shown
from .score import Score
from .settings import SCORED, Band

_PARTS = ("band", "reason")


@dataclass(frozen=True, slots=True)
class Override:
    """The chosen band, the reason as it was written, who chose it and when."""

    band: Band
    reason: str
    by: str
    on: date

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON."""
        return {
            "band": self.band.value,
            "reason": self.reason,
            "by": self.by,
            "on": self.on.isoformat(),
        }


@dataclass(frozen=True, slots=True, eq=False)
class Priority:
    """A score and what somebody decided about it."""

    score: Score
    override: Override | None = None

    @property
    def computed_band(self) -> Band:
        """Return the band of the score."""
        return self.score.band

    @property
    def band(self) -> Band:
        """Return the band that counts; a duty to publish cannot be decided away."""
        if self.override is None or self.score.mandate:
            return self.score.band
        return self.override.band

    @property
    def is_ranked(self) -> bool:
        """Tell whether it has a place in the ranking: by its answers, or by a decision."""
        return self.score.is_ranked or self.override is not None

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON: the score, with the band that counts and the computed one."""
        return {
            **self.score.as_dict(),
            "band": self.band.value,
            "computed_band": self.computed_band.value,
            "ranked": self.is_ranked,
            "override": self.override.as_dict() if self.override else None,
        }


def read_override(
    given: object, score: Score, by: str, today: date
) -> tuple[Override | None, tuple[Problem, ...]]:
    """Read `{band, reason}` that somebody decides today about a score; both must be there."""
    if not isinstance(given, Mapping):
        return None, (Problem("not_a_mapping", "override", {"value": shown(given)}),)
    parts = cast("Mapping[object, object]", given)
    problems = [
        Problem("unknown_part", shown(part), {"value": shown(part), "known": ", ".join(_PARTS)})
        for part in parts
        if part not in _PARTS
    ]
    band, reason = parts.get("band"), parts.get("reason")
    wrong = [_band_problem(band, score), _reason_problem(reason)]
    problems += [problem for problem in wrong if problem]
    if problems:
        return None, tuple(problems)
    return Override(Band(cast("str", band)), cast("str", reason).strip(), by, today), ()


def _band_problem(band: object, score: Score) -> Problem | None:
    if not isinstance(band, str) or band not in set(Band):
        params = {"value": shown(band), "known": ", ".join(SCORED)}
        return Problem("unknown_code", "band", params)
    if score.mandate:
        return Problem("override_of_mandated", "band")
    if band not in SCORED:
        return Problem("override_to_mandated", "band")
    if band == score.band:
        return Problem("override_unchanged", "band", {"band": band})
    return None


def _reason_problem(reason: object) -> Problem | None:
    wrong = text_problem(reason, "reason")
    if wrong is None and not (isinstance(reason, str) and reason.strip()):
        return Problem("reason_missing", "reason")
    return wrong
