"""From answers and facts to a score; bad input is described, never raised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial

from ..calendar.mandatory_dates import due_date
from .answers import Answer, read_answers
from .automatic import SOURCES
from .contribution import AnsweredBy, Contribution
from .facts import PriorityFacts, read_facts
from .problems import Problem, shown
from .scale import Scale, scale_of
from .score import Mandate, Score
from .settings import Mode, PrioritySettings
from .sources import Source, Suggestion, Thresholds
from .toolkit import Statement


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
    answers: Mapping[str, Answer],
    facts: PriorityFacts,
    mode: Mode,
    policy: PrioritySettings,
    today: date,
) -> Score:
    """Score one item as of `today` from what was read."""
    scale = scale_of(policy, mode)
    values = _values(scale, answers, facts, policy.thresholds)
    return Score(
        scale=scale,
        values=values,
        units=sum(scale.units[name] for name, value in values.items() if value),
        points=sum(values.values()),
        mandate=_mandate(facts, today),
        demand=facts.demand_total,
        as_of=today,
        explain=partial(_contributions, scale, answers, facts, policy.thresholds),
    )


def _values(
    scale: Scale, answers: Mapping[str, Answer], facts: PriorityFacts, thresholds: Thresholds
) -> dict[str, bool]:
    """Return yes or no by statement; facts are asked only where no person has answered."""
    values: dict[str, bool] = {}
    for name, source in _sources(scale):
        said = answers.get(name) or (source and source(facts, thresholds))
        if said:
            values[name] = said.value
    return values


@lru_cache(maxsize=256)
def _sources(scale: Scale) -> list[tuple[str, Source | None]]:
    return [(one.id, SOURCES.get(one.id)) for one in scale.statements]


def _contributions(
    scale: Scale, answers: Mapping[str, Answer], facts: PriorityFacts, thresholds: Thresholds
) -> tuple[Contribution, ...]:
    """Return what each statement gave, and what the facts say where a person's answer counts."""
    return tuple(
        _contribution(
            scale,
            statement,
            answers.get(statement.id),
            source(facts, thresholds) if source else None,
        )
        for statement, (_name, source) in zip(scale.statements, _sources(scale), strict=True)
    )


def _contribution(
    scale: Scale, statement: Statement, answer: Answer | None, suggestion: Suggestion | None
) -> Contribution:
    said = answer or suggestion
    return Contribution(
        statement=statement.id,
        dimension=statement.dimension,
        value=said.value if said else None,
        points=scale.points[statement.id] if said and said.value else 0.0,
        source=_answered_by(answer, suggestion),
        suggestion=suggestion,
        answer=answer,
    )


def _answered_by(answer: Answer | None, suggestion: Suggestion | None) -> AnsweredBy:
    if answer:
        return AnsweredBy.ANSWERED
    return AnsweredBy.AUTOMATIC if suggestion else AnsweredBy.UNANSWERED


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
