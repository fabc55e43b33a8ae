"""What is approved replaces what is public without anybody asking again, in the background."""

from __future__ import annotations

import logging

import ckan.plugins.toolkit as tk

from ..background import enqueue

log = logging.getLogger(__name__)


def republish_later(organization: str, user: str) -> None:
    """Let a worker publish the approved list of an organization, as the user by that name.

    Where no worker can be told, the nightly run of the command does it.
    """
    try:
        enqueue(republish, [organization, user], f"ogip inventory {organization}")
    except tk.ValidationError:
        log.warning("The inventory of %s is published by the next run of the command", organization)


def republish(organization: str, user: str) -> None:
    """Publish the list unless somebody did meanwhile; what is the same is not written."""
    wanted = {"organization": organization}
    try:
        answer = tk.get_action("ogip_inventory_publish")({"user": user}, wanted)
    except (tk.ValidationError, tk.NotAuthorized, tk.ObjectNotFound) as error:
        log.warning("The inventory of %s was not published: %s", organization, error)
        return
    record = answer["record"]
    if record and record["refused"]:
        log.warning("The record of the inventory of %s is not public", organization)
