"""Everybody reads the public parts of a release plan, and nothing else."""

import pytest

from ckanext.ogip.testing.records import compliant_dataset
from tests.ckan.release_plan.conftest import in_days

pytestmark = pytest.mark.usefixtures("clean_portal")

SECRETS = ("FIN-1", "SEC-9", "Jane Owner", "The minister asked", "More secret time", "Cabinet")


@pytest.fixture
def plan_with_secrets(api, editor, org_admin, make_item, plan):
    """One open line with internal facts, one draft, one that may not be released."""
    item = make_item("FIN-1", "Spending", business_owner="Jane Owner")
    api(org_admin).action.ogip_priority_override(
        item_id=item["id"], band="P1", reason="The minister asked."
    )
    plan(in_days(10), item_id=item["id"])
    plan(in_days(20), "More secret time.", item_id=item["id"])
    draft = make_item("SEC-9", "Cabinet draft")
    plan(in_days(11), item_id=draft["id"])
    api(editor).action.ogip_item_promote(id=draft["id"])
    make_item("CAB-1", "Cabinet papers", eligible_for_release="N", planned_release_date=in_days(9))
    return item


@pytest.fixture
def addresses(organization):
    """Every address of the plan that answers visitors."""
    page = f"/ogip/release-plan/{organization['name']}"
    return [page, f"/fr{page}", f"{page}.ics", f"{page}/export.csv"]


def test_visitors_see_titles_and_days(plan_with_secrets, anonymous):
    answer = anonymous("ogip_release_plan_list", facets=True, summary=True)

    (line,) = answer["results"]
    assert answer["public"] is True
    assert (line["title"]["en"], line["planned"], line["slip"]) == ("Spending", in_days(20), 10)
    assert line["slips"] == [{"before": in_days(10), "after": in_days(20), "days": 10,
                              "on": in_days(0)}]  # fmt: skip
    assert answer["facets"]["state"] == {"slipped": 1}


def test_nothing_internal_leaves_by_any_address(app, plan_with_secrets, addresses, anonymous):
    said = [app.get(address).body for address in addresses]
    said.append(str(anonymous("ogip_release_plan_list", facets=True, summary=True)))

    for text in said:
        assert "Spending" in text
        assert not [secret for secret in SECRETS if secret in text]


def test_outsiders_with_an_account_see_no_more(api, outsider, organization, plan_with_secrets):
    answer = api(outsider).action.ogip_release_plan_list(
        organization=organization["id"], public=False
    )

    assert [line["title"]["en"] for line in answer["results"]] == ["Spending"]
    assert "override_reason" not in answer["results"][0]
    assert api(outsider).action.ogip_release_plan_list()["count"] == 0


def test_members_see_all_or_what_the_public_sees(api, member, organization, plan_with_secrets):
    action = api(member).action.ogip_release_plan_list

    assert action(organization=organization["id"])["count"] == 3
    assert action(organization=organization["id"], public=True)["count"] == 1


def test_what_is_published_speaks_again(api, editor, organization, make_item, anonymous):
    item = make_item("FIN-7", "Counts")
    draft = api(editor).action.package_create(
        **{**compliant_dataset(owner_org=organization["id"]), "ref_number": "FIN-7"}
    )
    api(editor).action.ogip_publish(id=draft["id"])

    linked = api(editor).action.ogip_item_show(id=item["id"])
    assert linked["dataset"]["id"] == draft["id"]
    (line,) = anonymous("ogip_release_plan_list")["results"]
    assert line["state"] == "released"


@pytest.mark.ckan_config("ckanext.ogip.public_inventory", "false")
def test_a_portal_may_keep_its_plans_to_itself(app, plan_with_secrets, addresses, api, member,
                                               organization):  # fmt: skip
    assert [app.get(address, status=403).status_code for address in addresses]
    assert api(member).action.ogip_release_plan_list(organization=organization["id"])["count"] == 3


def test_without_an_organization_visitors_get_nothing(app):
    app.get("/api/3/action/ogip_release_plan_list", status=403)


def test_an_organization_that_is_not_there_has_no_plan(app):
    app.get("/ogip/release-plan/nobody", status=404)
    app.get("/ogip/release-plan/nobody.ics", status=404)
