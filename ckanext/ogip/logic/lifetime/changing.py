"""Changing a record by a review or a decision, with its event: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import logic, model
from ckan.types import Context

from ...core.eligibility.decision import Act
from ...core.entered import Form, Problem, form_of
from ...core.lifetime.decision import PROPOSING_ROLES, Decision, confirm, propose
from ...core.lifetime.effects import read_delay
from ...core.lifetime.relations import Link
from ...core.lifetime.review import TIME_LIMITED, confirmed_review
from ...core.text import LANGUAGES
from ...core.values import read_mappings
from ...gate.faults import undone_on_failure
from ...model.lifetime import LifetimeDecision
from ...store import events
from ...store.lifetime import decisions
from ..entered_errors import invalid
from ..people import caller_id
from ..role.acting import deciding_role
from .standing import Standing

REVIEWED, DELAYED = "lifetime_reviewed", "lifetime_delayed"
PROPOSED, DECIDED = "lifetime_decision_proposed", "lifetime_decided"
_EMPTY: Mapping[str, Any] = {"delay_reason": dict.fromkeys(LANGUAGES, "")}


def confirm_unchanged(context: Context, standing: Standing, comment: str | None) -> None:
    """Move the review date as far as the class allows, because nothing had to change."""
    review = confirmed_review(standing.subject, standing.terms.review_within, standing.today)
    if review is None:
        raise tk.ValidationError({"id": [_why_not(standing)]})
    change_record(context, standing.package.id, {"review_date": review.isoformat()})
    before = standing.lifetime.review_date
    details = {
        "before": before.isoformat() if before else None,
        "after": review.isoformat(),
        "comment": comment,
    }
    _log(context, REVIEWED, standing, details)


def announce_delay(context: Context, standing: Standing, given: Mapping[str, Any]) -> None:
    """Say in public by when a late update comes, and why it is late."""
    form = Form({"until": given.get("until"), "public_reason": given.get("reason")})
    changes = read_delay(form, standing.situation())
    if form.problems:
        raise invalid((_ARGUMENTS[each.field], each.message) for each in form.problems)
    change_record(context, standing.package.id, changes)
    _log(context, DELAYED, standing, changes)


def propose_decision(
    context: Context, standing: Standing, given: Mapping[str, Any]
) -> LifetimeDecision:
    """Keep what somebody proposes; it changes nothing about the record yet."""
    act = _act(context, standing, PROPOSING_ROLES)
    decision = propose(_form(given), act, standing.situation(_text(given.get("other"))))
    if not isinstance(decision, Decision):
        raise _refusal(decision)
    proposal = decisions.keep_proposal(standing.package, decision)
    details = {"role": act.role, "decision": proposal.kind, "given": proposal.given}
    _log(context, PROPOSED, standing, details)
    return proposal


def confirm_decision(context: Context, standing: Standing, read: str | None) -> LifetimeDecision:
    """Put the proposal in force: the record changes as the decision says, and stays public.

    `read` is the decision that the caller saw, where they say which.
    """
    proposal = decisions.proposal_of(standing.package.id)
    if proposal is None or (read and read != proposal.kind):
        message = tk._("The proposal has changed since you read it. Read it again.")
        raise tk.ValidationError({"confirm": [message]})
    at = standing.situation(_text(proposal.given.get("other")))
    waiting = _waiting(proposal, standing)
    act = _act(context, standing, waiting.confirming_roles)
    confirmed = confirm(waiting, act, at)
    if not isinstance(confirmed, Decision):
        raise _refusal(confirmed)
    decisions.put_in_force(proposal, act)
    _apply(context, standing, confirmed)
    details = {
        "role": act.role,
        "decision": proposal.kind,
        "given": proposal.given,
        "changes": dict(confirmed.effect.changes),
        "opens": confirmed.effect.opens,
    }
    _log(context, DECIDED, standing, details)
    return proposal


def change_record(context: Context, dataset_id: str, changes: Mapping[str, Any]) -> None:
    """Change fields of a record through the gate; None empties one. Does not commit."""
    fields = {
        name: _EMPTY.get(name, "") if value is None else value for name, value in changes.items()
    }
    # Anything but the id, and CKAN undoes what it leaves to the caller to commit.
    patching = tk.fresh_context(context, defer_commit=True, return_id_only=True)
    tk.get_action("package_patch")(patching, {"id": dataset_id, **fields})


def commit(dataset_ids: Sequence[str]) -> None:
    """Commit, with the records in the index first, as CKAN's own writers do."""
    with undone_on_failure(dataset_ids[0]):
        for dataset_id in dataset_ids:
            logic.index_update_package({"ignore_auth": True}, dataset_id)
        model.Session.commit()


