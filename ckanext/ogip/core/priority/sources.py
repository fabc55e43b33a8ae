"""Ways in which facts answer statements: by counts, by themes, by rules.

A fact answers "no" only where it was looked at: nobody asked, the rule failed. Where it is not
known, or says too little, the statement stays open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ..findings import Outcome
from .facts import PriorityFacts

Thresholds = Mapping[str, int]


class Suggestion(NamedTuple):
    """What a fact answers, and the key and parameters of its reason."""

    value: bool
    key: str
    params: Mapping[str, Any]


Source = Callable[[PriorityFacts, Thresholds], Suggestion | None]

# Looked up once: an enumeration takes its time.
_PASS, _FAIL = Outcome.PASS.value, Outcome.FAIL.value


def demand(*sources: str) -> Source:
    """Return a source that says yes when one of these counts reaches its threshold.

    It says no only when all are known: an unknown one could have reached it.
    """

    def asked(facts: PriorityFacts, thresholds: Thresholds) -> Suggestion | None:
        for source in sources:
            count, limit = facts.demand.get(source), thresholds[source]
            if count is not None and count >= limit:
                return Suggestion(True, f"{source}_enough", {"count": count, "limit": limit})
        if not all(source in facts.demand for source in sources):
            return None
        params = {name: facts.demand[name] for name in sources}
        limits = {f"{name}_limit": thresholds[name] for name in sources}
        return Suggestion(False, f"{'_'.join(sources)}_few", {**params, **limits})

    return asked


def linked(fact: str) -> Source:
    """Return a source that says yes when anything is linked; none linked says nothing."""

    def counted(facts: PriorityFacts, thresholds: Thresholds) -> Suggestion | None:
        count: int | None = getattr(facts, fact)
        return Suggestion(True, fact, {"count": count}) if count else None

    return counted


def themed(fact: str) -> Source:
    """Return a source that says yes when any theme is named; none named says nothing."""

    def named(facts: PriorityFacts, thresholds: Thresholds) -> Suggestion | None:
        themes: tuple[str, ...] | None = getattr(facts, fact)
        return Suggestion(True, fact, {"themes": list(themes)}) if themes else None

    return named


def rules(*names: str) -> Source:
    """Return a source that says yes when all rules pass, no when one fails."""

    def judged(facts: PriorityFacts, thresholds: Thresholds) -> Suggestion | None:
        known = facts.outcomes
        if not known:
            return None
        failed = [rule for rule in names if known.get(rule) == _FAIL]
        if failed:
            return Suggestion(False, "rules_fail", {"rules": failed})
        if all(known.get(rule) == _PASS for rule in names):
            return Suggestion(True, "rules_pass", {"rules": list(names)})
        return None

    return judged
