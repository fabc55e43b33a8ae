"""Signals of demand as the API shows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from ckan import model

from ...model.item import Item
from ...model.release_plan import StoredSignal
from ..people import names_by_id


def show_signals(signals: Sequence[StoredSignal]) -> list[dict[str, Any]]:
    """Return signals with the reference numbers of their items and the names of their users."""
    names = names_by_id(signal.user_id for signal in signals)
    numbers = _numbers({signal.item_id for signal in signals if signal.item_id})
    return [
        {
            "id": signal.id,
            "organization": signal.organization_id,
            "item_id": signal.item_id,
            "ref_number": numbers.get(signal.item_id or ""),
            "kind": signal.kind,
            "source": signal.source,
            "count": signal.count,
            "period_start": signal.period_start.isoformat(),
            "period_end": signal.period_end.isoformat(),
            "reference": signal.reference,
            "note": signal.note,
            "user": names.get(signal.user_id or ""),
            "created": signal.created.isoformat(),
        }
        for signal in signals
    ]


def _numbers(ids: set[str]) -> dict[str, str]:
    query = sa.select(Item.id, Item.ref_number).where(Item.id.in_(ids))
    return {row.id: row.ref_number for row in model.Session.execute(query)} if ids else {}
