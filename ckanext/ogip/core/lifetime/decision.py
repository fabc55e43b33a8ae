"""A decision at a review or at the end of a lifetime: proposed by the owner, then confirmed.

Nobody having decided changes nothing: the record stays public as it is, and an issue is opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from ..eligibility.decision import Act
from ..entered import Problem, form_of, read_choice, read_words
from .effects import LONGEST_REASON, DecisionKind, Effect, Situation, effect_of

PROPOSING_ROLES = ("BO",)
CONFIRMING_ROLES = ("OGC",)
# To take something away from the public is for the official in charge.
WITHDRAWING_ROLES = ("IMSO",)

# What a decision needs besides its kind and its reason.
FIELDS: Mapping[DecisionKind, tuple[str, ...]] = {
    DecisionKind.RENEW: ("review_date", "date_expires"),
    DecisionKind.UPDATE: ("until", "public_reason"),
    DecisionKind.CONSOLIDATE: ("other",),
    DecisionKind.MARK_HISTORICAL: (),
    DecisionKind.SUPERSEDE: ("other",),
    DecisionKind.EXTEND_RETENTION: ("retention_until", "retention_basis"),
    DecisionKind.WITHDRAW: ("withdrawal_reason",),
    DecisionKind.START_LAC_REVIEW: (),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided, why, and what it changes once a second person has confirmed it."""

    kind: DecisionKind
    reason: str
    given: Mapping[str, Any]
    effect: Effect
    proposed: Act
    confirmed: Act | None = None

    @property
    def counts(self) -> bool:
        """Tell whether the decision is in force."""
        return self.confirmed is not None

    @property
    def confirming_roles(self) -> tuple[str, ...]:
        """Return the roles of whoever may confirm it."""
        withdraws = self.kind is DecisionKind.WITHDRAW
        return WITHDRAWING_ROLES if withdraws else CONFIRMING_ROLES


def propose(given: object, by: Act, at: Situation) -> Decision | tuple[Problem, ...]:
    """Read `{decision, reason, ...}` that somebody proposes; every problem at once.

    What else is asked depends on the decision (see `FIELDS`).
    """
    if by.role not in PROPOSING_ROLES:
        return (Problem("role", "wrong_role", {"roles": list(PROPOSING_ROLES)}),)
    form = form_of(given, "decision")
    if form.problems:
        return tuple(form.problems)
    kind = form.required("decision", partial(read_choice, codes=list(DecisionKind)))
    reason = form.required("reason", partial(read_words, limit=LONGEST_REASON))
    effect = Effect({})
    if kind:
        form.only(("decision", "reason", *FIELDS[DecisionKind(kind)]))
        effect = effect_of(DecisionKind(kind), form, at)
    if form.problems or not kind or not reason:
        return tuple(form.problems)
    return Decision(DecisionKind(kind), reason, dict(form.given), effect, by)


def confirm(decision: Decision, by: Act, at: Situation) -> Decision | tuple[Problem, ...]:
    """Return the decision in force, with what it changes on this day.

    What was possible when it was proposed may not be any more: the record that replaces this one
    may have left the public.
    """
    if problem := _refusal(decision, by):
        return (problem,)
    renewed = propose(decision.given, decision.proposed, at)
    return replace(renewed, confirmed=by) if isinstance(renewed, Decision) else renewed


def _refusal(decision: Decision, by: Act) -> Problem | None:
    if decision.confirmed:
        return Problem("confirm", "already_decided")
    if by.role not in decision.confirming_roles:
        return Problem("role", "wrong_role", {"roles": list(decision.confirming_roles)})
    if by.person == decision.proposed.person:
        return Problem("confirm", "same_decider")
    if by.on < decision.proposed.on:
        return Problem("confirm", "too_early", {"earliest": decision.proposed.on.isoformat()})
    return None
