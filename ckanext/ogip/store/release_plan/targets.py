"""How many releases organizations promised for their periods; never commits."""

from __future__ import annotations

import datetime
from collections.abc import Collection

import sqlalchemy as sa
from ckan import model
from sqlalchemy.dialects.postgresql import insert

from ...core.calendar.fiscal import Period
from ...model.release_plan import ReleaseTarget


def target_of(organization_id: str, period: Period) -> ReleaseTarget | None:
    """Return the target for a period."""
    key = (organization_id, period.unit.value, period.start)
    return model.Session.get(ReleaseTarget, key, populate_existing=True)


def set_target(organization_id: str, period: Period, count: int | None, by: str | None) -> None:
    """Promise a number of releases for a period; None takes the promise back."""
    key = {
        "organization_id": organization_id,
        "unit": period.unit.value,
        "period_start": period.start,
    }
    if count is None:
        model.Session.execute(sa.delete(ReleaseTarget).filter_by(**key))
        return
    values = {"count": count, "user_id": by, "modified": datetime.datetime.now(datetime.UTC)}
    statement = insert(ReleaseTarget).values(**key, **values)
    model.Session.execute(statement.on_conflict_do_update(index_elements=list(key), set_=values))


def targets_of(organizations: Collection[str] | None, unit: str | None) -> list[ReleaseTarget]:
    """Return targets by organization and period; None for all organizations, or every unit."""
    query = sa.select(ReleaseTarget).order_by(
        ReleaseTarget.organization_id, ReleaseTarget.period_start, ReleaseTarget.unit
    )
    if organizations is not None:
        query = query.where(ReleaseTarget.organization_id.in_(organizations))
    if unit:
        query = query.filter_by(unit=unit)
    return list(model.Session.scalars(query.execution_options(populate_existing=True)))
