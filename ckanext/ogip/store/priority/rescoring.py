"""The items that have a priority, or should have one, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from ckan import model

from ...core.inventory.states import RELEASED, STATES
from .facts import ITEM_COLUMNS

PAGE_SIZE = 1000
# The columns of a stored priority that scoring reads.
PRIORITY_COLUMNS = (
    *("answers", "band", "fingerprint", "rescore_due", "policy"),
    *("override_band", "override_reason", "override_by", "override_on"),
)
_BEFORE_RELEASE = list(STATES[: STATES.index(RELEASED)])
# Of answers only yes or no: the evidence is much to read, and changes no score.
_IN_SHORT = """(
    select jsonb_object_agg(key, value -> 'value') from jsonb_each(priority.answers)
) as answers"""
_SELECTED = ", ".join(
    (
        *(f"item.{name}" for name in ITEM_COLUMNS),
        "item.eligible_for_release",
        *(f"priority.{name}" if name != "answers" else _IN_SHORT for name in PRIORITY_COLUMNS),
    )
)
# The lock lets nobody answer between reading and writing; who waits, waits for one page.
_SCORED = f"""
    select {_SELECTED}
    from ogip_item as item left join ogip_priority as priority on priority.item_id = item.id
    where %s
    and (
        (item.eligible_for_release and item.state = any(:before_release))
        or (item.eligible_for_release is not true and priority.band is not null)
    )
    order by item.id limit :size for no key update of item
"""  # noqa: S608 - names of columns
_PAGE = sa.text(
    _SCORED
    % """
    item.id > :after
    and (cast(:organization as text) is null or item.organization_id = :organization)
    """
)
_NAMED = sa.text(_SCORED % "item.id = any(:ids)")


def page_of_scored(
    organization_id: str | None, after: str, size: int = PAGE_SIZE
) -> list[dict[str, Any]]:
    """Return the items behind the id `after` that are to be scored or to lose their score.

    Scored is what may be released and is not yet. Others keep the score of their release.
    """
    asked = {
        "after": after,
        "organization": organization_id,
        "before_release": _BEFORE_RELEASE,
        "size": size,
    }
    found = model.Session.connection().execute(_PAGE, asked).mappings()
    return [dict(row) for row in found]


def scored_among(ids: Sequence[str]) -> list[dict[str, Any]]:
    """Return those of at most `PAGE_SIZE` items that are to be scored or to lose their score."""
    asked = {"ids": list(ids), "before_release": _BEFORE_RELEASE, "size": PAGE_SIZE}
    found = model.Session.connection().execute(_NAMED, asked).mappings()
    return [dict(row) for row in found]
