"""Dates of the demonstration that count from the day it is loaded, so that it does not rot."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from ..core.calendar.frequency import parse_interval

_FROM_TODAY = re.compile(r"([+-])(P\d+[DWMY])")


def as_fields(value: Any, today: date) -> Any:
    """Return content as the actions take it: dates as ISO text, `+P10M` as a day from `today`.

    `+P10M` is ten months after today, `-P2W` two weeks before. Goes into lists and mappings.
    """
    if isinstance(value, Mapping):
        return {key: as_fields(inner, today) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_fields(inner, today) for inner in value]
    if isinstance(value, date):
        return value.isoformat()
    match = _FROM_TODAY.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return value
    interval = parse_interval(match[2])
    day = interval.after(today) if match[1] == "+" else interval.before(today)
    return day.isoformat()
