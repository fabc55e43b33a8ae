"""Checks that a plan keeps its dates (OG-504).

Reads `items` of the plan, a list of `{id, title{en, fr}, end, revised_end, date_precision,
status}`. `end` and `revised_end` are ISO dates; the revised one counts where there is one.
`date_precision` says which period the date stands for (see `period_end`), blank is the day itself.
`status` is a code of the vocabulary `plan_item_status`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..calendar.dates import NotADate
from ..calendar.period_end import Precision, period_end
from ..record import Record
from ..results import CouldNotCheck, NotApplicable, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Subject
from ..text import Text
from ..values import read_mappings


class Milestone(Record):
    """One item of a plan: a deliverable, or a date that was promised."""

    __slots__ = ("position",)

    def __init__(self, data: Mapping[str, Any], position: int) -> None:
        """View `data`; `position` counts from 1 and stands in for a missing id."""
        super().__init__(data)
        self.position = position

    @property
    def field(self) -> str:
        """Return where the item stands on the form of its plan."""
        return f"items-{self.text('id') or self.position}"

    @property
    def label(self) -> dict[str, str]:
        """Return the title in both languages, or the id where there is none."""
        name = self.text("id") or str(self.position)
        return self.bilingual("title").filled(Text(name, name)).as_dict()

    @property
    def end(self) -> date | NotADate | None:
        """Return the day that was promised last."""
        return self.date("revised_end") or self.date("end")

    @property
    def precision(self) -> Precision | None:
        """Return which period the end stands for, None for a code that nobody knows."""
        stated = self.text("date_precision") or Precision.DAY
        return Precision(stated) if stated in set(Precision) else None


@check("OG-504", "no_items", "late", "late_without_status", "end_unreadable", "precision_unknown")
def milestones_are_met(subject: Subject, settings: Settings) -> Iterator[Result]:
    """No item is open after the period that was promised for it; a condition is never late."""
    items = [
        Milestone(item, position)
        for position, item in enumerate(read_mappings(subject.data.get("items")), start=1)
    ]
    if not items:
        yield NotApplicable("no_items")
    closed = settings.codes("closed_statuses")
    for item in items:
        if item.text("status") not in closed:
            yield from _lateness(item, settings)


def _lateness(item: Milestone, settings: Settings) -> Iterator[Result]:
    end, precision = item.end, item.precision
    if precision is None:
        params = {"item": item.label, "precision": item.text("date_precision")}
        yield CouldNotCheck("precision_unknown", item.field, params=params)
    elif precision is Precision.NONE or end is None:
        return
    elif isinstance(end, NotADate):
        params = {"item": item.label, "value": end.value}
        yield CouldNotCheck("end_unreadable", item.field, params=params)
    else:
        last_day = period_end(end, precision, settings.integer("fiscal_year_start"))
        if last_day is not None and last_day < settings.today:
            yield _late(item, last_day)


def _late(item: Milestone, last_day: date) -> Problem:
    params = {"item": item.label, "end": last_day.isoformat()}
    status = item.text("status")
    if not status:
        return Problem("late_without_status", item.field, params=params)
    return Problem("late", item.field, params={**params, "status": status})
