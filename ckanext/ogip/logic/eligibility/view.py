"""Decisions on eligibility as the API shows them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from ...core.eligibility.outcome import evaluate
from ...core.eligibility.path import follow
from ...core.inventory.states import IN_PUBLIC
from ...model.eligibility import StoredDecision
from ...model.item import Item
from ...store.eligibility import decision_of, proposal_of
from ..people import names_by_id


def show_evaluation(
    answers: Mapping[str, Any], today: datetime.date, *, released: bool = False
) -> dict[str, Any]:
    """Return what answers lead to, the questions on their way, and the next one to ask."""
    path = follow(answers, today)
    return {
        **evaluate(answers, today, released=released).as_dict(),
        "questions": [question.as_dict() for question in path.asked],
        "next": path.open[0].id if path.open else None,
    }


def show_eligibility(item: Item, user_id: str | None, today: datetime.date) -> dict[str, Any]:
    """Return the decision in force on an item, and the proposal that waits to be confirmed."""
    decision, proposal = decision_of(item.id), proposal_of(item.id)
    found = [each for each in (decision, proposal) if each]
    names = names_by_id(
        person for each in found for person in (each.assessed_by, each.confirmed_by)
    )
    released = item.state in IN_PUBLIC
    return {
        "item_id": item.id,
        "state": item.state,
        "decision": _show(decision, names, today, released=released) if decision else None,
        "proposal": _show(proposal, names, today, released=released) if proposal else None,
        # Who answered never confirms; whether the caller may at all is asked when they do.
        "confirmable": bool(proposal and proposal.is_complete and proposal.assessed_by != user_id),
    }


def _show(
    stored: StoredDecision, names: Mapping[str, str], today: datetime.date, *, released: bool
) -> dict[str, Any]:
    texts = {"en": stored.rationale_en, "fr": stored.rationale_fr}
    again = stored.look_again
    return {
        "outcome": stored.outcome,
        "complete": stored.is_complete,
        "may_be_known": stored.may_be_known,
        "exemption": stored.exemption,
        "rationale": texts if all(texts.values()) else None,
        "treatment": stored.treatment,
        "look_again": again.isoformat() if again else None,
        "is_due": bool(again and again <= today),
        "tree_version": stored.tree_version,
        "confirming_roles": stored.confirming_roles,
        "answers": stored.answers,
        "evidence": stored.evidence,
        "assessed": _act(stored.assessed_by, stored.assessed_role, stored.assessed_at, names),
        "confirmed": _act(stored.confirmed_by, stored.confirmed_role, stored.confirmed_at, names),
        "evaluation": show_evaluation(stored.answers, today, released=released),
    }


def _act(
    person: str | None,
    role: str | None,
    at: datetime.datetime | None,
    names: Mapping[str, str],
) -> dict[str, Any] | None:
    if at is None:
        return None
    return {"by": names.get(person or ""), "role": role, "at": at.isoformat()}
