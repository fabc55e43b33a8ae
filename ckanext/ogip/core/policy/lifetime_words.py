"""What a policy makes of publication lifetimes, in sentences for `policy show`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import cast

from ..calendar.frequency import Interval
from ..lifetime.settings import LifetimeSettings, Threshold
from ..rule_file import read_template
from ..strict_yaml import Document
from ..template import Template
from ..text import Text
from .words import value_in_words

_TEXTS = Path(__file__).with_suffix(".yaml")


def lifetime_in_words(settings: LifetimeSettings) -> tuple[Text, ...]:
    """Say how far ahead people are warned, when an update is overdue, and who is told."""
    return tuple(_sentences(settings))


def threshold_in_words(threshold: Threshold) -> Text:
    """Name the moment at which somebody is told."""
    return _texts()[threshold].fill({})


def days_in_words(days: int) -> dict[str, str]:
    """Write a number of days in both languages."""
    return value_in_words(Interval(days=Fraction(days))).as_dict()


def _sentences(settings: LifetimeSettings) -> Iterator[Text]:
    texts, grace = _texts(), settings.grace
    yield texts["ahead"].fill(
        {
            "due_soon": days_in_words(settings.due_soon),
            "review_soon": days_in_words(settings.review_soon),
            "longest_delay": days_in_words(settings.longest_delay),
        }
    )
    yield texts["grace"].fill(
        {
            "percent": grace.percent,
            "shortest": days_in_words(grace.shortest),
            "longest": days_in_words(grace.longest),
        }
    )
    if grace.days:
        yield texts["grace_of"].fill({"frequencies": _frequencies(grace.days)})
    told = [
        texts["threshold"].fill(
            {"threshold": threshold_in_words(threshold).as_dict(), "roles": list(roles)}
        )
        for threshold, roles in settings.told.items()
    ]
    yield texts["told"].fill({"thresholds": [text.as_dict() for text in told]})


def _frequencies(days: Mapping[str, int]) -> list[dict[str, str]]:
    text = _texts()["frequency"]
    return [
        text.fill({"frequency": code, "days": days_in_words(count)}).as_dict()
        for code, count in days.items()
    ]


@cache
def _texts() -> Mapping[str, Template]:
    texts = cast("Mapping[str, object]", Document.load(_TEXTS).data)
    return {key: read_template(text) for key, text in texts.items()}
