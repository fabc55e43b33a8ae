"""How current a record is, in the visitor's language."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

from ..core.lifetime.freshness import COLUMNS, STATUSES
from ..core.lifetime.sheet import name_of
from ..language import caller_language

__all__ = ["ogip_lifetime", "ogip_lifetime_name"]

_STATUSES = {status.value: name for status, name in STATUSES.items()}


def ogip_lifetime(dataset_id: str) -> dict[str, Any]:
    """Return where a record stands, as `ogip_lifetime_show` answers."""
    return tk.get_action("ogip_lifetime_show")({}, {"id": dataset_id})


def ogip_lifetime_name(kind: str, code: str) -> str:
    """Return a name: of a `column`, a `status`, a `bucket`, a `frequency`, a `class`, a decision.

    Decisions are of the kind `last_decision`; an unknown code is its own name.
    """
    named = {"column": COLUMNS, "status": _STATUSES}.get(kind, {}).get(code)
    return (named or name_of(kind, code)).get(caller_language())
