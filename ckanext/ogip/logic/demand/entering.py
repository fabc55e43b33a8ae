"""Signals as people and files enter them: read, compared with what is known, written down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ...core.demand import FIELDS, Signal, counted_before, read_signal
from ...core.entered import Problem
from ...core.signal_file import REFERENCE_NUMBER, SignalRow
from ...model.release_plan import StoredSignal
from ...store.signals import add_signals, as_signal, columns_of, correct_signal, signals_by_item

CREATED, UPDATED, UNCHANGED = OUTCOMES = ("created", "updated", "unchanged")
SHOWN_ERRORS = 1000
_Series = tuple[Any, ...]


class Known:
    """The signals about one thing by series: stored ones, and those read from the same file."""

    def __init__(self, stored: Iterable[StoredSignal]) -> None:
        """Begin with what is stored."""
        self.new: dict[_Series, Signal] = {}
        self._stored: dict[_Series, StoredSignal] = {}
        self._series: dict[_Series, list[Signal]] = defaultdict(list)
        for one in stored:
            signal = as_signal(one)
            self._stored[series_and_period(signal)] = one
            self._series[signal.series].append(signal)

    def outcome(self, signal: Signal) -> tuple[str, StoredSignal | None]:
        """Return what entering a signal does, and the stored one that it corrects."""
        same = self._stored.get(series_and_period(signal))
        if same is None:
            return CREATED, None
        return (UNCHANGED if as_signal(same) == signal else UPDATED), same

    def problem(self, signal: Signal) -> Problem | None:
        """Return the problem that days were counted already; None where they were not."""
        return counted_before(signal, self._series[signal.series])

    def take(self, signal: Signal) -> None:
        """Remember a signal that is to be entered."""
        self.new[series_and_period(signal)] = signal
        self._series[signal.series].append(signal)


@dataclass(slots=True)
class SignalReport:
    """What an import of signals did, or would do."""

    dry_run: bool
    ignored_columns: Sequence[str]
    rows: int = 0
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(OUTCOMES, 0))
    errors: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    changed: list[tuple[str | None, Signal, StoredSignal | None]] = field(
        default_factory=list[tuple[str | None, Signal, StoredSignal | None]]
    )

    def refuse(self, row: SignalRow, problem: Problem) -> None:
        """Note what is wrong with a row."""
        value = row.cells.get(problem.field)
        shown = problem.as_dict()
        self.errors.append(
            {
                "row": row.number,
                "column": problem.field,
                "value": value[:200] if value else None,
                "rule": problem.key,
                "message": shown["message"],
            }
        )

    def as_dict(self, *, applied: bool) -> dict[str, Any]:
        """Return the answer of the action."""
        return {
            "dry_run": self.dry_run,
            "applied": applied,
            "rows": self.rows,
            **self.counts,
            "errors": self.errors[:SHOWN_ERRORS],
            "errors_total": len(self.errors),
            "ignored_columns": list(self.ignored_columns),
        }


def series_and_period(signal: Signal) -> _Series:
    """Return what two counts share of which the later one corrects the earlier."""
    return signal.series, signal.period_start, signal.period_end


def read_rows(
    rows: Sequence[SignalRow],
    organization_id: str,
    items: Mapping[str, str],
    report: SignalReport,
    today: date,
) -> None:
    """Read rows into the report; `items` leads from reference numbers to ids."""
    stored = signals_by_item(organization_id)
    known: dict[str | None, Known] = {}
    for row in rows:
        report.rows += 1
        reference = row.cells.get(REFERENCE_NUMBER) or None
        signal, problems = read_signal({name: row.cells.get(name) for name in FIELDS}, today)
        if reference and reference not in items:
            problems = (Problem(REFERENCE_NUMBER, "unknown_item", {"value": reference}), *problems)
        if signal and not problems:
            item_id = items[reference] if reference else None
            about = known.setdefault(item_id, Known(stored.get(item_id, ())))
            problems = _take(signal, item_id, about, report)
        for problem in problems:
            report.refuse(row, problem)


def write_signals(report: SignalReport, organization_id: str, by: str | None) -> None:
    """Write down what the report found new or changed."""
    for _item_id, signal, stored in report.changed:
        if stored:
            correct_signal(stored, signal, by)
    add_signals(
        [
            {**columns_of(signal), **owner(organization_id, item_id, by)}
            for item_id, signal, stored in report.changed
            if stored is None
        ]
    )


def owner(organization_id: str, item_id: str | None, by: str | None) -> dict[str, Any]:
    """Return the columns that say whose signal it is, and who entered it."""
    return {"organization_id": organization_id, "item_id": item_id, "user_id": by}


def _take(
    signal: Signal, item_id: str | None, about: Known, report: SignalReport
) -> tuple[Problem, ...]:
    key = series_and_period(signal)
    if key in about.new:
        # The same count twice in one file: which of the two holds, nobody can tell.
        repeated = about.new[key]
        days = {"start": repeated.period_start.isoformat(), "end": repeated.period_end.isoformat()}
        return (Problem("period_start", "counted_before", days),)
    problem = about.problem(signal)
    if problem:
        return (problem,)
    outcome, stored = about.outcome(signal)
    about.take(signal)
    report.counts[outcome] += 1
    if outcome != UNCHANGED:
        report.changed.append((item_id, signal, stored))
    return ()
