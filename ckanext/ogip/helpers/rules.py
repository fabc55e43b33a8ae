"""Parts of a rule as people read them."""

from __future__ import annotations

from collections.abc import Mapping

from ..core.formatting import format_clause, format_number
from ..core.template import outline
from ..language import caller_language

__all__ = ["ogip_clause", "ogip_outline", "ogip_parameter"]


def ogip_outline(text: str, clause: str) -> str:
    """Return a message of a rule with `…` in the place of the values it will name."""
    return outline(text, ogip_clause(clause))


def ogip_clause(clause: str) -> str:
    """Return a clause number as the reader's language writes it."""
    return format_clause(clause, caller_language())


def ogip_parameter(value: int | list[str] | Mapping[str, object]) -> str:
    """Return the value of a parameter: a number, a list, or values by code."""
    if isinstance(value, int):
        return format_number(value, caller_language())
    if isinstance(value, Mapping):
        colon = "\u00a0: " if caller_language() == "fr" else ": "
        return ", ".join(f"{code}{colon}{entry or '–'}" for code, entry in value.items())
    return ", ".join(value)
