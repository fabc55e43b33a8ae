"""Signals that people want something published, and what they add up to for one item.

A signal is a count by kind (`signal_kind.yaml`), source (`signal_source.yaml`) and period:
`{kind, source, count, period_start, period_end, reference?, note?}`. Counts only: nothing that
identifies whoever asked is kept.

The facts of the last 24 months, as release priority and OG-118 read them:

    demand: {suggestions: 3, votes: 12, ati: 2, inquiries: 0, views: 140}
    consultations: 1

`views` is the mean of a month in the source that saw most, since two sources count the same
visit; all others are sums. A kind that nobody counted is absent, which differs from 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .calendar.frequency import Interval
from .entered import (
    Form,
    Problem,
    RefusedError,
    form_of,
    read_choice,
    read_count,
    read_day,
    read_words,
)
from .identifiers import identifiers_in
from .vocabulary import load_vocabulary

WINDOW = Interval(months=24)
HIGHEST_COUNT = 10**9
LONGEST_NOTE = 500
LONGEST_REFERENCE = 100
FIELDS = ("kind", "source", "count", "period_start", "period_end", "reference", "note")
_VIEWS = "views"
_CONSULTATIONS = "consultations"
_DAYS_OF_A_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class Signal:
    """One count. `reference` tells signals of one source apart, such as the number of a request."""

    kind: str
    source: str
    count: int
    period_start: date
    period_end: date
    reference: str | None = None
    note: str | None = None

    @property
    def series(self) -> tuple[str, str, str | None]:
        """Return what must not be counted twice for one day."""
        return self.kind, self.source, self.reference

    @property
    def days(self) -> int:
        """Return the length of the period."""
        return (self.period_end - self.period_start).days + 1

    def overlaps(self, other: Signal) -> bool:
        """Tell whether a day was counted by both, in one series."""
        return (
            self.series == other.series
            and self.period_start <= other.period_end
            and other.period_start <= self.period_end
        )


@dataclass(frozen=True, slots=True)
class Demand:
    """What the signals of a window add up to, by kind."""

    counts: Mapping[str, int]
    period_start: date
    period_end: date

    @property
    def total(self) -> int:
        """Count everybody who asked; views and consultations are no requests."""
        return sum(n for kind, n in self.counts.items() if kind not in (_VIEWS, _CONSULTATIONS))

    @property
    def facts(self) -> dict[str, Any]:
        """Return the facts by name, as in the head of this module."""
        counted = {k: n for k, n in self.counts.items() if k != _CONSULTATIONS}
        facts: dict[str, Any] = {"demand": counted} if counted else {}
        if _CONSULTATIONS in self.counts:
            facts[_CONSULTATIONS] = self.counts[_CONSULTATIONS]
        return facts


def read_signal(given: object, today: date) -> tuple[Signal | None, tuple[Problem, ...]]:
    """Return a signal, or everything that is wrong with it; never raises."""
    form = form_of(given, "signal")
    form.only(FIELDS)
    kind = form.required("kind", _one_of("signal_kind"))
    source = form.required("source", _one_of("signal_source"))
    count = form.required("count", lambda value: read_count(value, HIGHEST_COUNT))
    start = form.required("period_start", lambda value: read_day(value, latest=today))
    end = form.required("period_end", lambda value: read_day(value, latest=today))
    reference = form.read("reference", lambda value: _read_anonymous(value, LONGEST_REFERENCE))
    note = form.read("note", lambda value: _read_anonymous(value, LONGEST_NOTE))
    if start and end:
        _check_period(form, start, end)
    if form.problems or not (kind and source and start and end) or count is None:
        return None, tuple(form.problems)
    return Signal(kind, source, count, start, end, reference, note), ()


def counted_before(signal: Signal, known: Iterable[Signal]) -> Problem | None:
    """Return the problem that days of a signal were counted already; None where they were not.

    The same series and period is no problem: it is the same count, corrected.
    """
    for other in known:
        same = (signal.period_start, signal.period_end) == (other.period_start, other.period_end)
        if signal.overlaps(other) and not same:
            days = {"start": other.period_start.isoformat(), "end": other.period_end.isoformat()}
            return Problem("period_start", "counted_before", days)
    return None


def demand_of(signals: Iterable[Signal], today: date) -> Demand:
    """Add up the signals about one item whose last day lies in the 24 months up to `today`.

    Of several counts of one series and period the last counts; of two that overlap, the newer.
    """
    since = WINDOW.before(today)
    counted = [s for s in _once(signals) if since < s.period_end <= today]
    kinds = [choice.value for choice in load_vocabulary("signal_kind")]
    by_kind = {kind: [s for s in counted if s.kind == kind] for kind in kinds}
    counts = {kind: _sum(kind, found) for kind, found in by_kind.items() if found}
    return Demand(counts, since, today)


def _once(signals: Iterable[Signal]) -> list[Signal]:
    newest = {(s.series, s.period_start, s.period_end): s for s in signals}
    kept: dict[object, list[Signal]] = {}
    for signal in sorted(newest.values(), key=lambda s: (s.period_end, s.days), reverse=True):
        series = kept.setdefault(signal.series, [])
        if not (series and series[-1].overlaps(signal)):
            series.append(signal)
    return [signal for series in kept.values() for signal in series]


def _sum(kind: str, signals: list[Signal]) -> int:
    if kind != _VIEWS:
        return sum(signal.count for signal in signals)
    sources = {signal.source for signal in signals}
    return max(_monthly([s for s in signals if s.source == source]) for source in sources)


def _monthly(signals: list[Signal]) -> int:
    # What was counted for less than a month is not blown up to one.
    days = max(sum(signal.days for signal in signals), _DAYS_OF_A_MONTH)
    return round(sum(signal.count for signal in signals) * _DAYS_OF_A_MONTH / days)


def _one_of(vocabulary: str) -> Callable[[object], str | None]:
    """Return a reader of a code in whatever case, or of another spelling of it."""
    known = load_vocabulary(vocabulary)

    def read(value: object) -> str | None:
        spelled = known.canonical(value) or known.alias(value) if isinstance(value, str) else None
        return read_choice(spelled or value, known.codes)

    return read


def _read_anonymous(value: object, limit: int) -> str | None:
    text = read_words(value, limit)
    if text and identifiers_in(text):
        raise RefusedError("personal_data")
    return text


def _check_period(form: Form, start: date, end: date) -> None:
    if end < start:
        form.refuse("period_end", "period_reversed")
    elif WINDOW.after(start) <= end:
        form.refuse("period_end", "period_too_long", months=WINDOW.months)
