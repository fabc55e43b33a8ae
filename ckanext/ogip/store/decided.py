"""What was decided about the item of an asset, in one query; read-only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from ckan import model

from .eligibility import SELECTED_FACT, fact_in_row

_SCORE = ("band", "score", "points", "completeness", "computed_band", "mandated", "scored_on")
_SELECTED = ", ".join((SELECTED_FACT, *(f"priority.{name}" for name in _SCORE)))
# As text: it runs with every record that is shown.
_DECIDED = sa.text(f"""
    select item.id, item.ref_number, item.state, {_SELECTED}
    from ogip_item as item
    left join ogip_eligibility as decision on decision.item_id = item.id and decision.in_force
    left join ogip_priority as priority on priority.item_id = item.id
    where item.dataset_id = :dataset_id
""")  # noqa: S608 - names of columns


@dataclass(frozen=True, slots=True)
class DecidedItem:
    """An item; `eligibility` as rules read it, `priority` `{band, score, points, ...}`.

    Null where nobody has decided, and where nothing has been scored.
    """

    id: str
    ref_number: str
    eligibility: dict[str, Any] | None
    priority: dict[str, Any] | None


def decided_about(dataset_id: str) -> DecidedItem | None:
    """Return the item of an asset with what was decided about it."""
    found = model.Session.connection().execute(_DECIDED, {"dataset_id": dataset_id}).mappings()
    row = next(map(dict[str, Any], found), None)
    if row is None:
        return None
    return DecidedItem(
        id=row["id"],
        ref_number=row["ref_number"],
        eligibility=fact_in_row(row, row["state"]),
        priority=_priority(row) if row["band"] else None,
    )


def _priority(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in _SCORE} | {"scored_on": row["scored_on"].isoformat()}
