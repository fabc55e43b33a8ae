"""Mandatory publications one by one: due by when, published when, or nothing to report.

A duty that comes round every month or fiscal quarter is due for every one of them, whether anything
happened or not: a period without a publication needs the statement that there is nothing to report.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from ..calendar.fiscal import Period, period_of
from ..calendar.mandatory_dates import due_date
from ..calendar.period_end import Precision
from ..text import Text
from .deadlines import Deadline, Matter
from .settings import LifetimeSettings
from .texts import texts_of

_FILE = Path(__file__).with_suffix(".yaml")
_SOURCES = Path(__file__).with_name("mandatory_sources.yaml")
_ROUNDS = {"month": Precision.MONTH, "quarter": Precision.QUARTER}
_ONE_DAY = timedelta(days=1)


class DutyState(StrEnum):
    """How a duty to publish stands."""

    NO_PERIOD = "no_period"  # no general time applies
    DUE_LATER = "due_later"
    LATE = "late"
    PUBLISHED = "published"
    PUBLISHED_LATE = "published_late"
    NOTHING_TO_REPORT = "nothing_to_report"
    NOTHING_LATE = "nothing_late"  # stated after the due date


@dataclass(frozen=True, slots=True)
class Duty:
    """One publication that is due, with its legal basis and what has come of it.

    `stated_on` is the day somebody stated that there is nothing to report.
    """

    basis: str
    event: date
    published: date | None = None
    stated_on: date | None = None

    @property
    def due(self) -> date | None:
        """Return the last day to publish; None where no general time applies."""
        return due_date(self.basis, self.event)

    def settled_on(self, today: date) -> date | None:
        """Return the day of the publication or of the statement, the earlier, up to today."""
        days = (day for day in (self.published, self.stated_on) if day and day <= today)
        return min(days, default=None)

    def days_late(self, today: date) -> int:
        """Return the days between the due date and the publication, or today; never below 0."""
        end = self.settled_on(today) or today
        return max(0, (end - self.due).days) if self.due else 0

    def state(self, today: date) -> DutyState:
        """Return how it stands on a day."""
        settled = self.settled_on(today)
        if settled is None:
            return self._open(today)
        late = self.days_late(today) > 0
        if settled == self.published:
            return DutyState.PUBLISHED_LATE if late else DutyState.PUBLISHED
        return DutyState.NOTHING_LATE if late else DutyState.NOTHING_TO_REPORT

    def deadline(self, today: date, settings: LifetimeSettings) -> Deadline | None:
        """Return what there is to warn of; None once it is settled. The law knows no grace."""
        if self.due is None or self.settled_on(today):
            return None
        return Deadline(Matter.MANDATORY, self.due, settings.review_soon)

    def as_dict(self, today: date) -> dict[str, Any]:
        """Return one row of the calendar of mandatory publications as plain JSON."""
        return {
            "basis": self.basis,
            "source": source_of(self.basis).as_dict(),
            "event": self.event.isoformat(),
            "due": self.due.isoformat() if self.due else None,
            "published": self.published.isoformat() if self.published else None,
            "days_late": self.days_late(today),
            "nothing_to_report": self.stated_on is not None,
            "state": self.state(today).value,
        }

    def _open(self, today: date) -> DutyState:
        if self.due is None:
            return DutyState.NO_PERIOD
        return DutyState.LATE if today > self.due else DutyState.DUE_LATER


def source_of(basis: str) -> Text:
    """Return the law or policy behind a duty."""
    entry = _duties().get(basis)
    return texts_of(_SOURCES)[entry["source"] if entry else "other"].fill({})


def comes_round(basis: str) -> Precision | None:
    """Return `month` or `quarter` for a duty that comes round; None for one that events make."""
    entry = _duties().get(basis)
    return _ROUNDS.get(entry["round"]) if entry else None


def periods_without(
    basis: str, covered: Collection[date], since: date, today: date
) -> Iterator[Period]:
    """Yield the periods of a duty that have ended since a day and for which nothing is there.

    `covered` are the days of the events that were published or stated to be none. A duty that only
    events make has no such periods.
    """
    unit = comes_round(basis)
    if unit is None:
        return
    done = {period_of(day, unit) for day in covered}
    period = period_of(since, unit)
    while period.end < today:
        if period not in done:
            yield period
        period = period_of(period.end + _ONE_DAY, unit)


@cache
def _duties() -> Mapping[str, Mapping[str, str]]:
    return cast("Mapping[str, Mapping[str, str]]", yaml.safe_load(_FILE.read_text("utf-8")))
