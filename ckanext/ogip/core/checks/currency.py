"""Checks that the content is as current as its update frequency promises (OG-313)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..lifetime.currency import Currency, currency_of, update_interval
from ..results import CouldNotCheck, NotApplicable, NotYetDue, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Subject


@check(
    "OG-313",
    "closed",
    "no_interval",
    "no_date",
    "delayed",
    "overdue",
    "delay_passed",
    "delay_unexplained",
)
def data_is_current(subject: Subject, settings: Settings) -> Iterator[Result]:
    """The next update is not late, or a delay is explained and its new date has not passed."""
    lifetime = subject.text("lifetime_class")
    if lifetime in settings.codes("closed_classes"):
        yield NotApplicable("closed", params={"class": lifetime})
        return
    if update_interval(subject) is None:
        yield NotApplicable("no_interval")
        return
    currency = currency_of(subject, settings.today, settings.codes("supporting_types"))
    if currency.next_update_due is None:
        yield CouldNotCheck("no_date", "date_modified")
    elif currency.days_late:
        yield _late(subject, currency, currency.next_update_due, settings.today)


def _late(subject: Subject, currency: Currency, due: date, today: date) -> Result:
    params = {
        "frequency": subject.text("frequency"),
        "due": due.isoformat(),
        "days": currency.days_late,
    }
    if currency.paused_until:
        until = currency.paused_until.isoformat()
        return NotYetDue("delayed", "delay_until", params={**params, "until": until})
    announced = subject.date("delay_until")
    if not isinstance(announced, date):
        return Problem("overdue", "date_modified", params=params)
    message = "delay_passed" if announced < today else "delay_unexplained"
    field = "delay_until" if announced < today else _missing_reason(subject)
    return Problem(message, field, params={**params, "until": announced.isoformat()})


def _missing_reason(subject: Subject) -> str:
    return "delay_reason-fr" if subject.bilingual("delay_reason").en else "delay_reason-en"
