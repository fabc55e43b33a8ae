"""The release plan as the public sees it: the items and words of the approved inventory."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from ckan import model

from ...core.calendar.dates import read_date
from ...core.release_plan.entry import Entry
from ...core.text import Text
from ...model.inventory_edition import Edition, PublicEntry
from ...model.item import Item
from ..eligibility import may_be_public

# Of what is being prepared the public learns nothing: a draft speaks once it is published.
_SPEAKS = sa.or_(
    model.Package.id.is_(None),
    sa.and_(model.Package.state == model.State.ACTIVE, model.Package.private.is_(False)),
)
COLUMNS = (
    PublicEntry.facts.label("facts"),
    Edition.submitted_at.label("submitted_at"),
    model.Package.id.is_not(None).label("is_on_portal"),
)


def only_approved(query: Any) -> Any:
    """Return the query over items and their records, of what the public edition lists only."""
    listed = sa.and_(PublicEntry.item_id == Item.id, PublicEntry.edition_id == Edition.id)
    of_item = sa.and_(Edition.organization_id == Item.organization_id, Edition.is_public)
    return (
        query.add_columns(*COLUMNS)
        .join(Edition, of_item)
        .join(PublicEntry, listed)
        .where(may_be_public(), _SPEAKS)
    )


def moves_as_approved(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row without the days that were planned since the list was submitted.

    They wait for the next edition. `moves` are lists whose second entry is the moment.
    """
    until = row["submitted_at"]
    moves = row["moves"] or ()
    known = [move for move in moves if datetime.datetime.fromisoformat(move[1]) <= until]
    return {**row, "moves": known}


def as_approved(entry: Entry, row: Mapping[str, Any]) -> Entry:
    """Return a line as it was approved, from the columns of `only_approved`.

    What has come out on this portal is public by itself.
    """
    facts: Mapping[str, Any] = row["facts"]
    released = read_date(facts.get("date_released"))
    return replace(
        entry,
        title=Text(facts.get("title_en") or "", facts.get("title_fr") or ""),
        asset_type=facts.get("asset_type") or entry.asset_type,
        band=facts.get("priority_band"),
        released=entry.released if row["is_on_portal"] else _day(released),
    )


def urls_as_approved(row: Mapping[str, Any]) -> dict[str, str | None]:
    """Return where it came out, as far as that was approved or is on this portal."""
    source = row if row["is_on_portal"] else row["facts"]
    return {"en": source.get("portal_url_en"), "fr": source.get("portal_url_fr")}


def _day(value: object) -> datetime.date | None:
    return value if isinstance(value, datetime.date) else None
