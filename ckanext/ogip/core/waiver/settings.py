"""What a policy says about waivers."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class WaiverSettings:
    """How long a waiver may last, in days, and how many days before its end people are told.

    `never` are rules that nobody waives here, besides those whose own file names no role for it.
    `by_another`: whoever asks for a waiver does not grant it.
    """

    longest_days: int = 365
    notice_days: tuple[int, ...] = (30, 7, 1)
    never: frozenset[str] = field(default_factory=frozenset[str])
    by_another: bool = False
