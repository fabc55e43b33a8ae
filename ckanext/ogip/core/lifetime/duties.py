"""The calendar of mandatory publications (E-17): its columns, and the cells of a line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ..text import Text
from .mandatory import Duty, DutyState

_DOCUMENT: Mapping[str, Any] = yaml.safe_load(
    Path(__file__).with_suffix(".yaml").read_text("utf-8")
)
COLUMNS: Mapping[str, Text] = {key: Text(**names) for key, names in _DOCUMENT["columns"].items()}
STATES: Mapping[DutyState, Text] = {s: Text(**_DOCUMENT["states"][s]) for s in DutyState}


def line(organization: Text, duty: Duty, today: date) -> dict[str, Any]:
    """Return the cells of one line by column, as plain JSON values."""
    cells = {**duty.as_dict(today), "organization": organization.as_dict()}
    return {key: cells[key] for key in COLUMNS}
