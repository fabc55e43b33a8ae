"""From answers and facts to a score; bad input is described, never raised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ..calendar.mandatory_dates import due_date
from .answers import Answer, read_answers
from .automatic import SOURCES
from .contribution import AnsweredBy, Contribution
from .facts import PriorityFacts, read_facts
from .problems import Problem, shown
from .scale import Scale, scale_of
from .score import Mandate, Score
from .settings import Mode, PrioritySettings
from .sources import Suggestion

# Looked up once: an enumeration takes its time.
_ANSWERED, _AUTOMATIC = AnsweredBy.ANSWERED, AnsweredBy.AUTOMATIC


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A score, or all that is wrong with what was given for it."""

    score: Score | None
    problems: tuple[Problem, ...] = ()


def evaluate(
    answers: object, facts: object, mode: object, policy: PrioritySettings, today: date
) -> Evaluation:
    """Score one item as of `today` from plain JSON; a mode of None is that of the policy.

    Shapes: see `answers.read_answers` and `facts.read_facts`. An answer of a person counts before
    that of a fact. An answer to a statement that the policy has off is read and not counted.
    """
    given, wrong_answers = read_answers(answers)
    known, wrong_facts = read_facts(facts)
    counted, wrong_mode = _read_mode(mode, policy)
    problems = (*wrong_answers, *wrong_facts, *wrong_mode)
    if problems:
        return Evaluation(None, problems)
    return Evaluation(score_of(given, known, counted, policy, today))


def score_of(
    answers: dict[str, Answer],
    facts: PriorityFacts,
    mode: Mode,
    policy: PrioritySettings,
    today: date,
) -> Score:
    """Score one item as of `today` from what was read."""
    scale = scale_of(policy, mode)
    blank = _blank(scale)
    contributions: list[Contribution] = []
    units = points = answered = 0
    for statement in scale.statements:
        name = statement.id
        source = SOURCES.get(name)
        suggestion = source(facts, policy.thresholds) if source else None
        answer = answers.get(name)
        if answer is None and suggestion is None:
            contributions.append(blank[name])
            continue
        value = answer.value if answer else suggestion is not None and suggestion.value
        answered += 1
        points += value
        units += scale.units[name] if value else 0
        worth = scale.points[name] if value else 0.0
        by = _ANSWERED if answer else _AUTOMATIC
        contributions.append(
            Contribution(name, statement.dimension, value, worth, by, suggestion, answer)
        )
    return Score(
        scale=scale,
        units=units,
        points=points,
        answered=answered,
        mandate=_mandate(facts, today),
        contributions=tuple(contributions),
        demand=facts.demand_total,
        as_of=today,
    )


@lru_cache(maxsize=256)
def _blank(scale: Scale) -> dict[str, Contribution]:
    """Return what each statement gives that nobody and nothing answers."""
    return {
        one.id: Contribution(one.id, one.dimension, None, 0.0, AnsweredBy.UNANSWERED, None, None)
        for one in scale.statements
    }


def _read_mode(mode: object, policy: PrioritySettings) -> tuple[Mode, list[Problem]]:
    if mode is None:
        return policy.mode, []
    if isinstance(mode, str) and mode in set(Mode):
        return Mode(mode), []
    params = {"value": shown(mode), "known": ", ".join(Mode)}
    return policy.mode, [Problem("unknown_mode", "mode", params)]


def _mandate(facts: PriorityFacts, today: date) -> Mandate | None:
    """Return the duty to publish, with its last day where the law gives one."""
    if facts.mandatory_basis is None:
        return None
    event = facts.mandatory_event_date
    due = due_date(facts.mandatory_basis, event) if event else None
    params = {"basis": facts.mandatory_basis}
    if due is None:
        return Mandate(facts.mandatory_basis, None, Suggestion(True, "mandated", params))
    key = "mandated_late" if due < today else "mandated_due"
    reason = Suggestion(True, key, {**params, "due": due.isoformat()})
    return Mandate(facts.mandatory_basis, due, reason)
