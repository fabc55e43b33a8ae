"""When a mandatory publication is due; calendar days, months and fiscal quarters, no clock.

Sources: Access to Information Act, Part 2 (sections 74 to 90); for summaries of completed requests
the Directive on Access to Information Requests, Appendix D. Other reports have no general period.
Codes are those of `schemas/choices/mandatory_basis.yaml`. Imports only `dates`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from .dates import add_months

_QUARTER = 3  # months; fiscal quarters end with calendar quarters, the fourth one in March
_MARCH, _JUNE, _JULY, _DECEMBER = 3, 6, 7, 12
_JANUARY = 1


def due_date(basis: str, event: date) -> date | None:
    """Return the last day to publish what `event` made due; None where no general period exists.

    `event` is the day the time starts to run: of the reimbursement, the tabling, the contract, the
    receipt, the appearance, the appointment, the issue, or the last sitting day.
    """
    due = _DUE.get(basis)
    try:
        return due(event) if due else None
    except (OverflowError, ValueError):  # beyond the calendar: as late as it goes
        return date.max


def _days(count: int) -> Callable[[date], date]:
    return lambda event: event + timedelta(days=count)


def _after_month(event: date) -> date:
    return _end_of_month(event) + timedelta(days=30)


def _after_quarter(event: date) -> date:
    return _end_of_quarter(event) + timedelta(days=30)


def _contracts(event: date) -> date:
    """The fourth quarter of the fiscal year, January to March, has twice the time."""
    end = _end_of_quarter(event)
    return end + timedelta(days=60 if end.month == _MARCH else 30)


def _question_period(event: date) -> date:
    """Thirty days after the last sitting day in June or December.

    Without a sitting in that month the day is fixed: 31 July or 31 January.
    """
    if event.month in (_JUNE, _DECEMBER):
        return event + timedelta(days=30)
    if event.month == _JANUARY:
        return date(event.year, _JANUARY, 31)
    if event.month <= _JULY:
        return date(event.year, _JULY, 31)
    return date(event.year + 1, _JANUARY, 31)


def _end_of_month(day: date) -> date:
    return add_months(day.replace(day=1), 1) - timedelta(days=1)


def _end_of_quarter(day: date) -> date:
    last_month = (day.month + _QUARTER - 1) // _QUARTER * _QUARTER
    return _end_of_month(day.replace(month=last_month, day=1))


_DUE: Mapping[str, Callable[[date], date]] = {
    "travel_expenses": _after_month,
    "hospitality_expenses": _after_month,
    "reports_tabled": _days(30),
    "contracts": _contracts,
    "grants_contributions": _after_quarter,
    "reclassifications": _after_quarter,
    "briefing_memoranda": _after_month,
    "committee_packages": _days(120),
    "transition_packages": _days(120),
    "mandate_letters": _days(30),
    "question_period_notes": _question_period,
    "ati_summary": _after_month,
}
