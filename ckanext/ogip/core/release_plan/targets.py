"""Planned against actual, period by period: months, fiscal quarters or fiscal years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..calendar.fiscal import Period, period_of
from ..calendar.period_end import APRIL, Precision
from .entry import Entry


@dataclass(frozen=True, slots=True)
class PeriodProgress:
    """Counts of one period.

    `target` is what the organization promised, None where it promised nothing. `first_planned`
    were due in it at first, `planned` are due in it now, `released` came out in it. Of those first
    planned for it, `kept` came out by its end and `missed` did not, or have not yet.
    """

    period: Period
    target: int | None
    first_planned: int
    planned: int
    released: int
    kept: int
    missed: int

    @property
    def difference(self) -> int | None:
        """Return how many more came out than promised; less than 0: fewer."""
        return None if self.target is None else self.released - self.target

    def as_dict(self) -> dict[str, Any]:
        """Return the counts as plain JSON values."""
        return {
            "period": self.period.code,
            "name": self.period.name.as_dict(),
            "start": self.period.start.isoformat(),
            "end": self.period.end.isoformat(),
            "target": self.target,
            "first_planned": self.first_planned,
            "planned": self.planned,
            "released": self.released,
            "difference": self.difference,
            "kept": self.kept,
            "missed": self.missed,
        }


def progress_by_period(
    entries: Iterable[Entry],
    targets: Mapping[date, int],
    today: date,
    unit: Precision = Precision.QUARTER,
    fiscal_start: int = APRIL,
) -> list[PeriodProgress]:
    """Return the periods in which anything was planned, promised or released, and that of today.

    `targets` are promised numbers by any day of their period; two of one period add up.
    """
    known = list(entries)

    def period(day: date | None) -> Period | None:
        return period_of(day, unit, fiscal_start) if day else None

    promised = _sums((period(day), count) for day, count in targets.items())
    first = _groups((period(entry.history.baseline), entry) for entry in known)
    planned = _groups((period(entry.planned), entry) for entry in known)
    released = _groups((period(entry.released), entry) for entry in known)
    current = period_of(today, unit, fiscal_start)
    return [
        PeriodProgress(
            period=each,
            target=promised.get(each),
            first_planned=len(first.get(each, [])),
            planned=len(planned.get(each, [])),
            released=len(released.get(each, [])),
            kept=sum(_is_kept(entry, each) for entry in first.get(each, [])),
            missed=sum(_is_missed(entry, each, today) for entry in first.get(each, [])),
        )
        for each in sorted({current, *promised, *first, *planned, *released})
    ]


def _is_kept(entry: Entry, period: Period) -> bool:
    return entry.released is not None and entry.released <= period.end


def _is_missed(entry: Entry, period: Period, today: date) -> bool:
    return period.end < today and not _is_kept(entry, period)


def _groups(placed: Iterable[tuple[Period | None, Entry]]) -> dict[Period, list[Entry]]:
    groups: dict[Period, list[Entry]] = {}
    for period, entry in placed:
        if period:
            groups.setdefault(period, []).append(entry)
    return groups


def _sums(counted: Iterable[tuple[Period | None, int]]) -> dict[Period, int]:
    sums: dict[Period, int] = {}
    for period, count in counted:
        if period:
            sums[period] = sums.get(period, 0) + count
    return sums
