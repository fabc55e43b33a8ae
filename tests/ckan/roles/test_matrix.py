"""Who may do what: every action that asks for a role, for every role, in every circumstance.

The table is written out here, not read from `core/roles/matrix.yaml`: it is what was decided.
"""

import datetime

import ckan.plugins.toolkit as tk
import pytest
from ckan import model

from ckanext.ogip.core.roles.assignment import Assignment
from ckanext.ogip.core.roles.matrix import load_matrix
from ckanext.ogip.core.vocabulary import load_vocabulary
from ckanext.ogip.gate.judge import today
from ckanext.ogip.store.role.assignments import keep, new_id

pytestmark = pytest.mark.usefixtures("clean_portal")

ROLES = [choice.value for choice in load_vocabulary("role")]
SYSADMIN, ANONYMOUS = "sysadmin", "anonymous"
CONSULTED = {"ATIP", "DSO", "LEGAL", "OL", "COMMS", "DPU"}
ANSWERING = {"STEW", "BO", "OGC"}
# By what is done: the action, its further arguments, and who may; a sysadmin where it says so.
TABLE = {
    "answer on eligibility": ("ogip_eligibility_assess", {}, ANSWERING),
    "confirm eligibility": (
        "ogip_eligibility_assess",
        {"confirm": True},
        {"BO", "OGC"} | CONSULTED,
    ),
    "answer on priority": ("ogip_priority_answer", {}, ANSWERING),
    "decide on priority": ("ogip_priority_override", {}, {"OGC", "IMSO"}),
    "confirm an item": ("ogip_item_confirm", {}, ANSWERING),
    "submit the inventory": ("ogip_inventory_submit", {}, {"OGC"}),
    "approve the inventory": ("ogip_inventory_approve", {}, {"IMSO"}),
    "publish the inventory": ("ogip_inventory_publish", {}, {"OGC", "IMSO", SYSADMIN}),
    "ask the owners": ("ogip_inventory_confirmation_open", {}, {"OGC", SYSADMIN}),
    "plan a day": ("ogip_release_plan_set", {}, ANSWERING | {SYSADMIN}),
    "promise releases": ("ogip_release_target_set", {}, {"OGC", SYSADMIN}),
    "enter demand": ("ogip_signal_add", {}, ANSWERING | {SYSADMIN}),
    "give a role": ("ogip_role_assign", {}, {"OGC", "IMSO", SYSADMIN}),
}


@pytest.fixture
def item(api, editor, organization):
    """An item that the actions are about."""
    return api(editor).action.ogip_item_create(
        organization=organization["id"], ref_number="R-1", title={"en": "Roads", "fr": "Routes"}
    )


@pytest.fixture
def holders(make_user, organization):
    """One member for each role, who holds it as the arguments say."""

    def run(organization_of_role=organization, **given):
        people = {role: make_user("member", organization) for role in ROLES}
        for role, person in people.items():
            hold(organization_of_role, person, role, **given)
        model.Session.commit()
        return people

    return run


def hold(organization, person, role, begins=-5, **given):
    """Store a role as it is after it was given, in days from today."""
    days = {name: day(number) for name, number in given.items() if name != "delegate_of"}
    assignment = Assignment(
        id=new_id(),
        organization=organization["id"],
        person=person["id"],
        role=role,
        valid_from=day(begins),
        delegate_of=given.get("delegate_of"),
        **days,
    )
    keep(assignment)


def day(number):
    return today() + datetime.timedelta(days=number)


@pytest.fixture
def who_may(item, organization, sysadmin):
    """Return, by what is done, which of some callers are let through."""

    def run(people):
        callers = {role: person["name"] for role, person in people.items()}
        callers |= {SYSADMIN: sysadmin["name"], ANONYMOUS: ""}
        about = {"item_id": item["id"], "organization": organization["id"]}
        return {
            what: {who for who, name in callers.items() if lets_through(action, name, about | more)}
            for what, (action, more, _expected) in TABLE.items()
        }

    return run


def lets_through(action, user, given):
    try:
        tk.check_access(action, {"user": user}, dict(given))
    except tk.NotAuthorized:
        return False
    return True


EVERYTHING = {what: expected for what, (_action, _more, expected) in TABLE.items()}
NOTHING = {what: expected & {SYSADMIN} for what, expected in EVERYTHING.items()}


def test_whoever_holds_the_role_may_and_nobody_else(holders, who_may):
    assert who_may(holders()) == EVERYTHING


def test_whoever_acts_for_a_holder_may_what_the_holder_may_but_give_roles(
    holders, who_may, make_user, organization
):
    acting = {role: make_user("member", organization) for role in ROLES}
    for role, principal in holders().items():
        hold(organization, acting[role], role, delegate_of=principal["id"], valid_until=5)
    model.Session.commit()

    assert who_may(acting) == EVERYTHING | {"give a role": {SYSADMIN}}


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"valid_until": -1}, id="expired"),
        pytest.param({"revoked_on": 0}, id="revoked"),
        pytest.param({"begins": 1}, id="not yet begun"),
        pytest.param({"delegate_of": "nobody", "valid_until": 5}, id="for somebody without it"),
    ],
)
def test_a_role_that_does_not_hold_today_opens_nothing(
    given, holders, who_may, member, organization
):
    hold(organization, member, "CHAMPION")

    assert who_may(holders(**given)) == NOTHING


def test_the_same_role_in_another_organization_opens_nothing(
    holders, who_may, member, organization, make_organization
):
    hold(organization, member, "CHAMPION")

    assert who_may(holders(organization_of_role=make_organization())) == NOTHING


def test_whoever_left_the_organization_may_nothing(holders, who_may):
    people = holders()
    model.Session.query(model.Member).filter_by(table_name="user", capacity="member").delete()
    model.Session.commit()

    assert who_may(people) == NOTHING


def test_permissions_of_ckan_open_nothing_once_roles_count(
    who_may, editor, org_admin, member, organization
):
    hold(organization, member, "CHAMPION")
    model.Session.commit()

    assert who_may({"editor": editor, "admin": org_admin}) == NOTHING


def test_until_the_first_role_begins_permissions_of_ckan_decide(
    who_may, editor, org_admin, member, outsider, organization
):
    hold(organization, member, "CHAMPION", begins=1)
    model.Session.commit()
    people = {"editor": editor, "admin": org_admin, "member": member, "outsider": outsider}

    deciding = {"admin", SYSADMIN}
    assert who_may(people) == {
        "answer on eligibility": deciding | {"editor"},
        "confirm eligibility": deciding,
        "answer on priority": deciding | {"editor"},
        "decide on priority": deciding,
        "confirm an item": deciding | {"editor"},
        "submit the inventory": deciding | {"editor"},
        "approve the inventory": deciding,
        "publish the inventory": deciding,
        "ask the owners": deciding,
        "plan a day": deciding | {"editor"},
        "promise releases": deciding,
        "enter demand": deciding | {"editor"},
        "give a role": {SYSADMIN},
    }


def test_what_was_decided_is_what_the_table_of_the_documentation_says():
    rights = {
        "answer on eligibility": ("eligibility", "edit"),
        "answer on priority": ("priority", "edit"),
        "decide on priority": ("priority", "override"),
        "submit the inventory": ("inventory", "submit"),
        "approve the inventory": ("inventory", "approve"),
        "give a role": ("roles", "assign"),
    }
    duties = load_matrix().duties

    for what, (duty, right) in rights.items():
        columns = set(duties[duty].columns_with(right)) & set(ROLES)
        assert columns == TABLE[what][2] & set(ROLES), what
