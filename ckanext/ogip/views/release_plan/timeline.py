"""The months of the release plan, with what comes out in each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_MONTH = len("2027-01")
# The others are behind a link to the list.
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the summary, and the lines of the plan that belong to it."""

    period: Mapping[str, Any]
    lines: list[Mapping[str, Any]]


def months_of(summary: Mapping[str, Any], lines: Iterable[Mapping[str, Any]]) -> list[Month]:
    """Return the months in which anything is planned or came out, with the lines at hand."""
    by_month: dict[str, list[Mapping[str, Any]]] = {}
    for line in lines:
        day = line["released"] or line["planned"]
        if day:
            by_month.setdefault(day[:_MONTH], []).append(line)
    return [
        Month(period, by_month.get(period["period"], [])[:SHOWN]) for period in summary["months"]
    ]
