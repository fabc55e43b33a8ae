"""Which day was planned when: the first day stays, and each later move says why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from ..calendar.frequency import Interval
from ..entered import Form, Problem, form_of, read_day, read_words

LONGEST_REASON = 2000
# Nobody plans further ahead; a day beyond is a slip of the keyboard.
FURTHEST = Interval(months=120)
FIELDS = ("planned_date", "reason")


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody planned a day, or took it back (None), on a day and for a reason."""

    planned: date | None
    on: date
    by: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """One move to a later day."""

    before: date
    after: date
    on: date
    by: str
    reason: str | None

    @property
    def days(self) -> int:
        """Return by how many days the release moved."""
        return (self.after - self.before).days

    def as_dict(self) -> dict[str, Any]:
        """Return the slip as plain JSON values."""
        return {
            "before": self.before.isoformat(),
            "after": self.after.isoformat(),
            "days": self.days,
            "on": self.on.isoformat(),
            "by": self.by,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class History:
    """All moves of one item, the oldest first."""

    moves: tuple[Move, ...] = ()

    @property
    def baseline(self) -> date | None:
        """Return the day that was planned first."""
        return next((move.planned for move in self.moves if move.planned), None)

    @property
    def planned(self) -> date | None:
        """Return the day that is planned now."""
        return self.moves[-1].planned if self.moves else None

    @property
    def slips(self) -> tuple[Slip, ...]:
        """Return the moves to a later day; one across a time without any day counts too."""
        dated = [(move, move.planned) for move in self.moves if move.planned]
        return tuple(
            Slip(before, after, move.on, move.by, move.reason)
            for (_, before), (move, after) in pairwise(dated)
            if after > before
        )

    def with_move(self, move: Move) -> History:
        """Return the history with one more move."""
        return History((*self.moves, move))


def plan(
    given: object, history: History, *, by: str, today: date, released: date | None
) -> tuple[Move | None, tuple[Problem, ...]]:
    """Return the move that `{planned_date, reason?}` asks for, or what is wrong with it.

    A blank day takes the planned one back. That, or a later day, needs a reason. Planning the same
    day again is no move and no problem.
    """
    form = form_of(given, "plan")
    form.only(FIELDS)
    if "planned_date" not in form.given:
        form.refuse("planned_date", "required")
    day = form.read("planned_date", read_day)
    reason = form.read("reason", lambda value: read_words(value, LONGEST_REASON))
    if form.problems or day == history.planned:
        return None, tuple(form.problems)
    if released:
        form.refuse("planned_date", "released_already", released=released.isoformat())
    else:
        form.read("planned_date", lambda value: read_day(value, today, FURTHEST.after(today)))
        _ask_for_reason(form, history, day, reason)
    return (None if form.problems else Move(day, today, by, reason)), tuple(form.problems)


def _ask_for_reason(form: Form, history: History, day: date | None, reason: str | None) -> None:
    # Taking the day back and planning a later one afterwards is one slip: compared with the last.
    last = next((move.planned for move in reversed(history.moves) if move.planned), None)
    if last and (day is None or day > last) and not reason:
        form.refuse("reason", "reason_missing", planned=last.isoformat())
