"""What stands in the way of publishing the asset of an item, as lists of items show it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ... import catalogue
from ...store.item.blocking import rules_against


def with_blocking(shown: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return items, as `show_items` shows them, each with the rules `blocked_by`.

    None for an item without asset, for one whose asset the caller may not see, and where the rules
    have not judged the asset yet.
    """
    found = rules_against([item["dataset"]["id"] for item in shown if item["dataset"]])
    named = {rule: _named(rule) for rules in found.values() for rule in rules}
    return [{**item, "blocked_by": _of(item, found, named)} for item in shown]


def _of(
    item: dict[str, Any], found: dict[str, list[str]], named: dict[str, dict[str, Any]]
) -> list[dict[str, Any]] | None:
    rules = found.get(item["dataset"]["id"]) if item["dataset"] else None
    return None if rules is None else [named[rule] for rule in rules]


def _named(rule_id: str) -> dict[str, Any]:
    """Return the title of a rule; one that is gone since the judgement is called by its id."""
    rule = catalogue.registry().get(rule_id)
    title = rule.title.as_dict() if rule else {"en": rule_id, "fr": rule_id}
    return {"id": rule_id, "title": title}
