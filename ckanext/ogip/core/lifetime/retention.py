"""Records of enduring value: who is one, and when its way to the archives must be prepared."""

from __future__ import annotations

from datetime import date

from ..calendar.frequency import Interval
from ..subject import Subject
from ..values import read_text

_YES = frozenset({"true", "y", "yes"})


def is_enduring(record: Subject) -> bool:
    """Tell whether the official record is to go to Library and Archives Canada."""
    answer = record.value("enduring_value")
    return answer is True or read_text(answer).casefold() in _YES


def lac_review_from(disposition: date, months_ahead: int) -> date:
    """Return the day from which access restrictions are reviewed before a disposition."""
    return Interval(months=months_ahead).before(disposition)
