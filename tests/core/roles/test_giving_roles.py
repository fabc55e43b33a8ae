"""Giving, delegating and ending roles: who may, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ckanext.ogip.core.refusal import Refusal
from ckanext.ogip.core.roles.actor import Actor
from ckanext.ogip.core.roles.assignment import Assignment, held_on
from ckanext.ogip.core.roles.giving import Given, end, give
from tests.core.roles.giving import HEALTH, NOW, TODAY, acting, actor, assigned

KNOWN = [
    assigned("cora", "OGC"),
    assigned("ida", "IMSO"),
    assigned("ann", "ATIP"),
    acting("dan", "OGC", "cora"),
]
ROOT = Actor("root", NOW, is_sysadmin=True)
CORA, IDA, ANN, DAN = (actor(name, *KNOWN) for name in ("cora", "ida", "ann", "dan"))


def gave(wanted: Assignment, by: Actor) -> Given | Refusal:
    return give(wanted, by, KNOWN, held_on(TODAY, KNOWN, HEALTH), TODAY)


def ended(assignment: Assignment, by: Actor) -> Given | Refusal:
    return end(assignment, by, held_on(TODAY, KNOWN, HEALTH), TODAY)


def key(outcome: Given | Refusal) -> str | None:
    return outcome.key if isinstance(outcome, Refusal) else None


@pytest.mark.parametrize("by", [ROOT, CORA, IDA], ids=["sysadmin", "coordinator", "official"])
def test_who_gives_roles(by: Actor) -> None:
    outcome = gave(assigned("bob", "LEGAL"), by)
    assert not isinstance(outcome, Refusal)
    assignment, entry = outcome
    assert assignment.person == "bob"
    assert entry.kind == "role_assigned"
    assert entry.details["user"] == "bob"
    assert entry.details["by"] == {"person": by.person, "at": NOW.isoformat()}


@pytest.mark.parametrize("by", [ANN, DAN, Actor("eve", NOW)], ids=["another", "acting", "nobody"])
def test_others_give_no_roles_and_neither_does_who_acts_for_one_who_may(by: Actor) -> None:
    assert key(gave(assigned("bob", "LEGAL"), by)) == "roles.not_yours_to_give"


@pytest.mark.parametrize("by", [ROOT, CORA, IDA], ids=["sysadmin", "coordinator", "official"])
def test_nobody_gives_a_role_to_themselves(by: Actor) -> None:
    assert key(gave(assigned(by.person, "IMSO"), by)) == "roles.to_oneself"
    assert key(gave(acting(by.person, "ATIP", "ann"), by)) == "roles.to_oneself"


def test_one_passes_on_one_s_own_role_for_a_time() -> None:
    outcome = gave(acting("bob", "ATIP", "ann"), ANN)
    assert not isinstance(outcome, Refusal)
    assert outcome[1].kind == "role_delegated"
    assert outcome[1].details["delegate_of"] == "ann"


@pytest.mark.parametrize(
    ("wanted", "by", "expected"),
    [
        (acting("bob", "LEGAL", "ann"), ANN, "roles.nothing_to_delegate"),
        (acting("bob", "OGC", "dan"), DAN, "roles.nothing_to_delegate"),
        (acting("bob", "IMSO", "ida"), ANN, "roles.not_yours_to_delegate"),
        (acting("ann", "ATIP", "ann"), CORA, "roles.acts_for_themselves"),
        (acting("bob", "ATIP", "ann", valid_until=None), ANN, "roles.delegation_without_end"),
        (assigned("bob", "KING"), CORA, "roles.unknown_role"),
        (assigned("bob", "BO", valid_until=date(2025, 12, 31)), CORA, "roles.period_reversed"),
        (assigned("bob", "BO", valid_until=date(2026, 6, 14)), CORA, "roles.period_over"),
        (replace(assigned("ann", "ATIP"), id="other"), CORA, "roles.held_already"),
    ],
)
def test_what_is_refused(wanted: Assignment, by: Actor, expected: str) -> None:
    assert key(gave(wanted, by)) == expected


def test_the_same_role_may_follow_itself() -> None:
    over = assigned("bob", "BO", valid_until=date(2026, 6, 30))
    known = [*KNOWN, over]
    after = replace(assigned("bob", "BO", valid_from=date(2026, 7, 1)), id="next")
    during = replace(after, valid_from=date(2026, 6, 30))
    held = held_on(TODAY, known, HEALTH)
    assert not isinstance(give(after, CORA, known, held, TODAY), Refusal)
    assert key(give(during, CORA, known, held, TODAY)) == "roles.held_already"


@pytest.mark.parametrize("by", [ROOT, CORA, ANN], ids=["sysadmin", "coordinator", "oneself"])
def test_who_ends_a_role(by: Actor) -> None:
    outcome = ended(KNOWN[2], by)
    assert not isinstance(outcome, Refusal)
    assert outcome[0].revoked_on == TODAY
    assert outcome[1].kind == "role_revoked"


def test_nobody_else_ends_a_role_and_nobody_twice() -> None:
    assert key(ended(KNOWN[2], DAN)) == "roles.not_yours_to_give"
    assert key(ended(replace(KNOWN[2], revoked_on=TODAY), CORA)) == "roles.ended_already"
    assert (
        key(ended(replace(KNOWN[2], valid_until=date(2026, 6, 14)), CORA)) == "roles.ended_already"
    )
