"""Editions of inventories in the database; never commits."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import Any

import sqlalchemy as sa
from ckan import model

from ...core.inventory.export import Cell
from ...core.inventory.public import LISTED_STATES, ListFingerprint
from ...model.inventory_edition import Edition, PublicEntry
from ...model.item import Item
from ..eligibility import may_be_public

Listed = tuple[str, dict[str, Cell]]
_BATCH = 1000


def public_edition(organization_id: str) -> Edition | None:
    """Return the edition that the public sees."""
    return _edition(organization_id, is_public=True)


def open_edition(organization_id: str, *, lock: bool = False) -> Edition | None:
    """Return the edition on its way to the public; `lock` makes others wait for this one."""
    return _edition(organization_id, is_public=False, lock=lock)


def editions_beyond_submission(
    organizations: Collection[str] | None, approved: str
) -> Sequence[Edition]:
    """Return what is public or was decided on with `approved`, of some organizations or all."""
    query = sa.select(Edition).where(sa.or_(Edition.is_public, Edition.decision == approved))
    if organizations is not None:
        query = query.where(Edition.organization_id.in_(organizations))
    return model.Session.scalars(query.order_by(Edition.is_public.desc())).all()


def lock_organization(organization_id: str) -> None:
    """Let one caller at a time change the editions of an organization, until the commit."""
    key = sa.func.hashtextextended(f"ogip_inventory_edition {organization_id}", 0)
    model.Session.execute(sa.select(sa.func.pg_advisory_xact_lock(key)))


def page_of_listed(organization_id: str, limit: int, after: str | None) -> Sequence[Item]:
    """Return up to `limit` items that may be listed in public, by their reference number.

    The record that publishes the inventory is not in it: each edition would change the next one.
    """
    query = _listed(sa.select(Item), organization_id)
    if after is not None:
        query = query.where(Item.ref_number > after)
    return model.Session.scalars(query.order_by(Item.ref_number).limit(limit)).all()


def count_listed(organization_id: str) -> int:
    """Return how many items those are."""
    query = sa.select(sa.func.count()).select_from(Item)
    return model.Session.scalar(_listed(query, organization_id)) or 0


def fingerprint_of(listed: Iterable[Listed]) -> str:
    """Return the fingerprint of a list."""
    fingerprint = ListFingerprint()
    for item_id, facts in listed:
        fingerprint.add(item_id, facts)
    return fingerprint.text()


def freeze(edition: Edition, listed: Iterable[Listed]) -> None:
    """Make an edition the open one of its organization, with this list and its fingerprint."""
    drop(open_edition(edition.organization_id))
    model.Session.add(edition)
    model.Session.flush()
    fingerprint, rows = ListFingerprint(), iter(listed)
    edition.items = 0
    while batch := list(islice(rows, _BATCH)):
        entries: list[dict[str, Any]] = []
        for item_id, facts in batch:
            fingerprint.add(item_id, facts)
            edition.items += 1
            entries.append(_entry(edition, item_id, facts))
        model.Session.connection().execute(sa.insert(PublicEntry), entries)
    edition.fingerprint = fingerprint.text()
    model.Session.flush()


def make_public(edition: Edition) -> None:
    """Let the public see an edition in the place of the one before."""
    drop(public_edition(edition.organization_id))
    edition.is_public = True
    model.Session.flush()


def drop(edition: Edition | None) -> None:
    """Remove an edition with its list; the log keeps that there was one."""
    if edition is not None:
        model.Session.delete(edition)
        model.Session.flush()


def _listed(query: Any, organization_id: str) -> Any:
    return query.where(
        Item.organization_id == organization_id,
        Item.state.in_(LISTED_STATES),
        may_be_public(),
        ~sa.exists().where(Edition.dataset_id == Item.dataset_id),
    )


def _edition(organization_id: str, *, is_public: bool, lock: bool = False) -> Edition | None:
    query = sa.select(Edition).filter_by(organization_id=organization_id, is_public=is_public)
    query = query.execution_options(populate_existing=True)
    return model.Session.scalar(query.with_for_update() if lock else query)


def _entry(edition: Edition, item_id: str, facts: dict[str, Cell]) -> dict[str, Any]:
    # Its place in the list is the number of items so far.
    return {
        "edition_id": edition.id,
        "item_id": item_id,
        "position": edition.items,
        "facts": facts,
    }
