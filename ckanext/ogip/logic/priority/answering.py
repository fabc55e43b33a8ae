"""What people say about the priority of an item: answers to statements, and another band."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk

from ... import catalogue
from ...core.entered import Problem as Entered
from ...core.priority.answers import read_answers
from ...core.priority.history import Cause
from ...core.priority.override import read_override
from ...core.priority.problems import Problem
from ...core.priority.toolkit import load_toolkit
from ...gate.judge import today
from ...model.item import Item
from ...store import events
from ...store.priority.facts import facts_of_items
from ...store.priority.priorities import keep_answers, priority_of, set_override
from ..entered_errors import invalid
from .scoring import priority_now, row_of, score_item

ANSWERED, OVERRIDDEN = "priority_answered", "priority_overridden"
_GIVEN = frozenset({"value", "evidence"})


def require_eligible(item: Item) -> None:
    """Raise ValidationError unless the item may be released: nothing else has a priority."""
    if not item.eligible_for_release:
        message = tk._(
            "Only what may be released gets a priority. Decide on its eligibility first."
        )
        raise tk.ValidationError({"item_id": [message]})


def answer_statements(item: Item, given: Mapping[str, Any], by: str | None) -> None:
    """Change answers to statements and score the item. Raises ValidationError by statement."""
    answers, problems = read_answers(_as_given(given))
    if problems:
        raise refusal(problems)
    stored = priority_of(item.id)
    known = stored.answers if stored else {}
    said = {"by": by, "on": today().isoformat(), "toolkit": load_toolkit().version}
    new = {name: {**answer.as_dict(), **said} for name, answer in answers.items()}
    kept = {name: answer for name, answer in known.items() if name not in given}
    before = stored.band if stored else None
    keep_answers(item.id, {**kept, **new})
    priority = score_item(item, Cause.ANSWERS, by)
    details = {
        "before": {name: known.get(name) for name in given},
        "after": {name: new.get(name) for name in given},
        "band": {"before": before, "after": priority.band.value},
    }
    events.record(ANSWERED, events.ITEM, item.id, item.organization_id, by, details)


def choose_band(item: Item, band: str | None, reason: str | None, by: str) -> None:
    """Put another band in the place of the computed one, or take it away again, and say why."""
    row = row_of(item)
    policy = catalogue.policy_for(item.organization_id)
    before = priority_now(row, facts_of_items([row], today())[item.id], policy, today())
    # Going back needs a reason as well: it is read beside the computed band.
    asked = {"band": band, "reason": reason}
    if band is None and before.override is None:
        raise invalid([("band", Entered("band", "required").message)])
    override, problems = read_override(asked, before.score, by, today())
    wrong = [each for each in problems if band is not None or each.place != "band"]
    if wrong:
        raise refusal(wrong)
    set_override(item.id, override)
    after = score_item(item, Cause.OVERRIDE, by)
    details = {
        "before": {"band": before.band.value, "override": _shown(before.override)},
        "after": {"band": after.band.value, "override": _shown(after.override)},
        "computed_band": after.computed_band.value,
        "reason": (reason or "").strip(),
    }
    events.record(OVERRIDDEN, events.ITEM, item.id, item.organization_id, by, details)


def refusal(problems: list[Problem]) -> tk.ValidationError:
    """Return the refusal of answers or facts, by the place of each mistake."""
    return invalid((problem.place, problem.message) for problem in problems)


def _shown(override: Any) -> dict[str, Any] | None:
    return override.as_dict() if override else None


def _as_given(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return answers as a person may give them: who and when is not theirs to say."""
    unknown = [
        (f"answers.{name}", part)
        for name, answer in answers.items()
        if isinstance(answer, Mapping)
        for part in answer
        if part not in _GIVEN
    ]
    if unknown:
        raise invalid((place, Entered(place, "unknown_field", {"value": str(part)}).message)
                      for place, part in unknown)  # fmt: skip
    return dict(answers)
