"""Whether an inventory item may be released: questions, answers, confirmation."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...gate.judge import today
from ..eligibility import assessing
from ..eligibility.view import show_eligibility, show_evaluation
from ..item.access import commit_unless_deferred, find_item, lock_item
from ..people import caller_id
from ..schema import eligibility as schema

__all__ = [
    "ogip_eligibility_assess",
    "ogip_eligibility_evaluate",
    "ogip_eligibility_show",
]


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_eligibility_evaluate)
def ogip_eligibility_evaluate(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Say what answers about any thing lead to; writes nothing.

    :param answers: `{question: answer}`, in any order; none gives the first question
    :returns: `{outcome, complete, hidden, meaning, next_step, reasons, exemption, treatment,
        open_tasks, routes, fields, confirmed_by, missing, ignored, errors}` with texts in English
        and French, `questions` on the way so far, and `next`, the id of the one to ask now, null
        when all are answered. Errors are listed, never raised
    """
    tk.check_access("ogip_eligibility_evaluate", context, data_dict)
    return show_evaluation(data_dict.get("answers") or {}, today())


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_eligibility_show)
def ogip_eligibility_show(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Show what was decided about an item, and what waits to be confirmed.

    :param item_id: id of the item
    :returns: `{item_id, state, decision, proposal, confirmable}`; decision (in force) and proposal
        are null or `{outcome, complete, may_be_known, exemption, rationale{en, fr}, treatment,
        look_again, is_due, tree_version, confirming_roles, answers, evidence,
        assessed{by, role, at}, confirmed{by, role, at} or null, evaluation}`, the last as
        `ogip_eligibility_evaluate`. `confirmable` is true where somebody else's answers are
        complete
    """
    item = find_item(context, {"id": data_dict["item_id"]})
    tk.check_access("ogip_eligibility_show", context, data_dict)
    return show_eligibility(item, caller_id(context), today())


@tk.validate_action_data(schema.ogip_eligibility_assess)
def ogip_eligibility_assess(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Keep answers about an item as a proposal, or confirm those that somebody else gave.

    :param item_id: id of the item
    :param answers: all answers, `{question: answer}`; they replace the proposal. To confirm, those
        that were read, where the caller wants to be sure that nobody changed them since
    :param evidence: `{question: text}`, what each answer rests on; without it, it stays
    :param confirm: true puts the proposal in force. Only a second person may do that
    :returns: as `ogip_eligibility_show`
    :raises ValidationError: an answer that cannot be read, by question; or what stands against
        confirming: open questions, the wrong role, the same person

    A decision in force stays so until another one is confirmed. Then the item's columns on
    eligibility follow it, and what may be released gets a priority.
    """
    find_item(context, {"id": data_dict["item_id"]})
    tk.check_access("ogip_eligibility_assess", context, data_dict)
    item = lock_item(data_dict["item_id"])
    try:
        if data_dict["confirm"]:
            assessing.confirm_answers(context, item, data_dict.get("answers"))
        else:
            assessing.keep_answers(
                context, item, data_dict.get("answers"), data_dict.get("evidence")
            )
    except tk.ValidationError:
        # Also lets go of the lock.
        model.Session.rollback()
        raise
    commit_unless_deferred(context)
    return show_eligibility(item, caller_id(context), today())
