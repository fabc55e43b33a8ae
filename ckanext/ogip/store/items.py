"""Inventory items in the database, one at a time; never commits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from ckan import model
from ckan.model import Package
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError

from ..core.inventory.asset import facts_of_asset
from ..core.inventory.states import PREPARED, RELEASED, STATES
from ..core.inventory.template import COLUMNS
from ..model.item import Item

# The columns that serve the search.
SEARCHED = ("title_en", "title_fr", "description_en", "description_fr")
_BEFORE_RELEASE = STATES[: STATES.index(RELEASED)]


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

    The columns serve the search only; whoever shows the item reads the asset. An asset that moved
    to another organization is not followed: its words are no longer this department's to find.
    """
    public = asset.state == model.State.ACTIVE and not asset.private
    model.Session.execute(
        sa.update(Item)
        .where(Item.dataset_id == asset.id, Item.organization_id == asset.owner_org)
        .values(
            **searchable_of(asset),
            state=_state_with(public=public),
            modified=Item.modified,
        )
        .execution_options(synchronize_session=False)
    )


def values_of(item: Item) -> dict[str, Any]:
    """Return the template's columns of an item."""
    return {column.name: getattr(item, column.name) for column in COLUMNS}


def searchable_of(asset: Package) -> dict[str, str | None]:
    """Return the columns by which the item of an asset is found, as the asset says them."""
    facts = facts_of_asset({"title": asset.title, **(asset.extras or {})})
    return {name: facts[name] for name in SEARCHED}


def _state_with(*, public: bool) -> sa.ColumnElement[str]:
    if public:
        return sa.case((Item.state.in_(_BEFORE_RELEASE), RELEASED), else_=Item.state)
    return sa.case((Item.state == RELEASED, PREPARED), else_=Item.state)
