"""The moment of a scheduled release: read in a time zone, also where clocks change, and shown.

When clocks go forward an hour does not exist, when they go back one is there twice; neither is
guessed. The moment is kept in UTC, so a later change of the rules of a zone does not move it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from ..entered import shown
from ..formatting import format_date
from ..refusal import Refusal
from ..text import LANGUAGES, Language, Text


def read_moment(value: str, zone: ZoneInfo) -> datetime | Refusal:
    """Read `2027-03-15T09:00`, in the time of `zone`, or the same with an offset of its own."""
    try:
        given = datetime.fromisoformat(value.strip())
    except ValueError:
        return Refusal("release_at", "review.not_a_moment", {"value": shown(value)})
    if given.tzinfo is not None:
        return _in_utc(given)
    local = given.replace(tzinfo=zone)
    params = {"at": Text(*(_wall(given, lang) for lang in LANGUAGES)).as_dict(), "zone": zone.key}
    if local.utcoffset() == local.replace(fold=1).utcoffset():
        return _in_utc(local)
    # Clocks change here. Going forward, no moment has this time; going back, two have.
    exists = local.astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0) == given
    return Refusal("release_at", "review.moment_twice" if exists else "review.no_moment", params)


def moment_in_words(moment: datetime, zone: ZoneInfo) -> Text:
    """Write a moment with its zone: `15 March 2027, 09:00 (EDT)`, `15 mars 2027, 9 h 00 (EDT)`."""
    local = moment.astimezone(zone)
    return Text(*(f"{_wall(local, lang)} ({local.tzname()})" for lang in LANGUAGES))


def _wall(local: datetime, lang: Language) -> str:
    clock = f"{local:%H:%M}" if lang == "en" else f"{local.hour}\u00a0h\u00a0{local:%M}"
    return f"{format_date(local.date(), lang)}, {clock}"


def _in_utc(moment: datetime) -> datetime | Refusal:
    try:
        return moment.astimezone(UTC)
    except (OverflowError, ValueError):
        written = shown(moment.isoformat())
        return Refusal("release_at", "review.not_a_moment", {"value": written})
