"""Approvals of what was public before anybody could approve it, many at once; never commits."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence

import sqlalchemy as sa
from ckan import model
from sqlalchemy.dialects.postgresql import insert

from ..core.findings import Assessment
from ..model.approval import Approval
from .assessment.assessments import GRANDFATHERED


def approved_among(ids: Collection[str], void: Collection[str]) -> set[str]:
    """Return those of the assets that have an approval, on another basis than those in `void`."""
    query = sa.select(Approval.dataset_id).where(
        Approval.dataset_id.in_(ids), Approval.basis.not_in(void)
    )
    return set(model.Session.scalars(query))


def grandfather(
    assessments: Sequence[Assessment],
    void: Collection[str],
    user_id: str | None,
    now: datetime.datetime,
) -> set[str]:
    """Approve assets as they were judged; return the ids of those that nobody approved meanwhile.

    An approval on a basis in `void` is replaced.
    """
    rows = [
        {
            "dataset_id": assessment.dataset_id,
            "fingerprint": assessment.fingerprint,
            "ruleset_version": assessment.ruleset_version,
            "policy": assessment.policy,
            "basis": GRANDFATHERED,
            "approved_at": now,
            "user_id": user_id,
        }
        for assessment in assessments
    ]
    statement = insert(Approval).values(rows)
    changes = {name: statement.excluded[name] for name in rows[0]}
    statement = statement.on_conflict_do_update(
        index_elements=["dataset_id"], set_=changes, where=Approval.basis.in_(void)
    )
    return set(model.Session.scalars(statement.returning(Approval.dataset_id)))
