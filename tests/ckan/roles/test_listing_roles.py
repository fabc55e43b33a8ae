"""Who holds which role: for whom the list is, and what it says about those who are gone."""

import pytest
from ckan.tests.helpers import call_action
from ckanapi import NotAuthorized, ValidationError

from tests.ckan.roles.conftest import in_days

pytestmark = pytest.mark.usefixtures("clean_portal")


def test_members_see_the_roles_of_their_organization_and_others_do_not(
    roles, owner, editor, outsider, organization
):
    assert roles(by=editor, organization=organization["name"])["count"] == 1
    assert roles(by=outsider)["count"] == 0
    for caller in (outsider, None):
        with pytest.raises(NotAuthorized):
            roles(by=caller, organization=organization["name"])


def test_one_role_is_shown_to_members_only(api, give, owner, member, outsider):
    given = give(member, "ATIP")

    assert api(owner).action.ogip_role_show(id=given["id"]) == given
    with pytest.raises(NotAuthorized):
        api(outsider).action.ogip_role_show(id=given["id"])


def test_the_state_is_that_of_the_day_asked_about(give, roles, member):
    give(member, "ATIP", valid_from=in_days(2), valid_until=in_days(4))

    def states(day):
        found = roles(user=member["name"], as_of=in_days(day), include_ended=True)
        return [each["state"] for each in found["results"]]

    assert [states(day) for day in (1, 2, 4, 5)] == [
        ["upcoming"],
        ["current"],
        ["current"],
        ["ended"],
    ]


def test_pages_hold_every_role_once(give, roles, make_user, organization):
    for role in ("ATIP", "DSO", "LEGAL", "OL", "STEW"):
        give(make_user("member", organization), role)

    first = roles(organization=organization["id"], limit=2)
    second = roles(organization=organization["id"], limit=2, cursor=first["next_cursor"])
    third = roles(organization=organization["id"], limit=2, cursor=second["next_cursor"])

    seen = [each["role"] for page in (first, second, third) for each in page["results"]]
    assert seen == ["ATIP", "DSO", "LEGAL", "OL", "STEW"]
    assert (first["count"], third["next_cursor"]) == (5, None)


def test_a_cursor_that_no_list_answered_is_refused(roles):
    for cursor in ("nonsense", "WyJhIiwgImIiLCAiYyIsICJkIl0="):
        with pytest.raises(ValidationError):
            roles(cursor=cursor)


def test_a_renamed_user_keeps_the_role(give, roles, member):
    give(member, "ATIP")
    call_action("user_patch", id=member["id"], fullname="Somebody Else")

    (role,) = roles(user=member["id"])["results"]
    assert role["user"]["display_name"] == "Somebody Else"


def test_of_a_deleted_user_the_id_is_left(give, roles, member, organization):
    give(member, "ATIP")
    call_action("user_delete", id=member["id"])

    (role,) = roles(organization=organization["name"])["results"]
    assert role["user"] == {"id": member["id"]}


def test_of_a_deleted_organization_the_list_still_answers(
    api, give, roles, sysadmin, member, organization
):
    give(member, "ATIP")
    api(sysadmin).action.organization_delete(id=organization["id"])
    assert roles(organization=organization["name"])["count"] == 1

    api(sysadmin).action.organization_purge(id=organization["id"])
    (role,) = roles(organization=organization["id"])["results"]
    assert role["organization"] == {"id": organization["id"]}


def test_an_organization_that_never_was_is_named(roles):
    with pytest.raises(ValidationError) as refusal:
        roles(organization="department-of-nothing")

    assert "department-of-nothing" in refusal.value.error_dict["organization"][0]
