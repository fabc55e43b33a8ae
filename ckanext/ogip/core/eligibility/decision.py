"""The decision that a set of answers becomes: who answered, who confirmed, when to look again.

A decision counts once a second person has confirmed it. It keeps the outcome of its day: later
changes of the questions change no decision.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..entered import Problem
from ..text import Text
from .outcome import AFTER_TREATMENT, ELIGIBLE, INELIGIBLE, PENDING, RELEASED, Outcome
from .questions import MEANINGS, TREE_VERSION

# Who may answer the questions; the second person is named by the outcome.
ANSWERING_ROLES = ("STEW", "BO", "OGC")


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody did something in a role on a day."""

    person: str
    role: str
    on: date


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided. `look_again` is the day of the review, or the end of the treatment."""

    outcome: str
    may_be_known: bool
    is_complete: bool
    confirming_roles: tuple[str, ...]
    exemption: str | None
    rationale: Text | None
    look_again: date | None
    tree_version: str
    answered: Act
    confirmed: Act | None = None

    @property
    def counts(self) -> bool:
        """Tell whether the decision is in force."""
        return self.confirmed is not None

    def is_due(self, today: date) -> bool:
        """Tell whether somebody has to look again."""
        return self.look_again is not None and self.look_again <= today


def decide(outcome: Outcome, by: Act) -> Decision | Problem:
    """Return the decision that somebody proposes; a problem where their role may not.

    An outcome with open questions is kept too, and nobody can confirm it.
    """
    if by.role not in ANSWERING_ROLES:
        return Problem("role", "wrong_role", {"roles": list(ANSWERING_ROLES)})
    return Decision(
        outcome=outcome.code,
        may_be_known=outcome.may_be_known,
        is_complete=outcome.is_complete,
        confirming_roles=outcome.confirmed_by,
        exemption=outcome.exemption,
        rationale=outcome.rationale,
        look_again=_look_again(outcome),
        tree_version=TREE_VERSION,
        answered=by,
    )


def confirm(decision: Decision, by: Act) -> Decision | Problem:
    """Return the decision in force; a problem where it is open, or not this person's to confirm."""
    if decision.confirmed:
        return Problem("confirm", "already_confirmed")
    if not decision.is_complete or decision.outcome == PENDING:
        return Problem("confirm", "not_decided")
    if by.role not in decision.confirming_roles:
        return Problem("role", "wrong_role", {"roles": list(decision.confirming_roles)})
    if by.person == decision.answered.person:
        return Problem("confirm", "same_person")
    if by.on < decision.answered.on:
        earliest = decision.answered.on.isoformat()
        return Problem("confirm", "too_early", {"earliest": earliest})
    return replace(decision, confirmed=by)


def fact_of(decision: Decision | None, *, released: bool = False) -> dict[str, Any] | None:
    """Return the fact `eligibility` that rules read (see `checks.eligibility`).

    `released` tells that the thing is public already. None: nobody has decided. What nobody has
    confirmed is under review, and its reasons are not in force either.
    """
    if decision is None:
        return None
    act = decision.confirmed
    if act is None:
        return {"outcome": PENDING}
    outcome = RELEASED if released and decision.outcome == ELIGIBLE else decision.outcome
    fact: dict[str, Any] = {
        "outcome": outcome,
        "decided_on": act.on.isoformat(),
        "role": act.role,
    }
    return fact | (_withheld(decision) if decision.outcome == INELIGIBLE else {})


def public_part(decision: Decision | None) -> Mapping[str, Any] | None:
    """Return what the public inventory says about a decision; None where it must not say anything.

    Nobody having decided, or nobody having confirmed, the thing is under review.
    """
    if decision is None:
        return {"outcome": PENDING}
    if not decision.may_be_known:
        return None
    if not decision.counts:
        return {"outcome": PENDING}
    if not MEANINGS[decision.outcome].listed:
        return None
    withheld = _withheld(decision) if decision.outcome == INELIGIBLE else {}
    return {"outcome": decision.outcome, **withheld}


def _withheld(decision: Decision) -> dict[str, Any]:
    again = decision.look_again
    return {
        "exemption": decision.exemption,
        "rationale": decision.rationale.as_dict() if decision.rationale else None,
        "review_date": again.isoformat() if again else None,
    }


def _look_again(outcome: Outcome) -> date | None:
    if outcome.code == AFTER_TREATMENT and outcome.treatment:
        return outcome.treatment.due
    return outcome.review_date if outcome.code == INELIGIBLE else None
