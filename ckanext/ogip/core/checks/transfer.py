"""Checks before the official record goes to Library and Archives Canada (OG-601, OG-602).

Fact: `transfer_review`, null or empty where none was opened, else `{restrictions: [{what,
legal_basis, confirmed_by, lapses_on}]}`: each access restriction that stays, what it rests on, the
roles that confirmed it, and its last day; `what` is a text or `{en, fr}`. OG-602 also reads the
state of the entry (see `inventory.entry`): whoever wants to transfer an item has it judged as
`transferred`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..calendar.dates import NotADate
from ..facts import Facts
from ..inventory.entry import TRANSFERRED, Entry, entry_of
from ..lifetime.retention import is_enduring, lac_review_from
from ..record import Record
from ..results import CouldNotCheck, NotApplicable, NotYetDue, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Kind, Subject
from ..text import Text
from ..values import read_mapping

_LOCATION = "authoritative_location"


@check(
    "OG-601",
    "not_enduring",
    "transferred",
    "date_missing",
    "date_unreadable",
    "later",
    "review_unknown",
    "review_missing",
    "location_missing",
)
def transfer_is_prepared(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Well before the disposition, restrictions are under review and the original is located."""
    if not is_enduring(subject):
        yield NotApplicable("not_enduring")
        return
    if subject.kind is Kind.INVENTORY_ITEM and subject.text("state") == TRANSFERRED:
        yield NotApplicable("transferred")
        return
    disposition = subject.date("disposition_date")
    if disposition is None:
        yield CouldNotCheck("date_missing", "disposition_date")
    elif isinstance(disposition, NotADate):
        yield CouldNotCheck(
            "date_unreadable", "disposition_date", params={"value": disposition.value}
        )
    else:
        yield from _preparation(subject, disposition, settings)


def _preparation(subject: Subject, disposition: date, settings: Settings) -> Iterator[Result]:
    months = settings.integer("months_ahead")
    params = {"disposition": disposition.isoformat()}
    start = lac_review_from(disposition, months)
    if start > settings.today:
        yield NotYetDue("later", params={**params, "start": start.isoformat()})
        return
    if "transfer_review" not in subject.facts:
        yield CouldNotCheck("review_unknown")
    elif not _review(subject):
        yield Problem("review_missing", params=params)
    if not subject.has(_LOCATION):
        yield Problem("location_missing", _LOCATION, params=params)


@check(
    "OG-602",
    "entries_unknown",
    "no_entry",
    "not_transferred",
    "review_unknown",
    "review_missing",
    "review_unreadable",
    "not_named",
    "without_basis",
    "unconfirmed",
    "without_end",
    "end_unreadable",
    "lapsed",
)
def restrictions_are_settled(subject: Subject, settings: Settings) -> Iterator[Result]:
    """No access restriction goes along, or each has a basis, a confirmation and a last day."""
    entry = entry_of(subject)
    if not isinstance(entry, Entry):
        yield entry
    elif entry.state != TRANSFERRED:
        yield NotApplicable("not_transferred")
    elif "transfer_review" not in subject.facts:
        yield CouldNotCheck("review_unknown")
    elif not _review(subject):
        yield Problem("review_missing")
    else:
        yield from _restrictions(subject, settings)


def _review(subject: Subject) -> Mapping[str, Any]:
    return read_mapping(subject.facts.get("transfer_review"))


def _restrictions(subject: Subject, settings: Settings) -> Iterator[Result]:
    restrictions = Facts(_review(subject)).records("restrictions")
    if restrictions is None:
        yield CouldNotCheck("review_unreadable")
        return
    if not restrictions and subject.text("restrictions") == "restricted":
        yield Problem("not_named", "restrictions")
    for number, restriction in enumerate(restrictions, start=1):
        yield from _restriction(restriction, _name(restriction, number), settings)


def _name(restriction: Record, number: int) -> dict[str, str]:
    """Return what people call a restriction: its words, else its place in the list."""
    words = restriction.text("what")
    place = Text(words or f"no. {number}", words or f"nº {number}")
    return restriction.bilingual("what").filled(place).as_dict()


def _restriction(restriction: Record, what: dict[str, str], settings: Settings) -> Iterator[Result]:
    roles = settings.codes("confirming_roles")
    if not restriction.has("legal_basis"):
        yield Problem("without_basis", params={"what": what})
    if not set(roles).intersection(restriction.codes("confirmed_by")):
        yield Problem("unconfirmed", params={"what": what, "roles": list(roles)})
    ends = restriction.date("lapses_on")
    if ends is None:
        yield Problem("without_end", params={"what": what})
    elif isinstance(ends, NotADate):
        yield Problem("end_unreadable", params={"what": what, "value": ends.value})
    elif ends < settings.today:
        yield Problem("lapsed", params={"what": what, "end": ends.isoformat()})
