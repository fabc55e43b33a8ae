"""Answers on eligibility: kept as a proposal, then put in force by a second person."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ...core.eligibility.answers import read_answers
from ...core.eligibility.decision import Act, Decision, confirm, decide
from ...core.eligibility.outcome import evaluate
from ...core.eligibility.questions import BY_ID, TREE_VERSION
from ...core.entered import Problem, form_of, read_words
from ...core.inventory.states import state_once_answered, state_once_decided
from ...gate.judge import today
from ...model.eligibility import StoredDecision
from ...model.item import Item
from ...store import eligibility, events
from ...store.item import items
from ..entered_errors import invalid
from ..people import caller_id
from ..priority.scoring import follow_decision
from ..role.acting import answering_role, deciding_role

ANSWERED, CONFIRMED = "eligibility_answered", "eligibility_confirmed"
LONGEST_EVIDENCE = 2000  # characters
_LOGGED = ("outcome", "may_be_known", "exemption", "treatment", "tree_version", "answers")


def keep_answers(
    context: Context,
    item: Item,
    given: Mapping[str, Any] | None,
    evidence: Mapping[str, Any] | None,
) -> None:
    """Replace the proposal on an item. Raises ValidationError by question."""
    if given is None:
        raise _refusal(Problem("answers", "required"))
    before = eligibility.proposal_of(item.id) or eligibility.decision_of(item.id)
    answers = _readable(given, before.answers if before else {})
    kept = before.evidence if before else {}
    noted = kept if evidence is None else _read_evidence(evidence)
    outcome = evaluate(answers, today())
    act = _act(context, answering_role(context["user"], item.organization_id))
    decision = decide(outcome, act)
    if isinstance(decision, Problem):
        raise _refusal(decision)
    replaced = eligibility.proposal_of(item.id)
    earlier = _summary(replaced) if replaced else None
    now = datetime.datetime.now(datetime.UTC)
    proposal = eligibility.save_proposal(item.id, answers, noted, outcome, decision, now)
    items.change_item(item, {"state": state_once_answered(item.state)})
    _log(ANSWERED, item, act, earlier, proposal)


def confirm_answers(context: Context, item: Item, read: Mapping[str, Any] | None) -> None:
    """Put the proposal on an item in force, and let the item follow it.

    `read` are the answers that the caller saw. Raises ValidationError.
    """
    proposal = eligibility.proposal_of(item.id)
    before = eligibility.decision_of(item.id)
    if proposal is None:
        raise _refusal(Problem("confirm", "already_confirmed" if before else "not_decided"))
    if read is not None and read_answers(read, today()).as_dict() != proposal.answers:
        message = tk._("The answers have changed since you read them. Read them again.")
        raise tk.ValidationError({"answers": [message]})
    act = _act(
        context,
        deciding_role(context["user"], item.organization_id, proposal.confirming_roles),
    )
    confirmed = confirm(_as_of_today(proposal), act)
    if isinstance(confirmed, Problem):
        raise _refusal(confirmed)
    earlier = _summary(before) if before else None
    now = datetime.datetime.now(datetime.UTC)
    decision = eligibility.put_in_force(proposal, act, now)
    columns = eligibility.columns_decided(decision, item.state)
    items.change_item(item, {**columns, "state": state_once_decided(item.state)})
    _log(CONFIRMED, item, act, earlier, decision)
    follow_decision(item, act.person)


def _readable(given: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers that can be read. Raises ValidationError for the others.

    One that was given before and cannot be read any more, as a day that has passed, is open again.
    """
    answers = read_answers(given, today())
    wrong = [
        problem
        for problem in answers.problems
        if problem.field not in known or given[problem.field] != known[problem.field]
    ]
    if wrong:
        raise _refusal(*wrong)
    return answers.as_dict()


def _read_evidence(given: Mapping[str, Any]) -> dict[str, str]:
    form = form_of(given, "evidence")
    form.only(BY_ID)
    texts = {name: form.read(name, _read_text) for name in given if name in BY_ID}
    if form.problems:
        raise invalid(("evidence", problem.message) for problem in form.problems)
    return {name: text for name, text in texts.items() if text}


def _read_text(value: object) -> str | None:
    return read_words(value, LONGEST_EVIDENCE)


def _as_of_today(proposal: StoredDecision) -> Decision:
    """Return the proposal; open again where today's questions would not lead to it any more."""
    columns = {name: getattr(proposal, name) for name in eligibility.FACT_COLUMNS}
    stored = eligibility.as_decision(columns)
    now = evaluate(proposal.answers, today())
    same = (now.code, TREE_VERSION) == (stored.outcome, stored.tree_version)
    return replace(stored, is_complete=stored.is_complete and now.is_complete and same)


def _act(context: Context, role: str) -> Act:
    # The site user, who acts for commands, is a user as well.
    return Act(caller_id(context) or context["user"], role, today())


def _summary(stored: StoredDecision) -> dict[str, Any]:
    again = stored.look_again
    kept = {name: getattr(stored, name) for name in _LOGGED}
    return {**kept, "look_again": again.isoformat() if again else None}


def _log(
    kind: str, item: Item, act: Act, before: dict[str, Any] | None, after: StoredDecision
) -> None:
    details = {"role": act.role, "before": before, "after": _summary(after)}
    events.record(kind, events.ITEM, item.id, item.organization_id, act.person, details)


def _refusal(*problems: Problem) -> tk.ValidationError:
    return invalid((problem.field, problem.message) for problem in problems)
