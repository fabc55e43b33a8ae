"""What was decided about a page of items, in one query; read-only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from ckan import model

from ...model.item import Item
from ...model.priority import StoredPriority
from .filter import eligibility_of, with_decisions


@dataclass(frozen=True, slots=True)
class InBrief:
    """The outcome of the questions on eligibility, and the band; None where there is no score."""

    eligibility: str
    band: str | None


def decisions_in_brief(ids: Collection[str]) -> dict[str, InBrief]:
    """Return what was decided about each item, by its id."""
    query = sa.select(Item.id, eligibility_of.label("eligibility"), StoredPriority.band)
    rows = model.Session.execute(with_decisions(query).where(Item.id.in_(ids)))
    return {row.id: InBrief(row.eligibility, row.band) for row in rows}


def bands_of(ids: Collection[str]) -> dict[str, str]:
    """Return the band of each item that has one, by its id."""
    query = sa.select(StoredPriority.item_id, StoredPriority.band).where(
        StoredPriority.item_id.in_(ids), StoredPriority.band.is_not(None)
    )
    return {row.item_id: row.band for row in model.Session.execute(query)}
