"""What a rule says about the sign-offs that it needs.

A stale sign-off is reported once for the whole record, by OG-115; the rule that needs it then has
nothing to judge. Every rule that attests lists `ATTESTED` among its messages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..results import CouldNotCheck, NotApplicable, Problem, Result
from ..settings import Settings
from ..subject import Subject
from .decisions import Requirement, SignOff, Standing, decisive, newest_decisions

ATTESTED = ("unknown", "missing", "refused", "expired", "stale")

Judged = tuple[Requirement, Standing, SignOff | None]

_NO_PROBLEM = frozenset({Standing.CURRENT, Standing.STALE})


def attested(
    subject: Subject,
    settings: Settings,
    parameter: str = "required",
    *,
    beside: Iterable[Problem] = (),
) -> Iterator[Result]:
    """Yield `beside`, then what stands against the sign-offs that a parameter asks for.

    `beside` are the problems of the same rule with the record itself: where there are some, a stale
    sign-off is passed over, since "not applicable" would silence them.
    """
    found: list[Result] = list(beside)
    judged = standings(subject, settings, parameter)
    if judged is None:
        found.append(CouldNotCheck("unknown"))
    else:
        found += [_problem(*entry) for entry in judged if entry[1] not in _NO_PROBLEM]
        if not found and any(standing is Standing.STALE for _, standing, _ in judged):
            found.append(NotApplicable("stale"))
    yield from found


def current_approvals(subject: Subject, settings: Settings) -> list[SignOff]:
    """Return the sign-offs that fulfil `required` for this version."""
    judged = standings(subject, settings, "required") or ()
    return [signoff for _, standing, signoff in judged if signoff and standing is Standing.CURRENT]


def standings(subject: Subject, settings: Settings, parameter: str) -> list[Judged] | None:
    """Return where each required sign-off stands, None where sign-offs are not known.

    Shape: (requirement, standing, the sign-off that decides so, None where there is none). Where
    nothing is required, nothing needs to be known.
    """
    required = settings.signoffs(parameter)
    if not required:
        return []
    decisions = newest_decisions(subject.facts, *(entry.criterion for entry in required))
    if decisions is None:
        return None
    return [
        (entry, *decisive(entry, decisions, settings.fingerprint, settings.today))
        for entry in required
    ]


def _problem(requirement: Requirement, standing: Standing, signoff: SignOff | None) -> Problem:
    roles = [signoff.role] if signoff else list(requirement.roles)
    params: dict[str, object] = {"criterion": requirement.criterion, "roles": roles}
    if signoff and standing is Standing.REFUSED:
        params |= {"on": signoff.on.isoformat(), "commented": signoff.has_comment}
    elif signoff and standing is Standing.EXPIRED:
        params["ended"] = signoff.text("expires")[:10]
    return Problem(standing.value, params=params)
