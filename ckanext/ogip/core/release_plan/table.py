"""The release plan as a table: its columns, and the cells of a line (report E-4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ..text import Text
from .entry import Entry, Progress

_DOCUMENT: Mapping[str, Any] = yaml.safe_load(
    Path(__file__).with_name("table.yaml").read_text("utf-8")
)
COLUMNS: Mapping[str, Text] = {key: Text(**names) for key, names in _DOCUMENT["columns"].items()}
INTERNAL: frozenset[str] = frozenset(_DOCUMENT["internal"])
PROGRESS: Mapping[Progress, Text] = {
    Progress(code): Text(**names) for code, names in _DOCUMENT["progress"].items()
}
# What files and pages call things, by `<column>_<code>`.
NAMES: Mapping[str, Text] = {key: Text(**names) for key, names in _DOCUMENT["names"].items()}


def columns(*, public: bool) -> Mapping[str, Text]:
    """Return the columns with their names, for the public without the internal ones."""
    return {key: name for key, name in COLUMNS.items() if not (public and key in INTERNAL)}


def line(entry: Entry, today: date, *, public: bool) -> dict[str, Any]:
    """Return the cells of one line by column, as plain JSON values."""
    cells: dict[str, Any] = {
        "ref_number": entry.ref_number,
        "title": entry.title.as_dict(),
        "asset_type": entry.asset_type,
        "owner": entry.owner,
        "eligibility": entry.eligibility,
        "score": entry.score,
        "completeness": entry.completeness,
        "band": entry.band,
        "override_reason": entry.override_reason,
        "demand": entry.demand,
        "planned": _iso(entry.planned),
        "released": _iso(entry.released),
        "slip": entry.slip(today),
        "needs_conversion": entry.needs_conversion,
        "gaps": None if entry.gaps is None else list(entry.gaps),
    }
    return {key: cells[key] for key in columns(public=public)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
