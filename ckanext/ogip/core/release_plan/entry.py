"""One line of the release plan: an item of the inventory, its dates, and what stands against it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ..text import Text
from .history import History


class Progress(StrEnum):
    """Where the release of an item stands on a day."""

    UNPLANNED = "unplanned"
    PLANNED = "planned"
    SLIPPED = "slipped"
    OVERDUE = "overdue"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the plan knows about an item.

    `band` is `P0` to `P3`, `score` and `completeness` are shares of 100, `gaps` the rules that
    would refuse the release today, None where nobody has looked. `value` and `effort` are shares
    of 100 too, for the chart. What nobody has determined is None.
    """

    item: str
    ref_number: str
    title: Text
    asset_type: str | None = None
    owner: str | None = None
    eligibility: str = "pending"
    band: str | None = None
    override_reason: str | None = None
    score: float | None = None
    completeness: float | None = None
    value: float | None = None
    effort: float | None = None
    demand: int = 0
    conversion_status: str | None = None
    conversion_plan_date: date | None = None
    native_format: str | None = None
    gaps: tuple[str, ...] | None = None
    history: History = field(default_factory=History)
    released: date | None = None
    url: str | None = None

    @property
    def planned(self) -> date | None:
        """Return the day that the plan names now."""
        return self.history.planned

    @property
    def needs_conversion(self) -> bool:
        """Tell whether its format is still to be converted."""
        return self.conversion_status in ("needed", "planned", "in_progress")

    def slip(self, today: date) -> int | None:
        """Return by how many days the release is later than first planned; less than 0: earlier.

        A release that is overdue slips a day every day. None where nothing was ever planned.
        """
        first = self.history.baseline
        if first is None:
            return None
        if self.released:
            return (self.released - first).days
        return (max(self.planned, today) - first).days if self.planned else None

    def progress(self, today: date) -> Progress:
        """Return where the release stands."""
        if self.released:
            return Progress.RELEASED
        if self.planned is None:
            return Progress.UNPLANNED
        if self.planned < today:
            return Progress.OVERDUE
        later = self.history.baseline and self.planned > self.history.baseline
        return Progress.SLIPPED if later else Progress.PLANNED
