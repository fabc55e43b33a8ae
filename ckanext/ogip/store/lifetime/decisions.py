"""Decisions about records at a review or at the end of their lifetime; never commits."""

from __future__ import annotations

import datetime

import sqlalchemy as sa
from ckan import model

from ...core.eligibility.decision import Act
from ...core.lifetime.decision import Decision
from ...model.lifetime import LifetimeDecision


def proposal_of(dataset_id: str) -> LifetimeDecision | None:
    """Return the decision about a record that waits to be confirmed."""
    query = sa.select(LifetimeDecision).filter_by(dataset_id=dataset_id, confirmed_on=None)
    return model.Session.scalar(query.execution_options(populate_existing=True))


def last_decision_of(dataset_id: str) -> LifetimeDecision | None:
    """Return the decision about a record that was put in force last."""
    query = (
        sa.select(LifetimeDecision)
        .where(LifetimeDecision.dataset_id == dataset_id)
        .where(LifetimeDecision.confirmed_on.is_not(None))
        .order_by(LifetimeDecision.confirmed_at.desc())
        .limit(1)
    )
    return model.Session.scalar(query)


def keep_proposal(package: model.Package, decision: Decision) -> LifetimeDecision:
    """Keep what was proposed in place of an earlier proposal."""
    earlier = proposal_of(package.id)
    if earlier:
        model.Session.delete(earlier)
        model.Session.flush()
    proposal = LifetimeDecision(
        dataset_id=package.id,
        organization_id=package.owner_org,
        kind=decision.kind.value,
        given=dict(decision.given),
        proposed_by=decision.proposed.person,
        proposed_role=decision.proposed.role,
        proposed_on=decision.proposed.on,
    )
    model.Session.add(proposal)
    model.Session.flush()
    return proposal


def put_in_force(proposal: LifetimeDecision, by: Act) -> None:
    """Note who confirmed a proposal."""
    proposal.confirmed_by, proposal.confirmed_role, proposal.confirmed_on = (
        by.person,
        by.role,
        by.on,
    )
    proposal.confirmed_at = datetime.datetime.now(datetime.UTC)
    model.Session.flush()


def forget(dataset_id: str) -> None:
    """Drop the decisions about a record that is erased: an id may be used again."""
    model.Session.execute(
        sa.delete(LifetimeDecision).where(LifetimeDecision.dataset_id == dataset_id)
    )
