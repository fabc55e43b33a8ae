"""Lines of a release plan that its tests begin with."""

from __future__ import annotations

from datetime import date
from typing import Any

from ckanext.ogip.core.release_plan.entry import Entry
from ckanext.ogip.core.release_plan.history import History, Move
from ckanext.ogip.core.text import Text

BEFORE = date(2026, 1, 5)
MARCH, JUNE, SEPTEMBER = date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)


def planned(*days: date | None) -> History:
    """Return a history of moves to these days."""
    return History(tuple(Move(day, BEFORE, "owner", "Late.") for day in days))


def entry(number: int = 1, *days: date | None, **more: Any) -> Entry:
    """Return an eligible item whose release was planned for these days, one after the other."""
    return Entry(
        **{
            "item": f"item-{number}",
            "ref_number": f"HARB-{number:04}",
            "title": Text(f"Soundings, part {number}", f"Sondages, partie {number}"),
            "eligibility": "eligible",
            "history": planned(*days),
            **more,
        }
    )
