"""Sign-offs as the rules read them (`core.signoffs.decisions`): one per criterion and role."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo
from typing import Any

from ..roles.settings import CoChairs, Roles
from .decision import Decision


def signoff_facts(
    decisions: Iterable[Decision], roles: Roles, zone: tzinfo
) -> list[dict[str, Any]]:
    """Return the fact `signoffs`; `decisions` are those about one record, oldest first.

    Where a role needs several people, it has signed once all of them approved one version; a
    refusal by one of them is the refusal of the role. Days are those of `zone`.
    """
    by_place: dict[tuple[str, str], list[Decision]] = {}
    for decision in decisions:
        only_chairs = roles.of(decision.role).co_chairs is not CoChairs.NONE
        if not decision.ended and (decision.co_chair or not only_chairs):
            by_place.setdefault((decision.criterion, decision.role), []).append(decision)
    return [_fact(given[-1], zone) for given in by_place.values() if _is_settled(given, roles)]


def _is_settled(given: list[Decision], roles: Roles) -> bool:
    last = given[-1]
    if not last.approves:
        return True
    newest = {d.principal: d for d in given if d.stands_for == last.stands_for}
    people = {d.person for d in newest.values() if d.approves}
    return len(people) >= roles.of(last.role).people_needed


def _fact(decision: Decision, zone: tzinfo) -> dict[str, Any]:
    return {
        "criterion": decision.criterion,
        "role": decision.role,
        "person": decision.person,
        "decision": "approve" if decision.approves else "refuse",
        "fingerprint": decision.stands_for,
        "on": decision.at.astimezone(zone).date().isoformat(),
        "comment": decision.comment,
        "evidence_url": decision.evidence_url,
    }
