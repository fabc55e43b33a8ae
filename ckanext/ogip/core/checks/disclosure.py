"""Checks on data about people: non-disclosure methods (OG-109), consultation of groups (OG-112)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..record import Record
from ..results import NotApplicable, Problem, Result
from ..rule import check
from ..settings import Settings
from ..signoffs.attestation import ATTESTED, attested
from ..subject import Subject
from ..values import read_mappings

# The number that makes a method mean something: its field, and the parameter with the least value.
_NUMBERS = {"rounding": ("base", "minimum_base"), "suppression": ("threshold", "minimum_threshold")}
# No base or threshold is longer; Python refuses to read thousands of digits.
_MOST_DIGITS = 9


@check(
    "OG-109",
    *ATTESTED,
    "not_personal",
    "not_stated",
    "no_method",
    "base_too_small",
    "threshold_too_small",
)
def disclosure_is_controlled(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Content made from data about persons names its method with its numbers, and is signed off."""
    derived = subject.text("derived_from_personal")
    if derived == "false":
        yield NotApplicable("not_personal")
    elif derived != "true":
        yield Problem("not_stated", "derived_from_personal")
    else:
        yield from attested(subject, settings, beside=_methods(subject, settings))


def _methods(subject: Subject, settings: Settings) -> Iterator[Problem]:
    """Judge the methods one by one; rows without a method say nothing."""
    rows = [row for row in _rows(subject, "disclosure_control") if row.text("method")]
    if not rows:
        yield Problem("no_method", "disclosure_control")
    for row in rows:
        name, parameter = _NUMBERS.get(row.text("method"), ("", ""))
        if name and _whole_number(row, name) < settings.integer(parameter):
            params = {"least": settings.integer(parameter)}
            yield Problem(f"{name}_too_small", "disclosure_control", params=params)


def _whole_number(row: Record, name: str) -> int:
    """Read a number; a missing one, or what is none, is too small for every method."""
    text = row.text(name)
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else 0


@check(
    "OG-112",
    *ATTESTED,
    "no_groups",
    "not_recorded",
    "incomplete",
    "ahead",
)
def groups_were_consulted(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Content that tells groups of people apart has a consultation with its outcome, signed off."""
    groups = subject.codes("population_flags")
    if not groups:
        yield NotApplicable("no_groups")
        return
    parameter = "required_indigenous" if "indigenous" in groups else "required"
    yield from attested(subject, settings, parameter, beside=_consultations(subject, settings))


def _consultations(subject: Subject, settings: Settings) -> Iterator[Problem]:
    """Find what is missing in the consultations; one that lies ahead has no outcome yet."""
    groups = list(subject.codes("population_flags"))
    rows = _rows(subject, "consultation")
    if not rows:
        yield Problem("not_recorded", "consultation", params={"groups": groups})
    for number, row in enumerate(rows, start=1):
        day = row.date("consultation_date")
        told = row.bilingual("consulted").any and row.bilingual("outcome").any
        if not (told and isinstance(day, date)):
            yield Problem("incomplete", "consultation", params={"number": number})
        elif day > settings.today:
            yield Problem("ahead", "consultation", params={"day": day.isoformat()})


def _rows(subject: Subject, name: str) -> list[Record]:
    """Return the rows of a repeating field that hold anything."""
    rows = [(Record(row), row) for row in read_mappings(subject.value(name))]
    return [record for record, row in rows if any(record.has(key) for key in row)]
