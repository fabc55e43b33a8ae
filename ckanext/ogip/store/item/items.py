"""Inventory items in the database, one at a time; never commits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from ckan import model
from ckan.model import Package
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError

from ...core.inventory.asset import facts_of_asset
from ...core.inventory.extent import extent_of_asset
from ...core.inventory.states import PREPARED, RELEASED, STATES
from ...core.inventory.template import COLUMNS
from ...model.item import Item
from ..release_plan.releases import release_of

# The columns of what an asset says by which its item is found in lists.
SEARCHED = (
    *("title_en", "title_fr", "description_en", "description_fr", "business_owner"),
    *("program_alignment_architecture_en", "program_alignment_architecture_fr"),
)
_BEFORE_RELEASE = STATES[: STATES.index(RELEASED)]
# As text: the mapper took longer than the database does, at each save of an asset with an item.
_FOLLOW = sa.text(f"""
    update ogip_item set
        {", ".join(f"{name} = :{name}" for name in SEARCHED)},
        planned_release_date = cast(:planned_release_date as date),
        date_released = case
            when :public then coalesce(date_released, cast(:released_on as date))
            else date_released
        end,
        portal_url_en = case
            when :public then coalesce(portal_url_en, :portal_url_en) else portal_url_en
        end,
        portal_url_fr = case
            when :public then coalesce(portal_url_fr, :portal_url_fr) else portal_url_fr
        end,
        language = case when :public then coalesce(language, :language) else language end,
        size = case when :public then coalesce(size, cast(:size as bigint)) else size end,
        state = case
            when :public and state = any(:before_release) then :released
            when not :public and state = :released then :prepared
            else state
        end
    where dataset_id = :id and organization_id = :owner
""")  # noqa: S608 - names of columns


class ReferenceTakenError(Exception):
    """Another item of the organization has the reference number."""


def item_by_id(item_id: str, *, lock: bool = False) -> Item | None:
    """Return an item as it is stored now; `lock` makes others wait for this transaction."""
    return model.Session.get(
        Item, item_id, populate_existing=True, with_for_update=True if lock else None
    )


def item_by_reference(organization_id: str, ref_number: str) -> Item | None:
    """Return the item an organization knows by a reference number."""
    query = sa.select(Item).filter_by(organization_id=organization_id, ref_number=ref_number)
    return model.Session.scalar(query)


def item_of_dataset(dataset_id: str) -> Item | None:
    """Return the item whose asset the dataset is."""
    return model.Session.scalar(sa.select(Item).filter_by(dataset_id=dataset_id))


def add_item(values: Mapping[str, Any]) -> Item:
    """Insert an item. Raises ReferenceTakenError."""
    statement = (
        insert(Item)
        .values(dict(values))
        .on_conflict_do_nothing(index_elements=["organization_id", "ref_number"])
        .returning(Item)
    )
    item = model.Session.scalar(statement)
    if item is None:
        raise ReferenceTakenError
    return item


def change_item(item: Item, values: Mapping[str, Any]) -> None:
    """Change columns of an item. Raises ReferenceTakenError and undoes the change."""
    try:
        with model.Session.begin_nested():
            for column, value in values.items():
                setattr(item, column, value)
            model.Session.flush()
    except IntegrityError as error:
        raise ReferenceTakenError from error


def remove_item(item: Item) -> None:
    """Delete an item."""
    model.Session.delete(item)
    model.Session.flush()


def link_asset(item: Item, dataset_id: str) -> None:
    """Tie an item to the asset prepared from it."""
    item.dataset_id = dataset_id
    item.state = PREPARED
    model.Session.flush()


def asset_of(item: Item) -> Package | None:
    """Return the asset of an item, None when there is none or it was purged."""
    return model.Session.get(Package, item.dataset_id) if item.dataset_id else None


def follow_asset(asset: Package) -> None:
    """Let the item of an asset be found by what the asset says now, and follow its publication.

    Publication fills the date of release, the addresses, languages and size, where the item has
    none. The other columns serve lists only; whoever shows the item reads the asset. An asset that
    moved to another organization is not followed: its words are no longer this department's to
    find.
    """
    values = {
        "id": asset.id,
        "owner": asset.owner_org,
        "public": asset.state == model.State.ACTIVE and not asset.private,
        "before_release": list(_BEFORE_RELEASE),
        "released": RELEASED,
        "prepared": PREPARED,
    }
    extent = extent_columns(asset) if values["public"] else {"language": None, "size": None}
    values |= searchable_of(asset) | release_of(asset) | extent
    model.Session.connection().execute(_FOLLOW, values)


def items_by_id(ids: Sequence[str], *, lock: bool = False) -> dict[str, Item]:
    """Return the items that exist, by their ids; `lock` makes others wait for this transaction."""
    query = sa.select(Item).where(Item.id.in_(ids)).order_by(Item.id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return {item.id: item for item in model.Session.scalars(query)}


def write_changes() -> None:
    """Write what was changed in items."""
    model.Session.flush()


def values_of(item: Item) -> dict[str, Any]:
    """Return the template's columns of an item."""
    return {column.name: getattr(item, column.name) for column in COLUMNS}


def searchable_of(asset: Package) -> dict[str, str | None]:
    """Return the columns by which the item of an asset is found, as the asset says them."""
    facts = facts_of_asset({"title": asset.title, **(asset.extras or {})})
    return {name: facts[name] for name in SEARCHED}


def extent_columns(asset: Package) -> dict[str, Any]:
    """Return `language` and `size` of an item, as far as the asset and its files say them."""
    files = [{**(file.extras or {}), "size": file.size} for file in asset.resources]
    language, size = extent_of_asset({**(asset.extras or {}), "resources": files})
    return {"language": language, "size": size}
