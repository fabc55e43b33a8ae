"""The published inventory as those see it who are no members of the organization."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import authz
from ckan.types import Context

from ...model.inventory_edition import Edition
from ...store.inventory.editions import public_edition
from ...store.inventory.public_entries import Listed, all_entries
from ...store.item.assets import assets_by_id
from ..item.filters import filter_of
from .edition_view import show_listed
from .items import items_found, listed_of_inventory

Facts = Mapping[str, Any]


def published(organization_id: str) -> Edition:
    """Return the public edition. Raises ObjectNotFound where no inventory was published."""
    edition = public_edition(organization_id)
    if edition is None:
        raise tk.ObjectNotFound(tk._("This organization has not published its inventory yet."))
    return edition


def items_of_export(context: Context, asked: Mapping[str, Any]) -> Iterable[Facts]:
    """Return the items of an exported file: those asked for, for the public, or published."""
    organization = asked["organization"]
    if not asked["public"]:
        return items_found(filter_of(context, asked), context)
    if is_member(context, organization) and not asked["published"]:
        return (facts for _id, facts in listed_of_inventory(organization, context))
    return (listed.facts for listed in all_entries(published(organization).id))


def is_member(context: Context, organization_id: str) -> bool:
    """Tell whether the caller reads what the organization keeps for itself."""
    if context.get("ignore_auth"):
        return True
    user = context["user"]
    return bool(authz.has_user_permission_for_group_or_org(organization_id, user, "read"))


def show_entries(found: Sequence[Listed]) -> list[dict[str, Any]]:
    """Return items of the public edition, each with its record where that is public now."""
    linked = [listed.dataset_id for listed in found if listed.dataset_id]
    # As nobody sees them who is logged in: what a member sees besides is no part of the list.
    assets = assets_by_id(linked, None)
    shown: list[dict[str, Any]] = []
    for listed in found:
        asset = assets.get(listed.dataset_id or "")
        record = None
        if asset and asset.visible and not asset.private:
            record = {"id": asset.id, "name": asset.name, "type": asset.type}
        shown.append(show_listed(listed, record))
    return shown
