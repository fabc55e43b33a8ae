"""The numbers of nominations; never commits."""

from __future__ import annotations

import sqlalchemy as sa
from ckan import model

_NUMBERED = "NOM-"
# One nomination at a time takes a number, until its transaction ends.
_LOCK = sa.text("select pg_advisory_xact_lock(hashtextextended('ogip nomination ' || :id, 0))")
_LAST = sa.text(
    "select max(substr(ref_number, 5)::integer) from ogip_item"
    " where organization_id = :id and ref_number ~ '^NOM-[0-9]{4,9}$'"
)


def next_number(organization_id: str) -> str:
    """Return the next free number of a nomination in an organization: `NOM-0001`."""
    model.Session.execute(_LOCK, {"id": organization_id})
    last = model.Session.scalar(_LAST, {"id": organization_id}) or 0
    return f"{_NUMBERED}{last + 1:04}"
