"""What a rule on a plan, a system or an inventory says about a sign-off that it needs.

Unlike for an asset (`attestation`), no other rule reports a stale one: each rule says it itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..results import Problem
from ..settings import Settings
from ..subject import Subject
from .decisions import Decisions, Requirement, Standing, decisive, newest_decisions


def unsigned(subject: Subject, settings: Settings) -> list[Problem] | None:
    """Return what is wrong with the sign-offs of the parameter `required`, see `problem_with`.

    None where nobody records sign-offs, or where one of them cannot be read.
    """
    required = settings.signoffs("required")
    decisions = newest_decisions(subject.facts, *(entry.criterion for entry in required))
    if decisions is None:
        return None
    return [problem for entry in required for problem in problem_with(entry, decisions, settings)]


def problem_with(
    requirement: Requirement, decisions: Decisions, settings: Settings
) -> Iterator[Problem]:
    """Say `missing`, `refused`, `expired` or `stale`; nothing when it is there and current.

    Params: `roles` that may sign, or the one that signed, and then `on`, the day of the decision.
    """
    standing, signoff = decisive(requirement, decisions, settings.fingerprint, settings.today)
    if standing is Standing.CURRENT:
        return
    params: dict[str, object] = {"roles": list(requirement.roles)}
    if signoff:
        params = {"roles": [signoff.role], "on": signoff.on.isoformat()}
    yield Problem(standing.value, f"signoffs-{requirement.criterion}", params=params)
