"""From answers and facts to the stored priority of an item."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from ckan import model

from ... import catalogue
from ...core.policy.pack import Policy
from ...core.priority.answers import stored_answers
from ...core.priority.evaluate import score_of
from ...core.priority.facts import PriorityFacts
from ...core.priority.history import Cause, entry_of, rescore_due
from ...core.priority.override import Override, Priority
from ...core.priority.settings import Band
from ...gate.judge import today
from ...model.item import Item
from ...store.priority.facts import ITEM_COLUMNS, facts_of_items
from ...store.priority.priorities import Scoring, blank_scores, priority_of, save_scorings
from ...store.priority.rescoring import PRIORITY_COLUMNS

_RECENT = "OG-403"


def follow_decision(item: Item, by: str | None) -> None:
    """Score an item that may be released now; take the score away from one that may not."""
    if item.eligible_for_release:
        score_item(item, Cause.FACTS, by)
    else:
        blank_scores([item.id])


def score_item(item: Item, cause: Cause, by: str | None) -> Priority:
    """Score an item as of today and write it down."""
    row = row_of(item)
    policy = catalogue.policy_for(item.organization_id)
    priority = priority_now(row, facts_of_items([row], today())[item.id], policy, today())
    save_scorings([scoring(item.id, priority, cause, by, policy)])
    # Its state may have moved on.
    model.Session.refresh(item)
    return priority


def row_of(item: Item) -> dict[str, Any]:
    """Return the columns that `priority_now` and the gathering of facts read."""
    stored = priority_of(item.id)
    row = {name: getattr(item, name) for name in ITEM_COLUMNS}
    return row | {name: getattr(stored, name, None) for name in PRIORITY_COLUMNS}


def priority_now(
    row: Mapping[str, Any], facts: PriorityFacts, policy: Policy, as_of: date
) -> Priority:
    """Return what the stored answers and the facts come to; row: see `store.priority.rescoring`."""
    answers = stored_answers(row["answers"] or {})
    score = score_of(answers, facts, policy.priority.mode, policy.priority, as_of)
    return Priority(score, _override(row))


def scoring(
    item_id: str, priority: Priority, cause: Cause, by: str | None, policy: Policy
) -> Scoring:
    """Return what is written down about a priority."""
    return Scoring(
        item_id=item_id,
        entry=entry_of(priority, cause, by or "", policy.ruleset_version),
        is_ranked=priority.is_ranked,
        mandate=priority.score.mandate,
        rescore_due=rescore_due(priority.score.as_of, _months(policy)),
    )


@lru_cache(maxsize=64)
def _months(policy: Policy) -> int:
    """Return for how long a score holds, as the rule that asks for a recent one says."""
    rule = catalogue.registry().get(_RECENT)
    if rule is None:
        raise LookupError(_RECENT)
    return policy.settings(rule, date.min).integer("score_months")


def _override(row: Mapping[str, Any]) -> Override | None:
    if row["override_band"] is None:
        return None
    band, on = Band(row["override_band"]), row["override_on"]
    return Override(band, row["override_reason"], row["override_by"], on)