def changed_by(decision: LifetimeDecision) -> list[str]:
    """Return the ids of the records that a confirmed decision may have changed."""
    other = model.Package.get(_text(decision.given.get("other")) or "")
    return [decision.dataset_id, *([other.id] if other else [])]


def _apply(context: Context, standing: Standing, decision: Decision) -> None:
    """Change the record, and what both records say about each other."""
    effect = decision.effect
    own = [link for link in effect.links if link.record == standing.package.id]
    related = {"relationship": _with_links(standing.record, own)} if own else {}
    if effect.changes or related:
        change_record(context, standing.package.id, {**effect.changes, **related})
    for link in effect.links:
        if link.record != standing.package.id and _may_change(context, link.record):
            other = model.Session.get_one(model.Package, link.record)
            rows = _with_links(other.extras, [link])
            change_record(context, other.id, {"relationship": rows})


def _with_links(record: Mapping[str, Any], links: Sequence[Link]) -> list[dict[str, Any]]:
    """Return what a record says about others, with these relations among them once."""
    rows = [dict(row) for row in read_mappings(record.get("relationship"))]
    for link in links:
        other = model.Session.get_one(model.Package, link.other)
        row = {
            "related_relationship": link.code,
            "related_type": other.type if other.type in ("dataset", "info") else "other",
            "related_url": {lang: _address(other, lang) for lang in LANGUAGES},
        }
        if row not in rows:
            rows.append(row)
    return rows


def _address(package: model.Package, lang: str) -> str:
    return tk.h.url_for("dataset.read", id=package.name, qualified=True, locale=lang)


def _may_change(context: Context, dataset_id: str) -> bool:
    try:
        tk.check_access("package_update", tk.fresh_context(context), {"id": dataset_id})
    except tk.NotAuthorized:
        return False
    return True


def _waiting(proposal: LifetimeDecision, standing: Standing) -> Decision:
    """Return the proposal as core reads it today. Raises ValidationError where it cannot be."""
    by = Act(proposal.proposed_by, proposal.proposed_role, proposal.proposed_on)
    at = standing.situation(_text(proposal.given.get("other")))
    decision = propose(proposal.given, by, at)
    if not isinstance(decision, Decision):
        raise _refusal(decision)
    return replace(decision, given=proposal.given)


def _act(context: Context, standing: Standing, asked: Sequence[str]) -> Act:
    role = deciding_role(context["user"], standing.package.owner_org or "", asked)
    return Act(caller_id(context) or context["user"], role, standing.today)


def _form(given: Mapping[str, Any]) -> dict[str, Any]:
    form = form_of(given, "decision")
    return {name: value for name, value in form.given.items() if name not in {"id", "confirm"}}


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) and "\0" not in value else None


def _why_not(standing: Standing) -> str:
    lifetime = standing.lifetime
    if lifetime.lifetime_class == TIME_LIMITED and lifetime.is_expired:
        return tk._("The time of this record is over. Decide whether it is renewed or withdrawn.")
    return tk._("The lifetime class of this record sets no time for a review.")


def _refusal(problems: Sequence[Problem]) -> tk.ValidationError:
    return invalid((problem.field, problem.message) for problem in problems)


def _log(context: Context, kind: str, standing: Standing, details: dict[str, Any]) -> None:
    package, by = standing.package, caller_id(context)
    events.record(kind, events.ASSET, package.id, package.owner_org, by, details)


_ARGUMENTS = {"until": "until", "public_reason": "reason"}
