"""Revisions of public records as people read about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import ckan.plugins.toolkit as tk

__all__ = ["ogip_revision_state"]

_STATES: Mapping[str, Callable[[], str]] = {
    "open": lambda: tk._("Waiting for a decision"),
    "applied": lambda: tk._("Approved and public"),
    "reviewed": lambda: tk._("Reviewed"),
    "discarded": lambda: tk._("Discarded"),
    "superseded": lambda: tk._("No longer needed"),
}


def ogip_revision_state(code: str) -> str:
    """Return the state of a revision."""
    return _STATES[code]() if code in _STATES else code
