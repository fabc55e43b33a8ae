"""Decisions on whether things may be released, in the database; never commits."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from typing import Any

import sqlalchemy as sa
from ckan import model

from .. import config
from ..core.eligibility.decision import Act, Decision, fact_of
from ..core.eligibility.outcome import ELIGIBLE, INELIGIBLE, Outcome
from ..core.eligibility.questions import MEANINGS, NO, TREE_VERSION, UNKNOWN
from ..core.inventory.states import IN_PUBLIC
from ..core.text import Text
from ..model.eligibility import StoredDecision
from ..model.item import Item

# The columns of a decision that rules read, as far as they are not those of a proposal.
FACT_COLUMNS = (
    *("outcome", "may_be_known", "is_complete", "confirming_roles", "exemption"),
    *("rationale_en", "rationale_fr", "look_again", "tree_version"),
    *("assessed_by", "assessed_role", "assessed_at"),
    *("confirmed_by", "confirmed_role", "confirmed_at"),
)
# The columns of an item that follow the decision in force on it.
DECIDED_COLUMNS = (
    *("eligible_for_release", "access_level", "exemption"),
    *("exemption_rationale_en", "exemption_rationale_fr", "exemption_review_date"),
)
# Selected under names of their own: an item has columns that are called the same.
_PREFIX = "decided_"
SELECTED_FACT = ", ".join(f"decision.{name} as {_PREFIX}{name}" for name in FACT_COLUMNS)
_LISTED = [code for code, meaning in MEANINGS.items() if meaning.listed]


def decision_of(item_id: str) -> StoredDecision | None:
    """Return the decision in force on an item."""
    return _stored(item_id, in_force=True)


def proposal_of(item_id: str) -> StoredDecision | None:
    """Return the answers to an item that nobody has confirmed yet."""
    return _stored(item_id, in_force=False)


def save_proposal(  # noqa: PLR0913, PLR0917 - the columns of a proposal
    item_id: str,
    answers: Mapping[str, Any],
    evidence: Mapping[str, str],
    outcome: Outcome,
    decision: Decision,
    now: datetime.datetime,
) -> StoredDecision:
    """Replace the proposal on an item."""
    rationale, treatment = decision.rationale, outcome.treatment
    proposal = StoredDecision(
        item_id=item_id,
        in_force=False,
        answers=dict(answers),
        evidence=dict(evidence),
        outcome=decision.outcome,
        may_be_known=decision.may_be_known,
        is_complete=decision.is_complete,
        confirming_roles=list(decision.confirming_roles),
        exemption=decision.exemption,
        rationale_en=rationale.en if rationale else None,
        rationale_fr=rationale.fr if rationale else None,
        treatment=treatment.as_dict() if treatment else None,
        look_again=decision.look_again,
        tree_version=TREE_VERSION,
        assessed_by=decision.answered.person,
        assessed_role=decision.answered.role,
        assessed_at=now,
    )
    merged = model.Session.merge(proposal)
    model.Session.flush()
    return merged


def put_in_force(proposal: StoredDecision, by: Act, now: datetime.datetime) -> StoredDecision:
    """Let a proposal take the place of the decision in force."""
    before = decision_of(proposal.item_id)
    if before:
        model.Session.delete(before)
        model.Session.flush()
    proposal.in_force = True
    proposal.confirmed_by, proposal.confirmed_role = by.person, by.role
    proposal.confirmed_at = now
    model.Session.flush()
    return proposal


def columns_decided(stored: StoredDecision, state: str) -> dict[str, Any]:
    """Return the columns of an item in `state` that follow the decision in force on it."""
    outcome = stored.outcome
    if outcome == ELIGIBLE and state in IN_PUBLIC:
        outcome = "released"
    meaning = MEANINGS[outcome]
    withheld = stored.outcome == INELIGIBLE
    return {
        "eligible_for_release": {"Y": True, "N": False}.get(meaning.eligible_for_release or ""),
        "access_level": meaning.access_level,
        "exemption": stored.exemption,
        "exemption_rationale_en": stored.rationale_en,
        "exemption_rationale_fr": stored.rationale_fr,
        "exemption_review_date": stored.look_again if withheld else None,
    }


def as_decision(row: Mapping[str, Any]) -> Decision:
    """Return the decision that the columns `FACT_COLUMNS` hold."""
    texts = row["rationale_en"], row["rationale_fr"]
    confirmed = row["confirmed_at"]
    return Decision(
        outcome=row["outcome"],
        may_be_known=row["may_be_known"],
        is_complete=row["is_complete"],
        confirming_roles=tuple(row["confirming_roles"]),
        exemption=row["exemption"],
        rationale=Text(*texts) if all(texts) else None,
        look_again=row["look_again"],
        tree_version=row["tree_version"],
        answered=Act(row["assessed_by"], row["assessed_role"], _day(row["assessed_at"])),
        confirmed=Act(row["confirmed_by"], row["confirmed_role"], _day(confirmed))
        if confirmed
        else None,
    )


def fact_in_row(row: Mapping[str, Any], state: str) -> dict[str, Any] | None:
    """Return the fact `eligibility` that rules read of an item in `state` (see `checks`).

    The row has `SELECTED_FACT`, all null where nobody has decided.
    """
    columns = {name: row[_PREFIX + name] for name in FACT_COLUMNS}
    if columns["outcome"] is None:
        return None
    return fact_of(as_decision(columns), released=state in IN_PUBLIC)


def duties_of(item_ids: Collection[str]) -> dict[str, str]:
    """Return the codes of the laws that ask for the release of items, as it was decided."""
    said = StoredDecision.answers["mandatory"].astext
    query = sa.select(StoredDecision.item_id, said.label("duty")).where(
        StoredDecision.item_id.in_(item_ids), StoredDecision.in_force, said.not_in((NO, UNKNOWN))
    )
    return {row.item_id: row.duty for row in model.Session.execute(query)}


def may_be_public() -> sa.ColumnElement[bool]:
    """Return the condition that the public inventory may list an item.

    What nobody has decided on is listed as under review. A decision in force counts, unless
    somebody says since that not even the existence may be known.
    """
    of_item = StoredDecision.item_id == Item.id
    secret = StoredDecision.answers["may_be_listed"].astext == NO
    unlisted = sa.exists().where(
        of_item,
        StoredDecision.in_force,
        sa.or_(~StoredDecision.may_be_known, StoredDecision.outcome.not_in(_LISTED)),
    )
    said_secret = sa.exists().where(of_item, ~StoredDecision.in_force, secret)
    return ~sa.or_(unlisted, said_secret)


def _stored(item_id: str, *, in_force: bool) -> StoredDecision | None:
    return model.Session.get(StoredDecision, (item_id, in_force), populate_existing=True)


def _day(moment: datetime.datetime) -> datetime.date:
    return moment.astimezone(config.time_zone()).date()
