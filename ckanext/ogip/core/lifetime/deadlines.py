"""The days by which something about a record must happen: an update, a review, a decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .evaluate import Lifetime
from .review import TIME_LIMITED
from .settings import LifetimeSettings


class Matter(StrEnum):
    """What is due."""

    UPDATE = "update"
    REVIEW = "review"
    EXPIRY = "expiry"
    MANDATORY = "mandatory"


@dataclass(frozen=True, slots=True)
class Deadline:
    """What is due when.

    Nobody is told more than `warning` days ahead (None: not before the day has passed), nor that it
    is overdue until `grace` days after it. `paused_until` is the last day on which nobody is told
    anything.
    """

    matter: Matter
    due: date
    warning: int | None
    grace: int = 0
    paused_until: date | None = None

    @property
    def key(self) -> str:
        """Return what tells deadlines of one record apart, as `update:2027-01-15`."""
        return f"{self.matter}:{self.due.isoformat()}"

    def is_paused(self, today: date) -> bool:
        """Tell whether a delay was announced that has not passed."""
        return self.paused_until is not None and today <= self.paused_until

    def is_overdue(self, today: date) -> bool:
        """Tell whether the day and the days of grace have passed."""
        return (today - self.due).days > self.grace


def deadlines_of(lifetime: Lifetime, settings: LifetimeSettings) -> Iterator[Deadline]:
    """Yield what is due about a public record; a closed one may still be due for its review."""
    if lifetime.next_update_due:
        yield Deadline(
            Matter.UPDATE,
            lifetime.next_update_due,
            settings.warning_of(lifetime.frequency),
            lifetime.grace,
            lifetime.paused_until,
        )
    if lifetime.review_date:
        yield Deadline(Matter.REVIEW, lifetime.review_date, settings.review_soon)
    if lifetime.expires and lifetime.lifetime_class == TIME_LIMITED:
        yield Deadline(Matter.EXPIRY, lifetime.expires, settings.review_soon)
