"""Entering what is published in the inventory, in one statement; never commits."""

from __future__ import annotations

import uuid
from typing import Any

import sqlalchemy as sa
from ckan import model
from ckan.model import Package

from ..core.inventory.states import RELEASED
from .facts import ITEM_COLUMNS, fact_of_item
from .item.items import SEARCHED, extent_columns, searchable_of
from .release_plan.releases import release_of

ENTERED_ON_PUBLICATION = "publication"

# Where an item that waited for the asset says these already, it keeps them.
_FILLED = ("date_released", "portal_url_en", "portal_url_fr", "language", "size")
_TYPES = {"date_released": "date", "size": "bigint"}
_GIVEN = (
    *("id", "organization_id", "dataset_id", "asset_type", "state", "source", "ref_number"),
    *SEARCHED,
    *_FILLED,
)
_ENTRY = ", ".join(f"item.{name}" for name in ITEM_COLUMNS)


def _typed(name: str) -> str:
    return f"cast(:{name} as {_TYPES.get(name, 'text')})"


_TAKEN_OVER = ("dataset_id", "state", *SEARCHED)
# As text, compiled once: SQLAlchemy keeps no compiled form of an `on conflict`.
_ENTER = sa.text(f"""
    with adopted as (
        update ogip_item as item set modified = clock_timestamp(),
            {", ".join(f"{name} = :{name}" for name in _TAKEN_OVER)},
            {", ".join(f"{name} = coalesce({name}, {_typed(name)})" for name in _FILLED)}
        where :adopts and organization_id = :organization_id and ref_number = :ref_number
        and dataset_id is null
        returning {_ENTRY}
    ),
    entered as (
        insert into ogip_item as item ({", ".join(_GIVEN)})
        select {", ".join(map(_typed, _GIVEN))}
        where not exists (select from adopted)
        on conflict (organization_id, ref_number) do nothing
        returning {_ENTRY}
    )
    select * from adopted union all select * from entered
""")  # noqa: S608 - names of columns


def enter_asset(asset: Package) -> list[dict[str, Any]]:
    """Enter an asset that has no item: in the item that waits under its reference number, or anew.

    A new item is numbered as the asset is, else by its name; where those are taken, by its id.
    Returns what `store.facts` then says of the asset's `inventory_items`.
    """
    named = str((asset.extras or {}).get("ref_number") or "").strip()
    release = release_of(asset)
    values = {
        **{name: release[name] for name in ("portal_url_en", "portal_url_fr")},
        "date_released": release["released_on"],
        "organization_id": asset.owner_org,
        "dataset_id": asset.id,
        "asset_type": asset.type,
        "state": RELEASED,
        "source": ENTERED_ON_PUBLICATION,
        **searchable_of(asset),
        **extent_columns(asset),
    }
    for ref_number in filter(None, (named, asset.name, asset.id)):
        numbered = {
            "id": str(uuid.uuid4()),
            "ref_number": ref_number,
            "adopts": ref_number == named,
        }
        entered = model.Session.connection().execute(_ENTER, values | numbered).mappings()
        if items := [fact_of_item(row) for row in map(dict[str, Any], entered)]:
            return items
    return []
