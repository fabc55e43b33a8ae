"""Release priorities as the API shows them: the score now, why, and what it was before."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from ... import catalogue
from ...core.policy.pack import Policy
from ...core.priority.change import would_change
from ...core.priority.history import Cause
from ...core.priority.override import Priority
from ...core.priority.toolkit import Statement, load_toolkit
from ...gate.judge import today
from ...model.item import Item
from ...model.priority import PriorityScored, StoredPriority
from ...store.priority.facts import facts_of_items
from ...store.priority.priorities import history_of, priority_of
from ..people import names_by_id
from .scoring import priority_now, row_of, scoring

_SHOWN_HISTORY = 100


def show_priority(item: Item) -> dict[str, Any]:
    """Return the priority of an item as of today, beside what was written down about it."""
    policy = catalogue.policy_for(item.organization_id)
    stored, history = priority_of(item.id), history_of(item.id, _SHOWN_HISTORY)
    priority = None
    if item.eligible_for_release:
        row = row_of(item)
        priority = priority_now(row, facts_of_items([row], today())[item.id], policy, today())
    names = names_by_id(_people(priority, history))
    return {
        "item_id": item.id,
        "state": item.state,
        "eligible": item.eligible_for_release,
        "priority": _show(priority, names) if priority else None,
        **_written(stored),
        "stale": priority is not None and _is_stale(item, stored, priority, policy),
        "history": [_show_entry(entry, names) for entry in history],
        "toolkit": show_toolkit(policy),
    }


def show_toolkit(policy: Policy) -> dict[str, Any]:
    """Return the statements that count, by dimension, in the order of the toolkit."""
    return _toolkit(policy.priority.statements)


@cache
def _toolkit(counted: tuple[str, ...]) -> dict[str, Any]:
    toolkit = load_toolkit()
    statements = [toolkit.statements[name] for name in counted]
    return {
        "version": toolkit.version,
        "dimensions": [
            {
                "id": name,
                "label": label.as_dict(),
                "statements": [_statement(one) for one in statements if one.dimension == name],
            }
            for name, label in toolkit.dimensions.items()
        ],
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "criterion": statement.criterion.as_dict(),
        "text": statement.text.as_dict(),
        "help": statement.help.as_dict(),
    }


def _written(stored: StoredPriority | None) -> dict[str, Any]:
    days = {name: getattr(stored, name, None) for name in ("scored_on", "rescore_due")}
    shown = {name: day.isoformat() if day else None for name, day in days.items()}
    return {**shown, "policy": stored.policy if stored else None}


def _is_stale(
    item: Item, stored: StoredPriority | None, priority: Priority, policy: Policy
) -> bool:
    now = scoring(item.id, priority, Cause.FACTS, None, policy)
    return stored is None or stored.fingerprint != now.fingerprint


def _people(priority: Priority | None, history: list[PriorityScored]) -> set[str | None]:
    found = {entry.by for entry in history}
    if priority:
        answers = (one.answer for one in priority.score.contributions)
        found |= {answer.by for answer in answers if answer}
        found |= {priority.override.by} if priority.override else set()
    return found


def _show(priority: Priority, names: Mapping[str, str]) -> dict[str, Any]:
    """Return the score with the people who answered by their names."""
    shown = priority.as_dict()
    for each in shown["contributions"]:
        if each["answer"]:
            each["answer"]["by"] = names.get(each["answer"]["by"])
    if shown["override"]:
        shown["override"]["by"] = names.get(shown["override"]["by"])
    changes = [change.as_dict() for change in would_change(priority.score)]
    return {**shown, "would_change": changes}


def _show_entry(entry: PriorityScored, names: Mapping[str, str]) -> dict[str, Any]:
    same = ("cause", "mode", "score", "points", "completeness", "band", "computed_band", "demand",
            "answers", "policy", "toolkit")  # fmt: skip
    return {
        "on": entry.scored_on.isoformat(),
        "by": names.get(entry.by or ""),
        **{name: getattr(entry, name) for name in same},
    }
