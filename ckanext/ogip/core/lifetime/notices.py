"""Who is told about a deadline, and when: a ladder on which each step is taken once.

What ends the notices is what was due: new data, a review, a decision give the record another due
date, and with it another deadline. A step that was taken is remembered by its key.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from ..text import Text
from .deadlines import Deadline, Matter
from .settings import LATE_DAYS, LifetimeSettings, Threshold
from .texts import texts_of

_FILE = Path(__file__).with_suffix(".yaml")


class Opens(StrEnum):
    """What a step begins besides telling people."""

    ISSUE = "issue"
    DEPUTY_HEAD_LIST = "deputy_head_list"


class _Step(NamedTuple):
    """A threshold, the thresholds whose roles of the policy are told at it, and what it opens."""

    at: Threshold
    told: tuple[Threshold, ...]
    opens: Opens | None = None


_WARNING = _Step(Threshold.DUE_SOON, (Threshold.DUE_SOON,))
# A day on which somebody had to decide, or the law wanted something, leaves less time.
_MISSED = _Step(Threshold.OVERDUE, (Threshold.OVERDUE, Threshold.LATE_30), Opens.ISSUE)
_LADDERS: Mapping[Matter, tuple[_Step, ...]] = {
    Matter.UPDATE: (
        _WARNING,
        _Step(Threshold.OVERDUE, (Threshold.OVERDUE,)),
        _Step(Threshold.LATE_30, (Threshold.LATE_30,)),
        _Step(Threshold.LATE_90, (Threshold.LATE_90,), Opens.ISSUE),
        _Step(Threshold.LATE_365, (Threshold.LATE_365,), Opens.DEPUTY_HEAD_LIST),
    ),
    Matter.REVIEW: (_WARNING, _MISSED, _Step(Threshold.LATE_90, (Threshold.LATE_90,))),
    Matter.EXPIRY: (_WARNING, _MISSED, _Step(Threshold.LATE_30, (Threshold.LATE_90,))),
    Matter.MANDATORY: (_WARNING, _MISSED, _Step(Threshold.LATE_30, (Threshold.LATE_90,))),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """One step of a deadline: who is told, and what else begins."""

    deadline: Deadline
    threshold: Threshold
    roles: tuple[str, ...]
    opens: Opens | None

    @property
    def key(self) -> str:
        """Return what tells the notices of one record apart, as `update:2027-01-15:overdue`."""
        return f"{self.deadline.key}:{self.threshold}"

    def text(self, title: Text) -> Text:
        """Say what happened to the record of this title, and what to do."""
        params = {"title": title.as_dict(), "due": self.deadline.due.isoformat()}
        return texts_of(_FILE)[f"{self.deadline.matter}_{self.threshold}"].fill(params)

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON."""
        return {
            "key": self.key,
            "matter": self.deadline.matter.value,
            "due": self.deadline.due.isoformat(),
            "threshold": self.threshold.value,
            "roles": list(self.roles),
            "opens": self.opens.value if self.opens else None,
        }


def notices_due(
    deadlines: Iterable[Deadline],
    today: date,
    sent: Collection[str],
    settings: LifetimeSettings,
) -> tuple[Notice, ...]:
    """Return the notices about one record that are due today, without those `sent` has by key.

    Whoever missed days, or begins with an old catalogue, takes all steps that were reached: each
    is for other people. Only a warning ahead is dropped once its day has passed.
    """
    found = (notice for deadline in deadlines for notice in _reached(deadline, today, settings))
    return tuple(notice for notice in found if notice.key not in sent)


def open_matters(deadlines: Iterable[Deadline], today: date) -> frozenset[str]:
    """Return the keys of the deadlines that are overdue; an issue about any other is settled."""
    return frozenset(deadline.key for deadline in deadlines if deadline.is_overdue(today))


def _reached(deadline: Deadline, today: date, settings: LifetimeSettings) -> Iterator[Notice]:
    if deadline.is_paused(today):
        return
    for step in _LADDERS[deadline.matter]:
        if _is_reached(step.at, deadline, today):
            roles = (role for threshold in step.told for role in settings.told[threshold])
            yield Notice(deadline, step.at, tuple(dict.fromkeys(roles)), step.opens)


def _is_reached(threshold: Threshold, deadline: Deadline, today: date) -> bool:
    days_late = (today - deadline.due).days
    if threshold is Threshold.DUE_SOON:
        return deadline.warning is not None and -deadline.warning <= days_late <= 0
    return days_late > max(deadline.grace, LATE_DAYS.get(threshold, 0))
