"""Who is calling, and what people are called now."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from ckan import model
from ckan.types import Context


def caller_id(context: Context) -> str | None:
    """Return the id of the user who calls; None where no user does."""
    user = model.User.get(context["user"])
    return user.id if user else None


def names_by_id(ids: Iterable[str | None]) -> dict[str, str]:
    """Return the names of users by id; those who are gone are left out."""
    known = {each for each in ids if each}
    if not known:
        return {}
    query = sa.select(model.User.id, model.User.name).where(model.User.id.in_(known))
    return {row.id: row.name for row in model.Session.execute(query)}
