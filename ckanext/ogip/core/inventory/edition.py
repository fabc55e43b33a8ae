"""The next edition of a thing: what it takes over from the last one, and what it does not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .template import COLUMNS, KEY

# Of one edition only: its number, its dates, where it is, what was decided about it, its votes.
_OF_ONE_EDITION = frozenset(
    {
        KEY.name,
        *("date_published", "date_released", "portal_url_en", "portal_url_fr", "user_votes"),
        *("eligible_for_release", "access_level", "exemption", "exemption_review_date"),
        *("exemption_rationale_en", "exemption_rationale_fr", "planned_release_date"),
        *("last_reviewed", "mandatory_event_date", "disposition_date", "conversion_plan_date"),
    }
)


def next_edition(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of an item that its next edition begins with, blanks left out."""
    return {
        column.name: values[column.name]
        for column in COLUMNS
        if column.name not in _OF_ONE_EDITION and values.get(column.name) is not None
    }
