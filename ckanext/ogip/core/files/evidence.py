"""Evidence in a message: the first values, and in both languages how many more there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..formatting import format_number

_SHOWN = 10
_LONGEST = 60


def shown(values: Sequence[str | int], total: int | None = None) -> list[Any]:
    """Return the first values as a parameter that reads `a, b and 12 more`.

    `total` counts the values that are not in the list too.
    """
    first: list[Any] = [shortened(v) if isinstance(v, str) else v for v in values[:_SHOWN]]
    more = max(total or 0, len(values)) - len(first)
    return [*first, _more(more)] if more > 0 else first


def shortened(text: str) -> str:
    """Cut what is too long to be read in a sentence."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _more(number: int) -> dict[str, str]:
    others = "autre" if number == 1 else "autres"
    return {
        "en": f"{format_number(number, 'en')} more",
        "fr": f"{format_number(number, 'fr')} {others}",
    }
