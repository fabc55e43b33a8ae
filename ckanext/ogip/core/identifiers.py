"""Identifiers of persons in a text that people typed; finds patterns, never judges a name.

A number of nine digits is a social insurance number only with its check digit (Luhn).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+")
_POSTAL_CODE = re.compile(
    r"\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d\b", re.I | re.ASCII
)
_PHONE = re.compile(
    r"(?<!\d)(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?!\d)", re.ASCII
)
_NINE_DIGITS = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)", re.ASCII)


def identifiers_in(text: str) -> frozenset[str]:
    """Return the kinds that a text seems to hold: `email`, `phone`, `postal_code`, `sin`."""
    return frozenset(kind for kind, is_in in _KINDS.items() if is_in(text))


def is_insurance_number(digits: str) -> bool:
    """Tell whether nine digits have the check digit of a social insurance number."""
    if len(digits) != 9 or digits[0] in "08":  # noqa: PLR2004 - those are never given out
        return False
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(digits)]
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0  # noqa: PLR2004 - Luhn


def _has_insurance_number(text: str) -> bool:
    found = (re.sub(r"\D", "", match) for match in _NINE_DIGITS.findall(text))
    return any(map(is_insurance_number, found))


_KINDS: Mapping[str, Callable[[str], bool]] = {
    "email": lambda text: bool(_EMAIL.search(text)),
    "phone": lambda text: bool(_PHONE.search(text)),
    "postal_code": lambda text: bool(_POSTAL_CODE.search(text)),
    "sin": _has_insurance_number,
}
