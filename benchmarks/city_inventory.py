"""A city's public inventory with the priorities that departments gave: rows as answers and facts.

The file is the dataset inventory of San Francisco (`data/sf_dataset_inventory_2024-12-26.csv` of a
folder). Nothing of it is kept in the project.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ckanext.ogip.core.priority.settings import Band
from ckanext.ogip.core.priority.toolkit import load_toolkit

Row = Mapping[str, str]

PRIORITY, VALUE, CLASSIFICATION = "Department Priority", "Value", "Data Classification"
PUBLIC = "Level 1 - Public"
# What the city calls by a number; its fourth priority and "Unassigned" have no band here.
BANDS: Mapping[str, Band] = {
    "Priority 1": Band.P1,
    "Priority 2": Band.P2,
    "Priority 3": Band.P3,
}
_FILE = "sf_dataset_inventory_2024-12-26.csv"
_FREQUENCIES = {
    "Streaming": "continual",
    "Multiple times per hour": "continual",
    "Hourly": "continual",
    "Daily": "P1D",
    "Weekly": "P1W",
    "Monthly": "P1M",
    "Quarterly": "P3M",
    "Bi-annually": "P6M",
    "Annually": "P1Y",
    "As needed": "as_needed",
    "Not updated (historical only)": "not_planned",
}
_AUTOMATION = {"Automated": "full", "Manual": "manual"}
# The share of the statements on value that a yes stands for.
_SHARE_OF_VALUE = {"High": 1.0, "Medium": 0.5, "Low": 0.0}
# Statements on risk that hold up to a level of classification.
_HOLDS_UP_TO = {
    "no_protection_needed": 1,
    "no_conflict": 1,
    "silence_is_riskier": 1,
    "no_personal_information": 2,
    "ocap_assessed": 2,
}


def rows_in(folder: Path) -> list[Row]:
    """Return the rows of the inventory, none where the file is not there."""
    path = folder / "data" / _FILE
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def facts_of(row: Row) -> dict[str, Any]:
    """Return what the columns say that nobody judged: updates, automation, visits, format."""
    views, overdue = row["monthly_views"], row["days_overdue"]
    return {
        "frequency": _FREQUENCIES.get(row["Update Frequency"]),
        "automation_level": _AUTOMATION.get(row["Publishing Approach"]),
        "demand": {"views": int(views)} if views else {},
        "outcomes": {"OG-313": "fail"} if overdue else {},
        # The city's portal offers every table that it shows as CSV.
        "formats": ["CSV"] if row["field_names"] else [],
    }


def judgements_of(row: Row) -> dict[str, bool]:
    """Return the city's two judgements, its value and classification, as answers to statements."""
    answers: dict[str, bool] = {}
    if row[VALUE]:
        names = _names("value")
        yes = round(_SHARE_OF_VALUE[row[VALUE]] * len(names))
        answers |= {name: number < yes for number, name in enumerate(names)}
    if row[CLASSIFICATION]:
        level = int(row[CLASSIFICATION].removeprefix("Level ")[0])
        answers |= {name: level <= highest for name, highest in _HOLDS_UP_TO.items()}
    return answers


def _names(dimension: str) -> Sequence[str]:
    statements = load_toolkit().statements.values()
    return [one.id for one in statements if one.dimension == dimension and not one.optional]
