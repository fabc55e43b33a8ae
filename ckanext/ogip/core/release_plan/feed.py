"""The release plan as a calendar (RFC 5545) that people subscribe to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, cast

from icalendar import Calendar, Event

from ..text import Language
from .entry import Entry

PRODUCT = "-//ckanext-ogip//release plan//EN"
# How often a calendar program need look again.
_REFRESH = timedelta(days=1)


def calendar_of(
    entries: Iterable[Entry], *, name: str, host: str, now: datetime, lang: Language
) -> bytes:
    """Return a day-long event for each planned day that has not been reached by a release.

    `host` makes the ids of the events unique; `now`, in UTC, is when the calendar was made. The
    caller leaves out what the reader must not see.
    """
    calendar: Any = Calendar()  # its `add` takes anything, untyped
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    for entry in entries:
        if entry.planned and not entry.released:
            calendar.add_component(_event(entry, host, now, lang))
    return cast("bytes", calendar.to_ical())


def _event(entry: Entry, host: str, now: datetime, lang: Language) -> Event:
    event: Any = Event()
    event.add("uid", f"{entry.item}@{host}")
    event.add("dtstamp", now)
    event.add("dtstart", entry.planned)
    event.add("summary", entry.title.get(lang))
    # A program shows the change of a day only where the number grows.
    event.add("sequence", max(0, len(entry.history.moves) - 1))
    event.add("transp", "TRANSPARENT")
    if entry.band:
        event.add("categories", [entry.band])
    if entry.url:
        event.add("url", entry.url)
    return cast("Event", event)
