"""How soon an inventory item should be released."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ... import catalogue
from ...core.priority.change import would_change
from ...core.priority.evaluate import evaluate
from ...gate.judge import today
from ...model.item import Item
from ..item.access import commit_unless_deferred, find_item, lock_item
from ..people import caller_id
from ..priority.answering import answer_statements, choose_band, refusal, require_eligible
from ..priority.rescoring import rescore
from ..priority.view import show_priority
from ..schema import priority as schema

__all__ = [
    "ogip_priority_answer",
    "ogip_priority_evaluate",
    "ogip_priority_override",
    "ogip_priority_rescore",
    "ogip_priority_show",
]


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_priority_evaluate)
def ogip_priority_evaluate(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Score any thing under the policy of the portal; writes nothing.

    :param answers: `{statement: {value, evidence?, by?, on?, toolkit?}}`, or `{statement: true}`
    :param facts: what answers statements by itself: `{demand: {votes: 3}, frequency: "P1M", ...}`
    :param mode: `toolkit` or `weighted`; that of the policy without it
    :returns: `{mode, score, highest_score, points, highest_points, completeness, band, ranked,
        mandated, demand, as_of, toolkit, dimensions[], contributions[{statement, dimension, value,
        points, source, suggested, reason, answer}], would_change[{statement, value, band}]}`
    :raises ValidationError: every mistake by its place, as `facts.demand.votes`
    """
    tk.check_access("ogip_priority_evaluate", context, data_dict)
    evaluation = evaluate(
        data_dict.get("answers") or {},
        data_dict.get("facts") or {},
        data_dict.get("mode"),
        catalogue.policy().priority,
        today(),
    )
    if evaluation.score is None:
        raise refusal(list(evaluation.problems))
    changes = [change.as_dict() for change in would_change(evaluation.score)]
    return {**evaluation.score.as_dict(), "would_change": changes}


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_priority_show)
def ogip_priority_show(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Show the priority of an item, why it is so, and what it was before.

    :param item_id: id of the item
    :returns: `{item_id, state, eligible, priority, scored_on, rescore_due, policy, stale,
        history[], toolkit}`. `priority` is null unless the item may be released, else as
        `ogip_priority_evaluate` with `computed_band` and `override{band, reason, by, on}` or null,
        as of today. `stale` tells that the score that was written down is another one. `toolkit`
        has the statements that count: `{version, dimensions[{id, label, statements[{id, criterion,
        text, help}]}]}`
    """
    item = find_item(context, {"id": data_dict["item_id"]})
    tk.check_access("ogip_priority_show", context, data_dict)
    return show_priority(item)


@tk.validate_action_data(schema.ogip_priority_answer)
def ogip_priority_answer(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Answer statements about an item, and score it.

    :param item_id: id of the item
    :param answers: `{statement: {value, evidence?}}` or `{statement: true}`; those that are not
        named stay, and a value of null leaves the statement open again
    :returns: as `ogip_priority_show`
    :raises ValidationError: by statement; or the item may not be released
    """

    def answer(item: Item) -> None:
        answer_statements(item, data_dict["answers"], caller_id(context))

    return _change(context, "ogip_priority_answer", data_dict, answer)


@tk.validate_action_data(schema.ogip_priority_override)
def ogip_priority_override(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Choose another band than the computed one, which stays beside it.

    :param item_id: id of the item
    :param band: `P1`, `P2` or `P3`; without it, the computed band counts again
    :param reason: why
    :returns: as `ogip_priority_show`
    :raises ValidationError: no reason, the computed band, or a duty to publish
    """

    def override(item: Item) -> None:
        by = caller_id(context) or context["user"]
        choose_band(item, data_dict.get("band"), data_dict.get("reason"), by)

    return _change(context, "ogip_priority_override", data_dict, override)


@tk.validate_action_data(schema.ogip_priority_rescore)
def ogip_priority_rescore(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Score everything anew that may be released and is not yet.

    :param organization: id or name; without it all organizations, for sysadmins
    :param as_of: ISO date to score on instead of today
    :returns: `{scored, unchanged, blanked}`: how many scores were written, how many are the same
        and hold, and how many were taken from what may not be released any more
    """
    tk.check_access("ogip_priority_rescore", context, data_dict)
    as_of = data_dict.get("as_of") or today()
    return rescore(data_dict.get("organization"), as_of, caller_id(context))


def _change(
    context: Context, action: str, data_dict: dict[str, Any], change: Callable[[Item], None]
) -> dict[str, Any]:
    find_item(context, {"id": data_dict["item_id"]})
    tk.check_access(action, context, data_dict)
    item = lock_item(data_dict["item_id"])
    try:
        require_eligible(item)
        change(item)
    except tk.ValidationError:
        # Also lets go of the lock.
        model.Session.rollback()
        raise
    commit_unless_deferred(context)
    return show_priority(item)
