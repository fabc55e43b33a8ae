"""Everybody reads the public parts of a release plan, and nothing else."""

import base64

import pytest

from ckanext.ogip.testing.records import compliant_dataset
from tests.ckan.eligibility.answers import INELIGIBLE
from tests.ckan.public_inventory.conftest import complete
from tests.ckan.release_plan.conftest import in_days

pytestmark = pytest.mark.usefixtures("clean_portal")

SECRETS = ("FIN-1", "SEC-9", "Jane Owner", "The minister asked", "More secret time", "Cabinet")


@pytest.fixture
def make_item(api, editor, organization):
    """List an item that says everything a published inventory must say."""

    def make(ref_number, title, **facts):
        facts = {
            "business_owner": "Jane Owner",
            "title": {"en": title, "fr": f"{title} (fr)"},
            **facts,
        }
        given = {**complete(ref_number), **facts, "organization": organization["id"]}
        return api(editor).action.ogip_item_create(**given)

    return make


@pytest.fixture
def publish_inventory(api, editor, org_admin, organization):
    """Submit, approve and publish the inventory as it is."""

    def run():
        named = {"organization": organization["id"]}
        sent = api(editor).action.ogip_inventory_submit(**named)
        decide = api(org_admin).action
        decide.ogip_inventory_approve(fingerprint=sent["open"]["fingerprint"], **named)
        decide.ogip_inventory_publish(**named)

    return run


@pytest.fixture
def plan_with_secrets(api, editor, org_admin, make_item, plan, publish_inventory):
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
    withheld = make_item("CAB-1", "Cabinet papers", planned_release_date=in_days(9))
    api(editor).action.ogip_eligibility_assess(item_id=withheld["id"], answers=INELIGIBLE)
    api(org_admin).action.ogip_eligibility_assess(item_id=withheld["id"], confirm=True)
    publish_inventory()
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


def test_reference_numbers_are_neither_searched_nor_in_places(
    make_item, plan, publish_inventory, anonymous
):
    for number in (1, 2):
        plan(in_days(10), item_id=make_item(f"FIN-{number}", "Spending")["id"])
    publish_inventory()

    assert anonymous("ogip_release_plan_list", q="FIN-1")["count"] == 0
    place = anonymous("ogip_release_plan_list", limit=1)["next_cursor"]
    assert b"FIN" not in base64.urlsafe_b64decode(place)
    assert len(anonymous("ogip_release_plan_list", cursor=place)["results"]) == 1


def test_a_plan_is_public_once_the_inventory_is(make_item, plan, anonymous, publish_inventory):
    plan(in_days(10), item_id=make_item("FIN-1", "Spending")["id"])
    before = anonymous("ogip_release_plan_list")

    publish_inventory()

    assert (before["count"], anonymous("ogip_release_plan_list")["count"]) == (0, 1)


def test_what_changes_after_the_approval_waits_for_the_next_edition(
    api, editor, make_item, plan, anonymous, publish_inventory
):
    item = make_item("FIN-1", "Spending")
    plan(in_days(10), item_id=item["id"])
    publish_inventory()
    api(editor).action.ogip_item_update(id=item["id"], title={"en": "Secret new words"})
    plan(in_days(11), item_id=make_item("FIN-2", "Not approved")["id"])
    plan(in_days(40), "More secret time.", item_id=item["id"])

    (line,) = anonymous("ogip_release_plan_list")["results"]

    assert (line["title"]["en"], line["planned"], line["slips"]) == (
        "Spending",
        in_days(10),
        [],
    )
    publish_inventory()
    lines = anonymous("ogip_release_plan_list")["results"]
    assert [each["planned"] for each in lines] == [in_days(11), in_days(40)]


def test_what_is_published_speaks_again(
    api, editor, organization, make_item, anonymous, publish_inventory
):
    item = make_item("FIN-7", "Counts")
    draft = api(editor).action.package_create(
        **{**compliant_dataset(owner_org=organization["id"]), "ref_number": "FIN-7"}
    )
    api(editor).action.ogip_publish(id=draft["id"])

    linked = api(editor).action.ogip_item_show(id=item["id"])
    assert linked["dataset"]["id"] == draft["id"]
    publish_inventory()
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
