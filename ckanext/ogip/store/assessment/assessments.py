"""Save and load what the gate decided; never commits. `verdicts` writes assessments."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass, fields
from functools import cache
from typing import Any

import sqlalchemy as sa
from ckan import model
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import aliased

from ...core.findings import Assessment
from ...model.approval import Approval
from ...model.assessment import StoredAssessment
from ...model.finding import StoredFinding
from ...model.lifetime import StoredLifetime

CHECKED = "checked"  # every blocking rule is satisfied
OVERRIDE = "override"  # a sysadmin decided, with a reason
GRANDFATHERED = "grandfathered"  # public before this plugin was installed
REPORTED = "reported"  # a portal in report-only mode let it through against a rule


@dataclass(frozen=True, slots=True)
class Grounds:
    """On what ground an asset is public: its basis and, for an override, who said why.

    `approved_at`: when that was decided, None for now.
    """

    basis: str
    reason_code: str | None = None
    explanation: str | None = None
    user_id: str | None = None
    approved_at: datetime.datetime | None = None


ON_CHECK = Grounds(CHECKED)
_COLUMNS = ", ".join(field.name for field in fields(Approval))
# As text: the mapper takes twice as long, and each publication asks.
_FIND_APPROVAL = sa.text(
    f"select {_COLUMNS} from ogip_approval where dataset_id = :id"  # noqa: S608
)


def save_approval(assessment: Assessment, grounds: Grounds = ON_CHECK) -> str | None:
    """Record that the asset is public on the strength of this assessment, or of a decision.

    Returns the fingerprint of the approval that this one replaces, None for the first.
    """
    now = datetime.datetime.now(datetime.UTC)
    values = {
        "dataset_id": assessment.dataset_id,
        "fingerprint": assessment.fingerprint,
        "ruleset_version": assessment.ruleset_version,
        "policy": assessment.policy,
        **asdict(grounds),
        "approved_at": grounds.approved_at or now,
    }
    return model.Session.connection().execute(_replacement(), values).scalar()


def assessment_of(dataset_id: str) -> StoredAssessment | None:
    """Return the stored assessment of an asset."""
    return model.Session.get(StoredAssessment, dataset_id, populate_existing=True)


def approval_of(dataset_id: str) -> Approval | None:
    """Return the approval under which an asset is public."""
    found = model.Session.connection().execute(_FIND_APPROVAL, {"id": dataset_id}).first()
    return Approval(*found) if found else None


def forget(dataset_id: str) -> None:
    """Drop what is stored about an asset that no longer exists: an id may be used again."""
    for table in (StoredAssessment, StoredFinding, StoredLifetime, Approval):
        model.Session.execute(sa.delete(table).where(table.dataset_id == dataset_id))


@cache
def _replacement() -> Any:
    """Compile the statement once: at each execution it would take longer than the database does.

    SQLAlchemy keeps the compiled form of other statements, but not that of an `on conflict`.
    """
    names = sa.inspect(Approval, raiseerr=True).columns.keys()
    statement = insert(Approval)
    changes = {name: statement.excluded[name] for name in names}
    statement = statement.on_conflict_do_update(index_elements=["dataset_id"], set_=changes)
    # A query in the answer still sees what was there before the statement.
    earlier = aliased(Approval)
    this = sa.literal_column("ogip_approval.dataset_id")  # the row that the statement writes
    replaced = sa.select(earlier.fingerprint).where(earlier.dataset_id == this)
    statement = statement.returning(replaced.scalar_subquery())
    return statement.compile(model.Session.get_bind(), column_keys=names)
