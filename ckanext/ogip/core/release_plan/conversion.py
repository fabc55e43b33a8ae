"""What to convert first: items whose native format nobody else can reuse, in order of urgency."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from .entry import Entry

_UNSCORED = "P9"


@dataclass(frozen=True, slots=True)
class Conversion:
    """One item in the queue. `needed_by` is the earlier of its two planned days, None without."""

    place: int
    entry: Entry
    needed_by: date | None
    is_late: bool

    def as_dict(self) -> dict[str, Any]:
        """Return the place in the queue as plain JSON values."""
        return {
            "place": self.place,
            "item": self.entry.item,
            "ref_number": self.entry.ref_number,
            "native_format": self.entry.native_format,
            "conversion_status": self.entry.conversion_status,
            "band": self.entry.band,
            "needed_by": self.needed_by.isoformat() if self.needed_by else None,
            "late": self.is_late,
        }


def conversion_queue(entries: Iterable[Entry], today: date) -> list[Conversion]:
    """Return what is still to be converted and may come out, the most urgent first.

    Mandatory publications come first, then by band; within a band what is needed earlier, then
    what more people ask for. What has no day comes after what has one.
    """
    waiting = [entry for entry in entries if _is_waiting(entry)]
    return [
        Conversion(place, entry, needed := _needed_by(entry), bool(needed and needed < today))
        for place, entry in enumerate(sorted(waiting, key=_urgency), start=1)
    ]


def _is_waiting(entry: Entry) -> bool:
    eligible = entry.eligibility in ("eligible", "eligible_after_treatment")
    return entry.needs_conversion and eligible and not entry.released


def _needed_by(entry: Entry) -> date | None:
    days = [day for day in (entry.conversion_plan_date, entry.planned) if day]
    return min(days, default=None)


def _urgency(entry: Entry) -> tuple[str, date, int, str]:
    needed = _needed_by(entry) or date.max
    return entry.band or _UNSCORED, needed, -entry.demand, entry.ref_number
