"""Which rules stand against the assets of a page of items, in one query; read-only."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa
from ckan import model

from ...model.assessment import StoredAssessment
from ...model.finding import StoredFinding

_REFUSING = sa.and_(
    StoredFinding.dataset_id == StoredAssessment.dataset_id, StoredFinding.refuses.is_(True)
)
_RULES = sa.func.array_agg(sa.distinct(StoredFinding.rule))


def rules_against(ids: Collection[str]) -> dict[str, list[str]]:
    """Return the rules that refused each asset when it was last judged, by their ids.

    An asset that was not judged yet is left out.
    """
    query = (
        sa.select(
            StoredAssessment.dataset_id,
            sa.func.coalesce(_RULES.filter(StoredFinding.rule.is_not(None)), sa.text("'{}'")),
        )
        .outerjoin(StoredFinding, _REFUSING)
        .where(StoredAssessment.dataset_id.in_(ids))
        .group_by(StoredAssessment.dataset_id)
    )
    return {row[0]: sorted(row[1]) for row in model.Session.execute(query)}
