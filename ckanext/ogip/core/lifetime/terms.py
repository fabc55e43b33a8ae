"""All that a policy says about publication lifetimes, gathered from its rules and its own keys."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from ..calendar.frequency import Interval
from .review import ReviewWithin
from .settings import LifetimeSettings

_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Terms:
    """What counts for one organization.

    `review_within` is the longest time until the next review by class, `closed_classes` expect no
    further update, `supporting_types` are resources that only document the data, `kept_years` how
    long a mandatory publication stays public at least.
    """

    review_within: ReviewWithin
    closed_classes: Collection[str]
    supporting_types: Collection[str]
    kept_years: int
    settings: LifetimeSettings = field(default_factory=LifetimeSettings)

    def kept_until(self, published: date) -> date:
        """Return the day until which a mandatory publication of a day stays public."""
        return Interval(months=self.kept_years * _MONTHS_A_YEAR).after(published)
