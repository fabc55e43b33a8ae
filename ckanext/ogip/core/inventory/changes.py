"""What changed in an item, as the log of events keeps it: plain JSON, only what is different."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any


def changed_values(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Return `{before, after}` by column, only those that differ; blank where there was nothing."""
    names = [
        name for name in {**before, **after} if _plain(before.get(name)) != _plain(after.get(name))
    ]
    return {
        "before": {name: _plain(before[name]) for name in names if before.get(name) is not None},
        "after": {name: _plain(after[name]) for name in names if after.get(name) is not None},
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
