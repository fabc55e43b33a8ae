"""Events of an entry as people read them: labels instead of codes, before and after."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ckan.plugins.toolkit as tk

from ... import config
from ...language import caller_language
from .decision_words import answered_rows, count_rows, decided_rows, override_rows
from .rows import Row, changed_rows
from .words import COLUMNS_SHOWN, column_in_words, value_in_words

Details = Mapping[str, Any]

# Functions, because a label is translated when it is shown, not when the module is read.
_KINDS: Mapping[str, Callable[[], str]] = {
    "item_created": lambda: tk._("The entry was added"),
    "item_nominated": lambda: tk._("The entry was proposed"),
    "item_updated": lambda: tk._("Facts were changed"),
    "item_reviewed": lambda: tk._("The state was changed"),
    "item_linked": lambda: tk._("The entry was linked to a record"),
    "item_promoted": lambda: tk._("A draft was prepared from the entry"),
    "item_cloned": lambda: tk._("The entry was added as the next edition of another one"),
    "item_imported": lambda: tk._("A file was imported"),
    "eligibility_answered": lambda: tk._("Questions on eligibility were answered"),
    "eligibility_confirmed": lambda: tk._("A decision on eligibility was confirmed"),
    "priority_answered": lambda: tk._("Statements on priority were answered"),
    "priority_overridden": lambda: tk._("Another priority was chosen"),
    "release_planned": lambda: tk._("The planned day was changed"),
    "signal_entered": lambda: tk._("A count of demand was entered"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One event: what was done, when, by whom (blank for nobody known), why, and what changed."""

    what: str
    day: str
    time: str
    by: str
    why: str
    rows: Sequence[Row]


def event_in_words(event: Mapping[str, Any]) -> Told:
    """Return an event as `ogip_event_list` gives it, in words."""
    at = datetime.datetime.fromisoformat(event["at"]).astimezone(config.time_zone())
    details: Details = event["details"] or {}
    kind = event["kind"]
    return Told(
        what=_KINDS[kind]() if kind in _KINDS else kind,
        day=tk.h.ogip_date_in_words(at.date()),
        time=_time(at),
        by=(event["user"] or {}).get("name", ""),
        why=details.get("reason") or details.get("note") or "",
        rows=_ROWS.get(kind, _facts)(details),
    )


def _time(at: datetime.datetime) -> str:
    return f"{at:%H:%M}" if caller_language() == "en" else f"{at.hour}\u00a0h\u00a0{at:%M}"


def _facts(details: Details) -> list[Row]:
    return changed_rows(details, column_in_words, value_in_words, COLUMNS_SHOWN)


def _planned(details: Details) -> list[Row]:
    days = [value_in_words("planned_release_date", details.get(n)) for n in ("before", "after")]
    return [Row(column_in_words("planned_release_date"), *days)]


_ROWS: Mapping[str, Callable[[Details], list[Row]]] = {
    "eligibility_answered": decided_rows,
    "eligibility_confirmed": decided_rows,
    "priority_answered": answered_rows,
    "priority_overridden": override_rows,
    "release_planned": _planned,
    "signal_entered": count_rows,
}
