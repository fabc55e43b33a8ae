"""The editions of recurring releases: which are there, which are awaited, which were missed.

New data inside a window closes it. Data that comes later, before the next window begins, closes it
late; a window that nothing closed is missed, and never closes by itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from .recurrence import Window

_ONE_DAY = timedelta(days=1)


class EditionState(StrEnum):
    """How far an edition is."""

    PLANNED = "planned"  # its window has not begun
    OPEN = "open"
    DONE = "done"
    DONE_LATE = "done_late"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a release: its window, and the day of the data that closed it."""

    window: Window
    closed_on: date | None
    state: EditionState

    @property
    def needs_work(self) -> bool:
        """Tell whether somebody has something to do: the window is open, or was missed."""
        return self.state in (EditionState.OPEN, EditionState.MISSED)

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON."""
        return {
            "start": self.window.start.isoformat(),
            "end": self.window.end.isoformat(),
            "closed_on": self.closed_on.isoformat() if self.closed_on else None,
            "state": self.state.value,
        }


def editions(
    windows: Iterable[Window], data_dates: Iterable[date], today: date
) -> tuple[Edition, ...]:
    """Return what has come of each window; a conditional release has none.

    `data_dates` are the days of the data, in any order; those that lie ahead do not count.
    """
    dates = sorted(day for day in data_dates if day <= today)
    ordered = list(windows)
    ends = [following.start - _ONE_DAY for following in ordered[1:]] + [date.max]
    return tuple(
        _edition(window, ends[number], dates, today) for number, window in enumerate(ordered)
    )


def _edition(window: Window, until: date, dates: Sequence[date], today: date) -> Edition:
    """Close a window by the first data from its start on, before the next window begins."""
    position = bisect_left(dates, window.start)
    closed = dates[position] if position < len(dates) else None
    if closed is not None and closed > max(until, window.end):
        closed = None
    return Edition(window, closed, _state(window, closed, today))


def _state(window: Window, closed: date | None, today: date) -> EditionState:
    if closed is not None:
        return EditionState.DONE if closed <= window.end else EditionState.DONE_LATE
    if today < window.start:
        return EditionState.PLANNED
    return EditionState.OPEN if today <= window.end else EditionState.MISSED
