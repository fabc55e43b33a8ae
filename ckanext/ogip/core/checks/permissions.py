"""Checks on the permission to release content that belongs to somebody else (OG-105)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..calendar.dates import NotADate
from ..record import Record
from ..results import CouldNotCheck, NotApplicable, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Subject
from ..text import Text
from ..values import read_mappings, read_text

_FIELD = "third_party"
_PARTS = ("provider", "agreement_reference", "permission_covers_licence", "permission_expires")


@check(
    "OG-105",
    "no_third_party",
    "unreadable",
    "provider_missing",
    "agreement_missing",
    "coverage_missing",
    "not_covered",
    "expiry_unreadable",
    "expired",
)
def third_parties_permit_release(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Each content of a third party has a provider, an agreement and a permission that holds."""
    if not subject.has(_FIELD):
        yield NotApplicable("no_third_party")
        return
    rows = [Record(row) for row in read_mappings(subject.value(_FIELD))]
    filled = [
        (number, row)
        for number, row in enumerate(rows, start=1)
        if any(row.has(part) for part in _PARTS)
    ]
    if not filled:
        yield CouldNotCheck("unreadable", _FIELD)
    for number, row in filled:
        yield from _permission(row, number, settings.today)


def _permission(row: Record, number: int, today: date) -> Iterator[Problem]:
    named = row.bilingual("provider")
    provider = named.filled(Text(f"no. {number}", f"nº {number}")).as_dict()
    if not named.any:
        yield _problem("provider_missing", row=number)
    if not row.text("agreement_reference"):
        yield _problem("agreement_missing", provider=provider)
    answer = _answer(row.value("permission_covers_licence"))
    if answer != "true":
        yield _problem(
            "not_covered" if answer == "false" else "coverage_missing", provider=provider
        )
    expires = row.date("permission_expires")
    if isinstance(expires, NotADate):
        yield _problem("expiry_unreadable", provider=provider, value=expires.value)
    elif expires and expires < today:
        yield _problem("expired", provider=provider, expires=expires.isoformat())


def _answer(value: object) -> str:
    # As forms and validators read them: true and false are the codes "true" and "false".
    return str(value).lower() if isinstance(value, bool) else read_text(value).casefold()


def _problem(message: str, **params: object) -> Problem:
    return Problem(message, _FIELD, params=params)
