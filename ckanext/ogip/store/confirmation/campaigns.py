"""Campaigns of confirmation in the database; never commits."""

from __future__ import annotations

import datetime
from typing import Any

import sqlalchemy as sa
from ckan import model

from ...model.confirmation import Campaign


def newest_campaign(organization_id: str) -> Campaign | None:
    """Return the campaign that was opened last in an organization, open or closed."""
    query = (
        sa.select(Campaign)
        .filter_by(organization_id=organization_id)
        .order_by(Campaign.opened_at.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    )
    return model.Session.scalar(query)


def add_campaign(campaign: Campaign) -> None:
    """Open a campaign; the organization has no other one that is open."""
    model.Session.add(campaign)
    model.Session.flush()


def is_open(campaign: Campaign, today: datetime.date) -> bool:
    """Tell whether a campaign still takes answers: it does on its last day."""
    return campaign.closed_at is None and today <= campaign.due


def close_campaign(
    campaign: Campaign, by: str | None, at: datetime.datetime, counts: dict[str, Any]
) -> None:
    """Close a campaign and keep how it ended; `by` is None where its date did it."""
    campaign.closed_by, campaign.closed_at, campaign.counts = by, at, counts
    model.Session.flush()
