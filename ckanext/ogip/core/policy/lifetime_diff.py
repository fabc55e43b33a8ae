"""What changes from one policy to another about lifetimes, as keys of texts with values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..lifetime.settings import Grace, LifetimeSettings
from .lifetime_words import days_in_words, threshold_in_words

Change = tuple[str, Mapping[str, Any]]
_TIMES = ("due_soon", "review_soon", "longest_delay")


def lifetime_changes(before: LifetimeSettings, after: LifetimeSettings) -> Iterator[Change]:
    """Yield the key and the values of each change, in the order of the keys of a policy."""
    for name in _TIMES:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield f"lifetime_{name}", _days(old, new)
    yield from _grace(before.grace, after.grace)
    for threshold, roles in after.told.items():
        if roles != before.told[threshold]:
            yield (
                "lifetime_told",
                {
                    "threshold": threshold_in_words(threshold).as_dict(),
                    "before": list(before.told[threshold]),
                    "after": list(roles),
                },
            )


def _grace(before: Grace, after: Grace) -> Iterator[Change]:
    if _share(before) != _share(after):
        values = {"before": before, "after": after}
        yield (
            "lifetime_grace",
            {
                f"{when}_{name}": part
                for when, g in values.items()
                for name, part in _share(g).items()
            },
        )
    for frequency in sorted(before.days.keys() | after.days.keys()):
        old, new = before.of(frequency), after.of(frequency)
        if old != new:
            yield "lifetime_grace_of", {"frequency": frequency, **_days(old, new)}


def _share(grace: Grace) -> dict[str, Any]:
    return {
        "percent": grace.percent,
        "shortest": days_in_words(grace.shortest),
        "longest": days_in_words(grace.longest),
    }


def _days(before: int, after: int) -> dict[str, dict[str, str]]:
    return {"before": days_in_words(before), "after": days_in_words(after)}
