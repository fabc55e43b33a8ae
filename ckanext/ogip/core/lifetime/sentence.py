"""What a dataset page says about updates, in words: how often, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..calendar.frequency import interval_of
from ..text import Text
from ..values import Bilingual
from .evaluate import Lifetime
from .texts import texts_of

_FILE = Path(__file__).with_suffix(".yaml")
_CLOSED = ("historical", "superseded", "withdrawn")
_NOTHING: Mapping[str, Any] = {}


def sentences(lifetime: Lifetime, delay_reason: Bilingual | None = None) -> tuple[Text, ...]:
    """Return the sentences about the updates of a record; none where nothing is known.

    `delay_reason` is what the record says about a delay; a delay counts only with both languages.
    """
    if lifetime.is_closed:
        known = lifetime.lifetime_class in _CLOSED
        return (_next(lifetime.lifetime_class if known else "closed"),)
    how_often = _how_often(lifetime.frequency)
    following = _following(lifetime, delay_reason)
    return tuple(sentence for sentence in (how_often, following) if sentence)


def in_words(lifetime: Lifetime, delay_reason: Bilingual | None = None) -> Text:
    """Return the sentences as one text, blank where nothing is known."""
    found = sentences(lifetime, delay_reason)
    return Text(" ".join(one.en for one in found), " ".join(one.fr for one in found))


def _how_often(frequency: str) -> Text | None:
    texts = texts_of(_FILE, "frequencies")
    if frequency in texts:
        return texts[frequency].fill(_NOTHING)
    return texts["regular"].fill(_NOTHING) if interval_of(frequency) else None


def _following(lifetime: Lifetime, reason: Bilingual | None) -> Text | None:
    if lifetime.next_update_due:
        return _next_update(lifetime, reason)
    if interval_of(lifetime.frequency):
        return _next("no_date")
    if lifetime.review_date:
        late = bool(lifetime.review_days_late)
        review = lifetime.review_date.isoformat()
        return _next("review_late" if late else "review", review=review)
    return None


def _next_update(lifetime: Lifetime, reason: Bilingual | None) -> Text:
    due, until = lifetime.next_update_due, lifetime.paused_until
    days: dict[str, Any] = {"due": due.isoformat() if due else None}
    if until and due and reason and until > due:
        key = "paused" if lifetime.days_late else "delayed"
        texts = {"en": reason.en, "fr": reason.fr}
        return _next(key, **days, until=until.isoformat(), reason=texts)
    return _next("late" if lifetime.days_late else "expected", **days)


def _next(key: str, **params: object) -> Text:
    return texts_of(_FILE, "nexts")[key].fill(params)
