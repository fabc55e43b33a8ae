"""What is known about items beyond their columns, many items at once; read-only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from ckan import model

from ...model.item import Item
from ..eligibility import SELECTED_FACT, fact_in_row

_FACTS = sa.text(f"""
    select item.id, item.state, priority.scored_on, {SELECTED_FACT}
    from ogip_item as item
    left join ogip_eligibility as decision on decision.item_id = item.id and decision.in_force
    left join ogip_priority as priority on priority.item_id = item.id
    where item.id = any(cast(:ids as text[]))
""")  # noqa: S608 - names of columns


def facts_by_item(items: Sequence[Item]) -> dict[str, dict[str, Any]]:
    """Return by item the facts that rules on items read: `eligibility`, `priority`, `waivers`."""
    asked = {"ids": [item.id for item in items]}
    rows = model.Session.connection().execute(_FACTS, asked).mappings()
    return {row["id"]: _facts(dict(row)) for row in rows}


def _facts(row: dict[str, Any]) -> dict[str, Any]:
    scored = row["scored_on"]
    return {
        "eligibility": fact_in_row(row, row["state"]),
        "priority": {"scored_on": scored.isoformat()} if scored else None,
        # This portal cannot grant waivers yet: there are none, and that is known.
        "waivers": {},
    }
