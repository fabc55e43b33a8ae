"""Items as the API shows them: their own facts, or those of their asset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import ckan.plugins.toolkit as tk
import sqlalchemy as sa
from ckan import authz, model
from ckan.types import Context

from ...core.inventory.item import show_values
from ...core.inventory.states import states_by_hand
from ...core.inventory.template import ASSET_TYPE, SHARED
from ...model.item import Item
from ...store.item.assets import LinkedAsset, assets_by_id
from ...store.item.decisions import InBrief, decisions_in_brief
from ...store.item.items import values_of


def sees_everything(context: Context) -> bool:
    """Tell whether CKAN hides nothing from the caller."""
    return bool(context.get("ignore_auth")) or bool(authz.is_sysadmin(context["user"]))


def readable_organizations(context: Context) -> list[str] | None:
    """Return the organizations whose inventory the caller may read, None for all of them."""
    if sees_everything(context):
        return None
    found = tk.get_action("organization_list_for_user")(
        tk.fresh_context(context), {"permission": "read"}
    )
    return [organization["id"] for organization in found]


def show_items(items: Sequence[Item], context: Context) -> list[dict[str, Any]]:
    """Return items with their assets and organizations, in as many queries as for one item."""
    linked = [item.dataset_id for item in items if item.dataset_id]
    everything = sees_everything(context)
    assets = assets_by_id(linked, model.User.get(context["user"]), everything=everything)
    organizations = organizations_by_id({item.organization_id for item in items})
    decisions = decisions_in_brief([item.id for item in items])
    return [
        _show(item, assets.get(item.dataset_id or ""), organizations) | _decided(decisions[item.id])
        for item in items
    ]


def show_item(item: Item, context: Context) -> dict[str, Any]:
    """Return one item."""
    return show_items([item], context)[0]


def _show(
    item: Item, asset: LinkedAsset | None, organizations: Mapping[str, dict[str, Any]]
) -> dict[str, Any]:
    facts = facts_shown(item, asset)
    return {
        "id": item.id,
        "organization": organizations.get(item.organization_id, {"id": item.organization_id}),
        "ref_number": item.ref_number,
        "type": facts[ASSET_TYPE.name],
        "state": item.state,
        "state_since": item.state_since.isoformat() if item.state_since else None,
        "may_become": list(states_by_hand(item.state, has_asset=asset is not None)),
        "source": item.source,
        "nominated_by": item.nominated_by,
        **show_values(facts),
        "dataset": _asset(asset),
        "created": item.created.isoformat(),
        "modified": item.modified.isoformat(),
    }


def _decided(brief: InBrief) -> dict[str, Any]:
    return {"eligibility": brief.eligibility, "band": brief.band}


def facts_shown(item: Item, asset: LinkedAsset | None) -> dict[str, Any]:
    """Return the columns of an item; what it shares with its asset as far as that may be seen."""
    values = values_of(item)
    if asset is None:
        return values
    if asset.visible:
        return {**values, **asset.facts, ASSET_TYPE.name: asset.type}
    return {**values, **{column.name: None for column, _field in SHARED}}


def _asset(asset: LinkedAsset | None) -> dict[str, Any] | None:
    if asset is None or not asset.visible:
        return None
    return {
        "id": asset.id,
        "name": asset.name,
        "type": asset.type,
        "state": asset.state,
        "private": asset.private,
    }


def organizations_by_id(ids: set[str]) -> dict[str, dict[str, Any]]:
    """Return the names of organizations; those that are gone are left out."""
    columns = (model.Group.id, model.Group.name, model.Group.title)
    rows = model.Session.execute(sa.select(*columns).where(model.Group.id.in_(ids)))
    return {row.id: {"id": row.id, "name": row.name, "title": row.title} for row in rows}
