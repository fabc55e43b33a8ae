"""The whole inventory of an organization, item by item, as files hold it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ckan import model
from ckan.types import Context

from ...core.inventory.public import public_facts
from ...model.item import Item
from ...store.inventory.editions import Listed, page_of_listed
from ...store.item.assets import assets_by_id
from ...store.item.decisions import bands_of
from ...store.item.pages import ItemFilter, page_of_items
from ..item.view import facts_shown, sees_everything

_PAGE = 1000
_Shown = tuple[Item, dict[str, Any]]


def items_of_inventory(organization_id: str, context: Context) -> Iterator[dict[str, Any]]:
    """Yield the columns of each item by reference number, a page in memory at a time.

    What an item shares with its asset is read from the asset, as far as the caller sees it.
    """
    return items_found(ItemFilter(organizations=[organization_id]), context)


def items_found(wanted: ItemFilter, context: Context) -> Iterator[dict[str, Any]]:
    """Yield the same of the items that a filter lets through."""
    after = None
    while page := page_of_items(wanted, _PAGE, after):
        yield from (facts for _item, facts in _shown(page, context))
        after = (page[-1].organization_id, page[-1].ref_number)


def listed_of_inventory(organization_id: str, context: Context) -> Iterator[Listed]:
    """Yield id and public columns of each item that may be listed in public, in the same order."""
    for item, facts in listed_items(organization_id, context):
        yield item.id, public_facts(facts)


def listed_items(organization_id: str, context: Context) -> Iterator[_Shown]:
    """Yield each item that may be listed in public, with all its columns."""
    after = None
    while page := page_of_listed(organization_id, _PAGE, after):
        yield from _shown(page, context)
        after = page[-1].ref_number


def _shown(page: Sequence[Item], context: Context) -> Iterator[_Shown]:
    user = model.User.get(context["user"])
    linked = [item.dataset_id for item in page if item.dataset_id]
    assets = assets_by_id(linked, user, everything=sees_everything(context))
    bands = bands_of([item.id for item in page])
    for item in page:
        facts = facts_shown(item, assets.get(item.dataset_id or ""))
        yield item, {**facts, "priority_band": bands.get(item.id)}
