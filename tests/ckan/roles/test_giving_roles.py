"""Who gives which role to whom, passes it on and ends it; what is refused changes nothing."""

import pytest
from ckanapi import NotAuthorized, NotFound, ValidationError

from tests.ckan.roles.conftest import in_days

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def refused(nothing_changes):
    """Make a call that must be refused as bad input; return what is said about a field."""

    def run(field, call, *arguments, **given):
        with nothing_changes(), pytest.raises(ValidationError) as refusal:
            call(*arguments, **given)
        return refusal.value.error_dict[field][0]

    return run


def test_a_sysadmin_gives_a_role_until_it_is_ended(give, roles, member, organization):
    given = give(member, "ATIP")

    assert given["organization"]["id"] == organization["id"]
    assert given["user"]["name"] == member["name"]
    assert (given["role"], given["label"]["fr"]) == ("ATIP", "bureau de l'AIPRP")
    assert (given["valid_from"], given["valid_until"]) == (in_days(0), None)
    assert given["state"] == "current"
    assert roles(organization=organization["id"])["results"] == [given]


def test_a_person_holds_several_roles_and_a_role_several_people(give, roles, member, editor):
    for user, role in ((member, "ATIP"), (member, "DSO"), (editor, "ATIP")):
        give(user, role)

    assert roles(user=member["name"])["count"] == 2
    assert roles(role="ATIP")["count"] == 2


def test_whoever_coordinates_gives_roles(give, coordinator, member):
    assert give(member, "LEGAL", by=coordinator)["state"] == "current"


def test_every_step_is_in_the_log(api, give, sysadmin, member, owner, organization):
    given = give(member, "BO", by=owner, delegate_of=owner["name"], valid_until=in_days(3))
    api(sysadmin).action.ogip_role_revoke(id=given["id"])

    log = api(member).action.ogip_event_list(organization=organization["id"], object_type="role")
    assert [event["kind"] for event in log["results"]] == [
        "role_revoked",
        "role_delegated",
        "role_assigned",
    ]
    assert log["results"][1]["object_id"] == given["id"]
    assert log["results"][1]["user"]["name"] == owner["name"]
    assert log["results"][1]["details"]["delegate_of"] == owner["id"]


def test_nobody_gives_a_role_to_themselves(refused, give, coordinator, sysadmin):
    assert "to themselves" in refused("user", give, coordinator, "IMSO", by=coordinator)
    assert "to themselves" in refused("user", give, sysadmin, "IMSO", by=sysadmin)


def test_others_give_no_roles(nothing_changes, give, owner, org_admin, editor, outsider, member):
    for caller in (owner, org_admin, editor, outsider, None):
        with nothing_changes(), pytest.raises(NotAuthorized):
            give(member, "ATIP", by=caller)


def test_before_the_first_role_an_administrator_of_the_organization_gives_none(
    nothing_changes, give, org_admin, member
):
    with nothing_changes(), pytest.raises(NotAuthorized):
        give(member, "ATIP", by=org_admin)


def test_a_coordinator_gives_no_roles_in_another_organization(
    nothing_changes, api, coordinator, make_organization, make_user
):
    other = make_organization()
    stranger = make_user("member", other)
    wanted = {"organization": other["id"], "user": stranger["name"], "role": "ATIP"}

    with nothing_changes(), pytest.raises(NotAuthorized):
        api(coordinator).action.ogip_role_assign(**wanted)


def test_only_members_get_roles(refused, give, outsider):
    assert "not a member" in refused("user", give, outsider, "ATIP")


def test_what_cannot_be_read_is_named(refused, give, member):
    assert "nobody-here" in refused("user", give, {"name": "nobody-here"}, "ATIP")
    assert "KING" in refused("role", give, member, "KING")
    assert "2027-13-01" in refused("valid_from", give, member, "ATIP", valid_from="2027-13-01")
    assert "begins" in refused(
        "valid_until", give, member, "ATIP", valid_from=in_days(5), valid_until=in_days(4)
    )
    assert "is over" in refused(
        "valid_until", give, member, "ATIP", valid_from=in_days(-5), valid_until=in_days(-1)
    )


def test_nobody_holds_the_same_role_twice_at_a_time(refused, give, member):
    give(member, "ATIP", valid_until=in_days(10))

    assert "already" in refused("user", give, member, "ATIP", valid_from=in_days(10))
    assert give(member, "ATIP", valid_from=in_days(11))["state"] == "upcoming"


def test_whoever_holds_a_role_passes_it_on_for_a_time(give, owner, member):
    given = give(member, "BO", by=owner, delegate_of=owner["name"], valid_until=in_days(7))

    assert given["delegate_of"]["name"] == owner["name"]
    assert given["state"] == "current"


def test_a_role_is_passed_on_for_a_time_only(refused, give, owner, member):
    said = refused("valid_until", give, member, "BO", by=owner, delegate_of=owner["name"])

    assert "last day" in said


def test_nobody_passes_on_what_they_do_not_hold(refused, give, owner, member):
    said = refused(
        "delegate_of",
        give,
        member,
        "ATIP",
        by=owner,
        delegate_of=owner["name"],
        valid_until=in_days(7),
    )

    assert "does not hold the role" in said


def test_whoever_acts_for_a_coordinator_gives_no_roles(
    nothing_changes, give, coordinator, member, editor
):
    give(member, "OGC", by=coordinator, delegate_of=coordinator["name"], valid_until=in_days(7))

    with nothing_changes(), pytest.raises(NotAuthorized):
        give(editor, "ATIP", by=member)


def test_a_delegation_rests_when_its_principal_has_no_role_any_more(
    api, give, roles, sysadmin, owner, member
):
    give(member, "BO", by=owner, delegate_of=owner["name"], valid_until=in_days(7))
    held = roles(user=owner["name"])["results"][0]

    api(sysadmin).action.ogip_role_revoke(id=held["id"])

    assert [each["state"] for each in roles(user=member["name"])["results"]] == ["idle"]


def test_an_ended_role_is_over_today_and_can_be_given_again(api, give, roles, sysadmin, member):
    given = give(member, "ATIP")
    ended = api(sysadmin).action.ogip_role_revoke(id=given["id"])

    assert (ended["state"], ended["revoked_on"]) == ("ended", in_days(0))
    assert roles(user=member["name"])["count"] == 0
    assert roles(user=member["name"], include_ended=True)["results"] == [ended]
    assert give(member, "ATIP")["state"] == "current"


def test_a_role_ends_once(api, refused, give, sysadmin, member):
    given = give(member, "ATIP")
    api(sysadmin).action.ogip_role_revoke(id=given["id"])

    assert "ended already" in refused("id", api(sysadmin).action.ogip_role_revoke, id=given["id"])


def test_a_holder_gives_a_role_back(api, give, member):
    given = give(member, "ATIP")

    assert api(member).action.ogip_role_revoke(id=given["id"])["state"] == "ended"


def test_others_end_no_roles(nothing_changes, api, give, owner, org_admin, outsider, member):
    given = give(member, "ATIP")

    for caller in (owner, org_admin, outsider, None):
        with nothing_changes(), pytest.raises(NotAuthorized):
            api(caller).action.ogip_role_revoke(id=given["id"])


def test_a_role_that_does_not_exist_is_not_found(api, member):
    with pytest.raises(NotFound):
        api(member).action.ogip_role_revoke(id="none")
    with pytest.raises(NotFound):
        api(member).action.ogip_role_show(id="none")
