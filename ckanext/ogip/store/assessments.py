"""Save and load what the gate decided; never commits."""

from __future__ import annotations

import datetime
from typing import Any

import sqlalchemy as sa
from ckan import model

from ..core.findings import Assessment
from ..model.approval import Approval
from ..model.assessment import StoredAssessment

CHECKED = "checked"


def save_assessment(assessment: Assessment) -> None:
    """Replace the stored assessment of the asset."""
    _replace(
        StoredAssessment,
        {
            **_judged(assessment),
            "stage": assessment.stage.value,
            "as_of": assessment.as_of,
            "decision": assessment.decision.value,
            "counts": assessment.counts,
        },
    )


def save_approval(assessment: Assessment, basis: str = CHECKED) -> None:
    """Record that the asset is public on the strength of this assessment."""
    now = datetime.datetime.now(datetime.UTC)
    _replace(Approval, {**_judged(assessment), "basis": basis, "approved_at": now})


def assessment_of(dataset_id: str) -> StoredAssessment | None:
    """Return the stored assessment of an asset."""
    return model.Session.get(StoredAssessment, dataset_id, populate_existing=True)


def approval_of(dataset_id: str) -> Approval | None:
    """Return the approval under which an asset is public."""
    return model.Session.get(Approval, dataset_id, populate_existing=True)


def forget(dataset_id: str) -> None:
    """Drop what is stored about an asset that no longer exists: an id may be used again."""
    for table in (StoredAssessment, Approval):
        model.Session.execute(sa.delete(table).where(table.dataset_id == dataset_id))


def _judged(assessment: Assessment) -> dict[str, Any]:
    return {
        "dataset_id": assessment.dataset_id,
        "fingerprint": assessment.fingerprint,
        "ruleset_version": assessment.ruleset_version,
        "policy": assessment.policy,
    }


def _replace(table: type[Approval] | type[StoredAssessment], values: dict[str, Any]) -> None:
    """Update the asset's row, or insert its first one.

    The write of the asset holds the lock on it, so that no other row can come in between. Two
    plain statements, because SQLAlchemy compiles an `on conflict` anew at each execution.
    """
    of_asset = table.dataset_id == values["dataset_id"]
    update = sa.update(table).where(of_asset).values(values)
    update = update.execution_options(synchronize_session=False)
    if model.Session.connection().execute(update).rowcount == 0:
        model.Session.execute(sa.insert(table).values(values))
