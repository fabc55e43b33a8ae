"""What each decision at the end of a lifetime needs, and what it changes about the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from typing import Any

from ..calendar.frequency import Interval
from ..entered import Form, read_both, read_choice, read_day, shown
from ..subject import Subject
from ..vocabulary import load_vocabulary
from .currency import update_interval
from .relations import Link, replaces_itself
from .retention import is_enduring
from .review import TIME_LIMITED, latest_before_expiry, latest_review
from .terms import Terms

LONGEST_REASON = 2000  # characters
_ONE_DAY = timedelta(days=1)
_LONGEST_RETENTION = Interval(months=1200)


class DecisionKind(StrEnum):
    """What may be decided about a record at its review or at the end of its lifetime."""

    RENEW = "renew"
    UPDATE = "update"
    CONSOLIDATE = "consolidate"
    MARK_HISTORICAL = "mark_historical"
    SUPERSEDE = "supersede"
    EXTEND_RETENTION = "extend_retention"
    WITHDRAW = "withdraw"
    START_LAC_REVIEW = "start_lac_review"


@dataclass(frozen=True, slots=True)
class Other:
    """The record that replaces or takes in this one.

    `replaced_by` maps the ids of records to those that replace them, from this one on.
    """

    id: str
    name: str
    is_public: bool
    replaced_by: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Effect:
    """What a decision changes.

    `changes` are fields of the record with their new values (None: emptied), `links` what both
    records say about each other afterwards, `opens` what begins elsewhere: `withdrawal` or
    `lac_review`. Nothing else happens: the record stays public.
    """

    changes: Mapping[str, Any]
    links: tuple[Link, ...] = ()
    opens: str | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """What a decision is about: the record, the day, the policy, and another record if any."""

    record: Subject
    today: date
    terms: Terms
    other: Other | None = None

    @property
    def lifetime(self) -> str:
        """Return the lifetime class."""
        return self.record.text("lifetime_class")

    def review_of(self, lifetime: str) -> date | None:
        """Return the latest next review of a class, counted from today."""
        longest = self.terms.review_within.get(lifetime)
        return latest_review(lifetime, update_interval(self.record), longest, self.today)


def effect_of(kind: DecisionKind, form: Form, at: Situation) -> Effect:
    """Return what a decision changes; what is missing or wrong is noted in the form."""
    return _EFFECTS[kind](form, at)


def read_delay(form: Form, at: Situation) -> dict[str, Any]:
    """Read `until` and `public_reason`: a late update is announced for a day, with its reason."""
    latest = at.today + timedelta(days=at.terms.settings.longest_delay)
    until = form.required("until", partial(read_day, earliest=at.today, latest=latest))
    reason = form.required("public_reason", partial(read_both, limit=LONGEST_REASON))
    return {"delay_until": _iso(until), "delay_reason": reason.as_dict() if reason else None}


def _renew(form: Form, at: Situation) -> Effect:
    tomorrow = at.today + _ONE_DAY
    changes: dict[str, Any] = {}
    latest = at.review_of(at.lifetime)
    if at.lifetime == TIME_LIMITED:
        expires = form.required("date_expires", partial(read_day, earliest=tomorrow))
        ahead = at.terms.review_within.get(TIME_LIMITED)
        latest = latest_before_expiry(expires, ahead, tomorrow) if expires else None
        changes["date_expires"] = _iso(expires)
    review = form.read("review_date", partial(read_day, earliest=tomorrow, latest=latest))
    return Effect({**changes, "review_date": _iso(review or latest)})


def _update(form: Form, at: Situation) -> Effect:
    delay = read_delay(form, at)
    return Effect({**delay, "review_date": delay["delay_until"]})


def _mark_historical(form: Form, at: Situation) -> Effect:
    if at.lifetime == "historical":
        form.refuse("decision", "historical_already")
    return Effect(
        {
            "lifetime_class": "historical",
            "frequency": "not_planned",
            "review_date": _iso(at.review_of("historical")),
            **_NO_DELAY,
        }
    )


def _replaced(form: Form, at: Situation, code: str) -> Effect:
    other = at.other
    _refuse_other(form, at)
    link = Link(at.record.id or "", code, other.id if other else "")
    turned = link.turned()
    return Effect(
        {
            "lifetime_class": "superseded",
            "superseded_by": other.name if other else None,
            "review_date": None,
            **_NO_DELAY,
        },
        links=(link, turned) if turned else (link,),
    )


def _refuse_other(form: Form, at: Situation) -> None:
    other, record = at.other, at.record.id or ""
    if other is None:
        given = form.given.get("other")
        form.refuse("other", "unknown_record" if given else "required", value=shown(given))
    elif other.id == record:
        form.refuse("other", "replaces_itself")
    elif replaces_itself(record, other.id, other.replaced_by):
        form.refuse("other", "replaces_in_a_circle")
    elif not other.is_public:
        form.refuse("other", "other_not_public")


def _extend_retention(form: Form, at: Situation) -> Effect:
    current = at.record.date("retention_until")
    begin = max(at.today, current) if isinstance(current, date) else at.today
    latest = _LONGEST_RETENTION.after(at.today)
    read_until = partial(read_day, earliest=begin + _ONE_DAY, latest=latest)
    until = form.required("retention_until", read_until)
    bases = load_vocabulary("retention_basis").codes
    basis = form.required("retention_basis", partial(read_choice, codes=bases))
    return Effect(
        {
            "retention_until": _iso(until),
            "retention_basis": basis,
            "review_date": _iso(at.review_of(at.lifetime)),
        }
    )


def _withdraw(form: Form, at: Situation) -> Effect:
    reasons = load_vocabulary("withdrawal_reason").codes
    reason = form.required("withdrawal_reason", partial(read_choice, codes=reasons))
    published = at.record.date("date_published")
    mandated = at.lifetime == "mandated" or at.record.has("mandatory_basis")
    if reason == "retention_ended" and mandated and isinstance(published, date):
        until = at.terms.kept_until(published)
        if at.today < until:
            form.refuse("withdrawal_reason", "kept_too_short", until=until.isoformat())
    return Effect({}, opens="withdrawal")


def _start_lac_review(form: Form, at: Situation) -> Effect:
    if not is_enduring(at.record):
        form.refuse("decision", "not_enduring")
    return Effect({"review_date": _iso(at.review_of(at.lifetime))}, opens="lac_review")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


_NO_DELAY: Mapping[str, Any] = {"delay_until": None, "delay_reason": None}
_EFFECTS: Mapping[DecisionKind, Callable[[Form, Situation], Effect]] = {
    DecisionKind.RENEW: _renew,
    DecisionKind.UPDATE: _update,
    DecisionKind.CONSOLIDATE: partial(_replaced, code="absorbed_by"),
    DecisionKind.MARK_HISTORICAL: _mark_historical,
    DecisionKind.SUPERSEDE: partial(_replaced, code="superseded_by"),
    DecisionKind.EXTEND_RETENTION: _extend_retention,
    DecisionKind.WITHDRAW: _withdraw,
    DecisionKind.START_LAC_REVIEW: _start_lac_review,
}
