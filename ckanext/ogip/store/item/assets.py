"""The assets of a page of items, in one query, as far as CKAN shows them to the caller."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from ckan import model
from ckan.lib.plugins import get_permission_labels
from ckan.model import Package

from ...core.inventory.asset import facts_of_asset


@dataclass(frozen=True, slots=True)
class LinkedAsset:
    """An asset and the facts its item reads from it; `visible` says whether the caller may."""

    id: str
    name: str
    type: str
    state: str
    private: bool
    facts: dict[str, str | None]
    visible: bool


def assets_by_id(
    ids: Collection[str], user: model.User | None, *, everything: bool = False
) -> dict[str, LinkedAsset]:
    """Return the assets that exist; `everything` for a caller from whom CKAN hides nothing."""
    if not ids:
        return {}
    labels = frozenset[str]() if everything else _labels_of(user)
    packages = model.Session.scalars(sa.select(Package).where(Package.id.in_(ids)))
    return {
        package.id: _linked(package, visible=everything or _may_see(labels, package))
        for package in packages
    }


def names_of_assets(ids: Collection[str]) -> dict[str, str]:
    """Return the names of the assets that exist, by their ids."""
    query = sa.select(Package.id, Package.name).where(Package.id.in_(ids))
    return {row.id: row.name for row in model.Session.execute(query)}


def _labels_of(user: model.User | None) -> frozenset[str]:
    # The labels CKAN's own package_show and package_search go by.
    return frozenset(get_permission_labels().get_user_dataset_labels(user))


def _may_see(labels: frozenset[str], package: Package) -> bool:
    return not labels.isdisjoint(get_permission_labels().get_dataset_labels(package))


def _linked(package: Package, *, visible: bool) -> LinkedAsset:
    record = {"title": package.title, **(package.extras or {})}
    return LinkedAsset(
        id=package.id,
        name=package.name,
        type=package.type,
        state=package.state,
        private=package.private,
        facts=facts_of_asset(record),
        visible=visible,
    )
