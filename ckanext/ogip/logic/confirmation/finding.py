"""Finding the campaign a caller means."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan import model

from ...gate.judge import today
from ...model.confirmation import Campaign
from ...store.confirmation.campaigns import is_open, newest_campaign


def open_campaign(organization_id: str) -> Campaign:
    """Return the campaign that takes answers. Raises ObjectNotFound."""
    campaign = newest_campaign(organization_id)
    if campaign is None or not is_open(campaign, today()):
        model.Session.rollback()
        raise no_campaign()
    return campaign


def no_campaign() -> tk.ObjectNotFound:
    """Return the answer where nobody asks owners for anything."""
    return tk.ObjectNotFound(tk._("No campaign of confirmation is open in this organization."))
