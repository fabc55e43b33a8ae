"""What the tests of release priority share: the shipped packs, and scores made in one line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from ckanext.ogip.core.policy.reading import load_policy, policy_path
from ckanext.ogip.core.priority.evaluate import evaluate
from ckanext.ogip.core.priority.score import Score
from ckanext.ogip.core.priority.settings import PrioritySettings
from ckanext.ogip.core.priority.toolkit import load_toolkit
from tests.core.rules import shipped_rules

TODAY = date(2026, 11, 21)
ALL = tuple(one.id for one in load_toolkit().statements.values() if not one.optional)
OF_VALUE = tuple(name for name in ALL if load_toolkit().statements[name].dimension == "value")


@cache
def pack(name: str = "federal") -> PrioritySettings:
    return load_policy(policy_path(name), shipped_rules()).priority


def changed(**values: Any) -> PrioritySettings:
    return replace(pack(), **values)


def score(
    yes: tuple[str, ...] = (),
    no: tuple[str, ...] = (),
    *,
    facts: Mapping[str, Any] | None = None,
    mode: str | None = "weighted",
    policy: PrioritySettings | None = None,
    today: date = TODAY,
) -> Score:
    answers = {**dict.fromkeys(yes, True), **dict.fromkeys(no, False)}
    evaluation = evaluate(answers, facts or {}, mode, policy or pack(), today)
    assert evaluation.score, [problem.message.en for problem in evaluation.problems]
    return evaluation.score
