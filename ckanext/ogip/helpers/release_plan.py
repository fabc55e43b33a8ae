"""What the release plan calls its columns and codes, in the visitor's language."""

from __future__ import annotations

from ..core.release_plan.chart import TEXTS
from ..core.release_plan.sheet import name_of
from ..core.release_plan.table import COLUMNS, PROGRESS
from ..language import caller_language

__all__ = ["ogip_plan_name"]

_NAMED = {
    "column": COLUMNS,
    "state": {code.value: name for code, name in PROGRESS.items()},
    "chart": TEXTS,
}


def ogip_plan_name(kind: str, code: str) -> str:
    """Return a name: of a `column`, a `state`, a part of the `chart`, an `eligibility`."""
    name = _NAMED.get(kind, {}).get(code) or name_of(kind, code)
    return name.get(caller_language())
