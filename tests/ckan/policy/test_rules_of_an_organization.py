"""The gate judges a record by the rules of its organization."""

import pytest
import sqlalchemy as sa
from ckan import model
from ckanapi import ValidationError

from ckanext.ogip import catalogue
from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")

ONE_BEGINS = """\
organizations:
  beginner: {report_only: true}
"""


@pytest.fixture
def department(make_organization, make_user):
    """Make an organization and somebody who publishes for it."""

    def make(name):
        organization = make_organization(name=name)
        return organization, make_user("editor", organization)

    return make


@pytest.fixture
def draft(api):
    """Make a draft without a licence."""

    def make(organization, user):
        fields = compliant_dataset(owner_org=organization["id"]) | {"name": organization["name"]}
        del fields["license_id"]
        return api(user).action.package_create(**fields)

    return make


def test_one_organization_is_told_what_another_is_refused(
    api, in_force, write_policy, department, draft
):
    in_force(write_policy(ONE_BEGINS))
    (beginner, new), (settled, experienced) = department("beginner"), department("settled")

    with pytest.raises(ValidationError, match="OG-102"):
        api(experienced).action.ogip_publish(id=draft(settled, experienced)["id"])
    published = api(new).action.ogip_publish(id=draft(beginner, new)["id"])

    assert published["state"] == "published"
    found = api(new).action.ogip_check(id=published["id"])["findings"]
    assert [f["rule"] for f in found if f["report_only"]] == ["OG-102"]


def test_an_organization_that_is_named_by_its_id_may_change_its_name(
    api, in_force, write_policy, department, draft
):
    organization, user = department("beginner")
    in_force(write_policy(f"organizations:\n  {organization['id']}: {{report_only: true}}\n"))
    model.Group.get(organization["id"]).name = "renamed"
    model.Session.commit()

    published = api(user).action.ogip_publish(id=draft(organization, user)["id"])

    assert published["state"] == "published"


def test_a_record_that_moves_to_another_organization_is_judged_by_its_rules(
    api, sysadmin, in_force, write_policy, department, draft
):
    in_force(write_policy(ONE_BEGINS))
    (beginner, new), (settled, _) = department("beginner"), department("settled")
    published = api(new).action.ogip_publish(id=draft(beginner, new)["id"])

    with pytest.raises(ValidationError, match="OG-102"):
        api(sysadmin).action.package_patch(id=published["id"], owner_org=settled["id"])

    kept = api(new).action.package_show(id=published["id"])
    assert kept["owner_org"] == beginner["id"]


@pytest.mark.parametrize("named", ["id", "name"])
def test_the_policy_of_an_organization_is_found_by_id_and_by_name(
    in_force, write_policy, department, named
):
    in_force(write_policy(ONE_BEGINS))
    organization, _ = department("beginner")

    own = catalogue.policy_for(organization[named])

    assert own is catalogue.policy().organizations["beginner"]
    assert catalogue.policy_for("nobody") is catalogue.policy()
    assert catalogue.policy_for(None) is catalogue.policy()


def test_a_policy_without_organizations_asks_the_database_nothing(
    in_force, write_policy, department
):
    in_force(write_policy())
    organization, _ = department("beginner")
    asked = []

    def note(*call):
        asked.append(call[2])

    sa.event.listen(model.Session.get_bind(), "before_cursor_execute", note)
    try:
        found = catalogue.policy_for(organization["id"])
    finally:
        sa.event.remove(model.Session.get_bind(), "before_cursor_execute", note)

    assert found is catalogue.policy()
    assert asked == []


@pytest.mark.parametrize("type_", ["dataset", "type-without-a-schema"])
def test_nobody_chooses_the_rules_by_a_field_named_like_the_organization(
    api, in_force, write_policy, department, draft, type_
):
    in_force(write_policy(ONE_BEGINS))
    (beginner, _), (settled, user) = department("beginner"), department("settled")
    fields = {"name": "elsewhere", "title": "Elsewhere", "type": type_}
    made = api(user).action.package_create(**fields, owner_org=settled["id"])
    extras = [{"key": "owner_org", "value": beginner["id"]}]
    public = {"id": made["id"], "state": "active", "private": False, **fields}

    with pytest.raises(ValidationError, match=r"same name|OG-102"):
        api(user).action.package_update(**public, extras=extras)
    with pytest.raises(ValidationError, match=r"same name|OG-102"):
        api(user).action.package_update(**public, owner_org=settled["id"], extras=extras)

    assert api(None).action.package_list() == []
