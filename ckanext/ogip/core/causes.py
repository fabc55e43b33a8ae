"""Findings of one cause together, so that people read one thing to do and not seven.

A cause is one message of one rule with one weight: seven titles without French are one cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Plain = Mapping[str, Any]

_CAUSE = ("rule", "message_key", "outcome", "severity")


@dataclass(frozen=True, slots=True)
class Cause:
    """What is to be done once (`first`), and the other places where it is to be done too."""

    first: Plain
    others: tuple[Plain, ...]


def by_cause(findings: Iterable[Plain]) -> list[Cause]:
    """Return the causes of findings, given as the API returns them, in the order of the first."""
    together: dict[tuple[Any, ...], list[Plain]] = {}
    for finding in findings:
        together.setdefault(tuple(finding[name] for name in _CAUSE), []).append(finding)
    return [Cause(first, tuple(others)) for first, *others in together.values()]
