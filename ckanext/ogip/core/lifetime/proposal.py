"""What to enter for a record without lifetime: class, frequency, review date, each with its reason.

A proposal decides nothing: a coordinator corrects it and enters it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ..calendar.frequency import Interval, interval_of
from ..subject import Subject
from ..text import Text
from .classes import default_class
from .currency import frequency_of, last_data_date
from .review import latest_review_of
from .rhythm import Guess, from_history, from_title, names_one_period
from .terms import Terms
from .texts import texts_of

_FILE = Path(__file__).with_suffix(".yaml")
_SILENT = Interval(months=60)


@dataclass(frozen=True, slots=True)
class Proposed:
    """One value, and the reason for it as a key of a text with its values."""

    value: str
    reason_key: str
    params: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def reason(self) -> Text:
        """Say why."""
        return texts_of(_FILE, "reasons")[self.reason_key].fill(self.params)

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON."""
        return {"value": self.value or None, "reason": self.reason.as_dict()}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to enter for one record."""

    lifetime_class: Proposed
    frequency: Proposed
    review_date: Proposed

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON by field."""
        return {
            "lifetime_class": self.lifetime_class.as_dict(),
            "frequency": self.frequency.as_dict(),
            "review_date": self.review_date.as_dict(),
        }


def propose_lifetime(
    record: Subject, data_days: Collection[date], today: date, terms: Terms
) -> Proposal:
    """Propose what a record leaves open; what it says already stays.

    `data_days` are the days on which data came, as history and resources tell them.
    """
    days = {day for day in data_days if day <= today}
    last = last_data_date(record, today, terms.supporting_types)
    if last:
        days.add(last)
    frequency = _frequency(record, days)
    lifetime = _class(record, frequency.value, max(days, default=None), today)
    whole = {
        **record.data,
        "frequency": frequency.value,
        "lifetime_class": lifetime.value,
    }
    review = _review(Subject.from_dict(whole), today, terms)
    return Proposal(lifetime, frequency, review)


def _frequency(record: Subject, days: Collection[date]) -> Proposed:
    code = frequency_of(record)
    if code and code != "unknown":
        return Proposed(code, "frequency_given")
    title = record.bilingual("title_translated")
    text = Text(title.en, title.fr)
    guess = from_history(days) or from_title(text) or _closed_edition(text, days)
    if guess is None:
        return Proposed("unknown", "frequency_unclear")
    return Proposed(guess.frequency, guess.reason, guess.params)


def _closed_edition(title: Text, days: Collection[date]) -> Guess | None:
    closed = len(days) <= 1 and names_one_period(title)
    return Guess("not_planned", "frequency_edition") if closed else None


def _class(record: Subject, frequency: str, last: date | None, today: date) -> Proposed:
    given = record.text("lifetime_class")
    if given:
        return Proposed(given, "class_given")
    code = default_class(Subject.from_dict({**record.data, "frequency": frequency}))
    silent = last is not None and _SILENT.after(last) < today
    unplanned = interval_of(frequency) is None or not record.text("frequency")
    if code == "continuing" and last and silent and unplanned:
        return Proposed("historical", "class_silent", {"last": last.isoformat()})
    assumed = code == "continuing" and frequency == "unknown"
    return Proposed(code, "class_assumed" if assumed else f"class_{code}")


def _review(record: Subject, today: date, terms: Terms) -> Proposed:
    given = record.date("review_date")
    if isinstance(given, date) and given >= today:
        return Proposed(given.isoformat(), "review_given")
    latest = latest_review_of(record, terms.review_within, today)
    if latest is None:
        return Proposed("", "review_none")
    if latest <= today:
        return Proposed("", "review_expired")
    return Proposed(latest.isoformat(), "review_class")
