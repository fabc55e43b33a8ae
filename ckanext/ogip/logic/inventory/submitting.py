"""Sending an inventory for approval: judged, frozen, logged; never commits."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ...model.inventory_edition import Edition
from ...store import events
from ...store.inventory.editions import fingerprint_of, freeze, lock_organization, open_edition
from ..background import no_progress
from ..people import caller_id
from .edition_view import REFUSE, state_of
from .items import listed_of_inventory
from .rules import require_complete


def submit(
    context: Context, organization: str, progress: Callable[[int], None] = no_progress
) -> None:
    """Make the inventory as it is now the open edition; the same list twice changes nothing.

    `progress` is told the number of items that were judged. Raises ValidationError.
    """
    lock_organization(organization)
    before = open_edition(organization, lock=True)
    fingerprint = fingerprint_of(listed_of_inventory(organization, context))
    if before and before.fingerprint == fingerprint and before.decision != REFUSE:
        return
    require_complete(organization, context, progress)
    was = state_of(before) if before else None
    edition = Edition(
        organization_id=organization,
        fingerprint=fingerprint,
        items=0,
        submitted_by=caller_id(context),
        submitted_at=datetime.datetime.now(datetime.UTC),
    )
    freeze(edition, listed_of_inventory(organization, context))
    if not edition.items:
        message = tk._("There is nothing to publish: no item of the inventory may be listed.")
        raise tk.ValidationError({"organization": [message]})
    log_step(context, "inventory_submitted", edition, was)


def log_step(
    context: Context, kind: str, edition: Edition, before: str | None, **details: Any
) -> None:
    """Add the event of a step that an edition took, from the state `before` to the one it has."""
    said = {
        "before": {"state": before},
        "after": {"state": state_of(edition)},
        "fingerprint": edition.fingerprint,
        "items": edition.items,
        **details,
    }
    organization, user = edition.organization_id, caller_id(context)
    events.record(kind, events.INVENTORY, organization, organization, user, said)
