"""Lifetime classes: how each ends, what stands above a record, which class fits a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from ..calendar.frequency import interval_of
from ..subject import Subject
from ..text import Text
from .currency import frequency_of
from .texts import texts_of

_FILE = Path(__file__).with_suffix(".yaml")
# New data keeps arriving, if not at fixed times.
_WITHOUT_INTERVAL = frozenset({"as_needed", "continual", "irregular"})


@dataclass(frozen=True, slots=True)
class LifetimeClass:
    """What a class means at the end: the decisions that fit, and a sentence about it.

    What is `ranked_down` comes after other records in searches.
    """

    code: str
    ends_by: tuple[str, ...]
    ranked_down: bool
    end: Text


@cache
def lifetime_classes() -> Mapping[str, LifetimeClass]:
    """Return the classes by code, in the order of the file."""
    entries = cast("Mapping[str, Mapping[str, Any]]", yaml.safe_load(_FILE.read_text("utf-8")))
    return {
        code: LifetimeClass(
            code,
            tuple(entry["ends_by"]),
            bool(entry.get("ranked_down")),
            Text(**entry["end"]),
        )
        for code, entry in entries["classes"].items()
    }


def is_ranked_down(lifetime_class: str) -> bool:
    """Tell whether records of a class come after others in searches."""
    known = lifetime_classes().get(lifetime_class)
    return known is not None and known.ranked_down


def banner(
    lifetime_class: str, last: date | None = None, replaced_by: Text | None = None
) -> Text | None:
    """Return what stands above a record; None where its class needs no notice.

    `last` is the date of its latest data, `replaced_by` the title of the record that replaces it,
    None where the reader must not see that one.
    """
    if lifetime_class == "historical":
        key = "historical_since" if last else "historical"
    elif lifetime_class == "superseded":
        key = "superseded_by" if replaced_by else "superseded"
    else:
        return None
    params: dict[str, Any] = {
        "last": last.isoformat() if last else None,
        "title": replaced_by.as_dict() if replaced_by else None,
    }
    return texts_of(_FILE, "banners")[key].fill(params)


def default_class(record: Subject) -> str:
    """Return the class that fits what a record says: its duty, its end, its frequency, its type.

    Without a frequency, data is taken to go on and a document to be published once.
    """
    if record.text("superseded_by"):
        return "superseded"
    if record.text("mandatory_basis"):
        return "mandated"
    if isinstance(record.date("date_expires"), date):
        return "time_limited"
    frequency = frequency_of(record)
    if interval_of(frequency) or frequency in _WITHOUT_INTERVAL:
        return "continuing"
    if frequency == "not_planned" or record.type == "info":
        return "static"
    return "continuing"
