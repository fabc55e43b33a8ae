"""Where an inventory and the portal say different things."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ... import catalogue, config
from ...core.inventory.mismatches import ADDRESS_DIFFERS
from ...core.text import LANGUAGES
from ...gate.judge import today
from ...store.item.assets import LinkedAsset, assets_by_id
from ...store.item.items import items_by_id
from ...store.item.mismatches import Mismatch, Question, count_mismatches, page_of_mismatches
from ...store.release_plan.releases import address_of
from ..item.view import sees_everything, show_items
from ..paging import make_cursor
from ..schema import inventory_mismatch as schema

__all__ = ["ogip_inventory_mismatches"]

_OF_ITEM = ("id", "ref_number", "title", "state", "date_released", "portal_url")


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_inventory_mismatches)
def ogip_inventory_mismatches(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """List where the inventory of an organization and its public records disagree.

    :param organization: id or name
    :param kind: `no_item` (a public record without an item), `not_public` (an item that says it was
        released, and no public record), `date_differs` or `address_differs` (an item and its public
        record); all of them without it
    :param limit: 1 to 1000, 50 by default
    :param cursor: the `next_cursor` of the page before
    :returns: `{count, counts{kind: number}, results, next_cursor}`, by kind, then by reference
        number or name; each result `{kind, item{id, ref_number, title, state, date_released,
        portal_url} or null, dataset{id, name, type, title, private, state} or null,
        inventory_value, portal_value}`; the values are texts, for addresses `{en, fr}`, null where
        nothing is said
    """
    tk.check_access("ogip_inventory_mismatches", context, data_dict)
    question = Question(
        organization_id=data_dict["organization"],
        today=today(),
        exempt=config.exempt_types() | catalogue.policy().exempt_types,
        kind=data_dict.get("kind"),
    )
    limit = data_dict["limit"]
    found = page_of_mismatches(question, limit + 1, data_dict.get("cursor"))
    page = found[:limit]
    counts = count_mismatches(question)
    return {
        "count": counts[question.kind] if question.kind else sum(counts.values()),
        "counts": counts,
        "results": _show(context, page),
        "next_cursor": make_cursor(page[-1].kind, page[-1].place) if len(found) > limit else None,
    }


def _show(context: Context, page: Sequence[Mismatch]) -> list[dict[str, Any]]:
    stored = items_by_id([each.item_id for each in page if each.item_id])
    shown = {item["id"]: item for item in show_items(list(stored.values()), context)}
    user = model.User.get(context["user"])
    ids = [each.dataset_id for each in page if each.dataset_id]
    assets = assets_by_id(ids, user, everything=sees_everything(context))
    return [
        _row(each, shown.get(each.item_id or ""), assets.get(each.dataset_id or ""))
        for each in page
    ]


def _row(each: Mismatch, item: dict[str, Any] | None, asset: LinkedAsset | None) -> dict[str, Any]:
    inventory_value, portal_value = each.inventory_value, each.portal_value
    if each.kind == ADDRESS_DIFFERS and item and asset:
        inventory_value = item["portal_url"]
        portal_value = {lang: address_of(asset.id, asset.type, lang) for lang in LANGUAGES}
    return {
        "kind": each.kind,
        "item": {name: item[name] for name in _OF_ITEM} if item else None,
        "dataset": _asset(asset) if asset and asset.visible else None,
        "inventory_value": inventory_value,
        "portal_value": portal_value,
    }


def _asset(asset: LinkedAsset) -> dict[str, Any]:
    return {
        "id": asset.id,
        "name": asset.name,
        "type": asset.type,
        "title": {lang: asset.facts[f"title_{lang}"] for lang in LANGUAGES},
        "private": asset.private,
        "state": asset.state,
    }
