"""Who holds a role on a day: assigned, acting for somebody, no longer, not yet, elsewhere."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.roles.actor import Actor, may_sign
from ckanext.ogip.core.roles.assignment import Assignment, Held, held_on, holders_of
from tests.core.roles.giving import HEALTH, NOW, TODAY, acting, actor, assigned, own

DAY = timedelta(days=1)


def holders(*assignments: Assignment, day: date = TODAY, role: str = "ATIP") -> list[str]:
    return [held.person for held in holders_of(role, held_on(day, assignments, HEALTH))]


def test_several_people_hold_a_role_and_one_person_several() -> None:
    people = [assigned("ann", "ATIP"), assigned("bob", "ATIP"), assigned("ann", "OGC")]
    assert holders(*people) == ["ann", "bob"]
    assert holders(*people, role="OGC") == ["ann"]
    assert actor("ann", *people).roles == {"ATIP", "OGC"}


@pytest.mark.parametrize(
    ("day", "expected"),
    [(TODAY - DAY, []), (TODAY, ["ann"]), (TODAY + DAY, ["ann"]), (TODAY + 2 * DAY, [])],
)
def test_the_first_and_the_last_day_count(day: date, expected: list[str]) -> None:
    dated = assigned("ann", "ATIP", valid_from=TODAY, valid_until=TODAY + DAY)
    assert holders(dated, day=day) == expected


def test_a_role_that_was_taken_back_ends_on_that_day() -> None:
    revoked = assigned("ann", "ATIP", revoked_on=TODAY)
    assert holders(revoked, day=TODAY - DAY) == ["ann"]
    assert holders(revoked) == []


def test_a_role_in_another_organization_is_none_here() -> None:
    assert holders(assigned("ann", "ATIP", organization="transport")) == []


def test_a_delegate_decides_in_the_place_of_somebody() -> None:
    held = held_on(TODAY, [assigned("ann", "IMSO"), acting("dan", "IMSO", "ann")], HEALTH)
    assert held == (Held("ann", "IMSO"), Held("dan", "IMSO", acting_for="ann"))
    assert [each.principal for each in held] == ["ann", "ann"]


@pytest.mark.parametrize(
    "principal",
    [
        assigned("ann", "IMSO", valid_until=TODAY - DAY),
        assigned("ann", "IMSO", revoked_on=TODAY),
        assigned("ann", "OGC"),
        assigned("ann", "IMSO", organization="transport"),
    ],
    ids=["over", "revoked", "another role", "another organization"],
)
def test_a_delegate_holds_nothing_when_the_other_does_not(principal: Assignment) -> None:
    assert holders(principal, acting("dan", "IMSO", "ann"), role="IMSO") == []


def test_what_was_delegated_cannot_be_passed_on() -> None:
    chain = [
        assigned("ann", "IMSO"),
        acting("dan", "IMSO", "ann"),
        acting("eve", "IMSO", "dan"),
    ]
    assert holders(*chain, role="IMSO") == ["ann", "dan"]


def test_a_delegate_of_a_co_chair_is_one() -> None:
    people = [assigned("ann", "OGWG", co_chair=True), acting("dan", "OGWG", "ann")]
    assert [held.co_chair for held in held_on(TODAY, people, HEALTH)] == [True, True]


def test_one_s_own_role_comes_before_one_held_for_somebody() -> None:
    people = [assigned("ann", "BO"), acting("dan", "BO", "ann"), assigned("dan", "BO")]
    first = actor("dan", *people).acting_in(["BO"])[0]
    assert first.acting_for is None


@given(
    start=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    length=st.integers(0, 400),
    revoked=st.none() | st.integers(-10, 410),
    day=st.dates(date(2019, 1, 1), date(2032, 1, 1)),
)
def test_a_role_is_held_exactly_in_its_time(
    start: date, length: int, revoked: int | None, day: date
) -> None:
    end = start + length * DAY
    revoked_on = None if revoked is None else start + revoked * DAY
    one = assigned("ann", "BO", valid_from=start, valid_until=end, revoked_on=revoked_on)
    expected = start <= day <= end and (revoked_on is None or day < revoked_on)
    assert bool(holders(one, day=day, role="BO")) is expected


def test_a_system_administrator_signs_nothing_off_without_a_role() -> None:
    refusal = may_sign(Actor("root", NOW, is_sysadmin=True), ["ATIP"])
    assert refusal is not None
    assert refusal.key == "roles.sysadmin_cannot_sign"
    assert "ATIP office" in refusal.message.en
    assert "bureau de l'AIPRP" in refusal.message.fr


def test_a_system_administrator_to_whom_somebody_gave_a_role_signs_in_it() -> None:
    assert may_sign(Actor("root", NOW, (Held("root", "ATIP"),), is_sysadmin=True), ["ATIP"]) is None


def test_another_role_does_not_do() -> None:
    refusal = may_sign(own("ann", "BO", "OGC"), ["ATIP", "LEGAL"])
    assert refusal is not None
    assert refusal.as_dict()["params"] == {"roles": ["ATIP", "LEGAL"]}


def test_an_act_without_a_time_zone_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Actor("ann", datetime(2026, 6, 15))  # noqa: DTZ001
