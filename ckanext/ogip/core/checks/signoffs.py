"""Checks on the sign-offs together: the chain (OG-114), the version they are for (OG-115).

Besides `signoffs` (see `core.signoffs`) they read the facts `publisher`, the id of the person who
is about to publish, and `data_refresh`, true where only the data of an approved recurrent record
were replaced.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ..findings import Severity
from ..results import CouldNotCheck, NotApplicable, Problem, Result
from ..rule import check
from ..settings import Settings
from ..signoffs.attestation import Judged, standings
from ..signoffs.decisions import Standing, newest_decisions
from ..subject import Subject
from ..values import read_text

_GIVEN = frozenset({Standing.CURRENT, Standing.STALE})


@check("OG-114", "unknown", "no_chain", "missing", "refused", "sole_approver")
def chain_is_complete(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Every sign-off of the chain is given in its role, and not all by whoever publishes."""
    judged = _chain(subject, settings)
    if judged is None:
        yield CouldNotCheck("unknown")
    elif not judged:
        yield NotApplicable("no_chain")
    else:
        refused = [entry for entry in judged if entry[1] is Standing.REFUSED]
        missing = [e for e in judged if e[1] in (Standing.MISSING, Standing.EXPIRED)]
        yield from _named("missing", missing)
        yield from _named("refused", refused)
        yield from _sole_approver(subject, judged)


def _chain(subject: Subject, settings: Settings) -> list[Judged] | None:
    """Return where the chain of this type stands; an empty chain needs no sign-offs to be known."""
    parameters = ("chain", "chain_info") if subject.type == "info" else ("chain",)
    parts = [standings(subject, settings, parameter) for parameter in parameters]
    known = [part for part in parts if part is not None]
    return [entry for part in known for entry in part] if len(known) == len(parts) else None


def _named(message: str, judged: Iterable[Judged]) -> Iterator[Problem]:
    """Yield one problem that names the criteria and the roles, in the order of the chain."""
    requirements = [requirement for requirement, _, _ in judged]
    if requirements:
        criteria = dict.fromkeys(entry.criterion for entry in requirements)
        roles = dict.fromkeys(role for entry in requirements for role in entry.roles)
        yield Problem(message, params={"criteria": list(criteria), "roles": list(roles)})


def _sole_approver(subject: Subject, judged: Iterable[Judged]) -> Iterator[Problem]:
    """Compare the approvers with the publisher; without a publisher nothing is claimed."""
    publisher = read_text(subject.facts.get("publisher"))
    approvers = {
        signoff.person for _, standing, signoff in judged if signoff and standing in _GIVEN
    }
    if publisher and approvers == {publisher}:
        yield Problem("sole_approver")


@check("OG-115", "unknown", "none_given", "data_refresh", "stale", "stale_advice")
def signoffs_are_for_this_version(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Every approval is for the version under judgement; one that is only advice warns."""
    decisions = newest_decisions(subject.facts)
    if decisions is None:
        yield CouldNotCheck("unknown")
    elif subject.facts.get("data_refresh") is True:
        yield NotApplicable("data_refresh")
    elif not decisions:
        yield NotApplicable("none_given")
    else:
        standing: dict[str, dict[str, Standing]] = defaultdict(dict)
        for (criterion, role), signoff in decisions.items():
            standing[criterion][role] = signoff.standing(settings.fingerprint, settings.today)
        yield from _stale(subject, settings, standing)


def _stale(
    subject: Subject, settings: Settings, standing: Mapping[str, Mapping[str, Standing]]
) -> Iterator[Problem]:
    either = {entry.criterion: entry.roles for entry in settings.signoffs("any_role")}
    advice = settings.codes("advice")
    if subject.type == "dataset":
        advice += settings.codes("advice_for_data")
    stale: dict[str, list[str]] = {}
    for criterion, by_role in standing.items():
        roles = [role for role, its in by_role.items() if its is Standing.STALE]
        current = {role for role, its in by_role.items() if its is Standing.CURRENT}
        if roles and current.isdisjoint(either.get(criterion, ())):
            stale[criterion] = roles
    blocking = {c: roles for c, roles in stale.items() if c not in advice}
    advised = {c: roles for c, roles in stale.items() if c in advice}
    if blocking:
        yield Problem("stale", params=_params(blocking))
    if advised:
        yield Problem("stale_advice", params=_params(advised), severity=Severity.WARN)


def _params(stale: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    roles = dict.fromkeys(role for its in stale.values() for role in its)
    return {"criteria": list(stale), "roles": list(roles)}
