"""What people with roles do through the API: in which role it is kept, and what is refused."""

import pytest
from ckanapi import NotAuthorized

from tests.ckan.roles.conftest import in_days
from tests.core.eligibility.answering import ELIGIBLE

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def item(api, editor, organization):
    """An item that somebody listed before anybody had a role."""
    return api(editor).action.ogip_item_create(
        organization=organization["id"], ref_number="R-1", title={"en": "Roads", "fr": "Routes"}
    )


@pytest.fixture
def assess(api, item):
    """Answer on the item, or confirm what was answered."""

    def run(user, **given):
        given = given or {"answers": ELIGIBLE}
        return api(user).action.ogip_eligibility_assess(item_id=item["id"], **given)

    return run


def test_a_member_with_a_role_answers_and_another_confirms_in_theirs(assess, coordinator, owner):
    answered = assess(coordinator)["proposal"]["assessed"]
    confirmed = assess(owner, confirm=True)["decision"]["confirmed"]

    assert (answered["by"], answered["role"]) == (coordinator["name"], "OGC")
    assert (confirmed["by"], confirmed["role"]) == (owner["name"], "BO")


def test_whoever_acts_for_an_owner_confirms_in_that_role(assess, give, coordinator, owner, member):
    give(member, "BO", by=owner, delegate_of=owner["name"], valid_until=in_days(3))
    assess(coordinator)

    confirmed = assess(member, confirm=True)["decision"]["confirmed"]

    assert (confirmed["by"], confirmed["role"]) == (member["name"], "BO")


def test_once_roles_count_editors_and_sysadmins_without_one_decide_nothing(
    nothing_changes, assess, coordinator, editor, org_admin, sysadmin
):
    assess(coordinator)

    for user in (editor, org_admin, sysadmin):
        with nothing_changes(), pytest.raises(NotAuthorized):
            assess(user)
        with nothing_changes(), pytest.raises(NotAuthorized):
            assess(user, confirm=True)


def test_a_sysadmin_decides_in_a_role_that_somebody_else_gave(
    assess, give, coordinator, make_user, sysadmin
):
    give(sysadmin, "BO", by=make_user(sysadmin=True))
    assess(coordinator)

    assert assess(sysadmin, confirm=True)["decision"]["confirmed"]["role"] == "BO"


def test_a_role_that_was_ended_decides_nothing_from_that_moment(
    nothing_changes, api, assess, roles, coordinator, owner
):
    assess(coordinator)
    (held,) = roles(user=owner["name"])["results"]
    api(owner).action.ogip_role_revoke(id=held["id"])

    with nothing_changes(), pytest.raises(NotAuthorized):
        assess(owner, confirm=True)


def test_whoever_approves_the_inventory_does_not_submit_it_nor_the_other_way_round(
    nothing_changes, api, give, make_user, coordinator, organization, item
):
    official = make_user("member", organization)
    give(official, "IMSO")
    named = {"organization": organization["id"]}
    decision = {"decision": "approve", "fingerprint": "0" * 64}

    with nothing_changes(), pytest.raises(NotAuthorized):
        api(official).action.ogip_inventory_submit(**named)
    with nothing_changes(), pytest.raises(NotAuthorized):
        api(coordinator).action.ogip_inventory_approve(**named, **decision)
