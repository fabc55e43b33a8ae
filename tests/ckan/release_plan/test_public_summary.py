"""What a plan comes to, as the public reads it: nothing that only the inventory knows."""

import json

import pytest

from tests.ckan.public_inventory.conftest import complete
from tests.ckan.release_plan.conftest import in_days

pytestmark = pytest.mark.usefixtures("clean_portal")

NUMBER = "NUMBER-SECRET-1"


@pytest.fixture
def open_plan(api, editor, org_admin, organization, plan):
    """One public line, with a place in the chart and in the queue of conversions."""
    action, named = api(editor).action, {"organization": organization["id"]}
    facts = complete(NUMBER, native_format="SAV", conversion_status="needed")
    item = action.ogip_item_create(**named, **facts)
    toolkit = action.ogip_priority_show(item_id=item["id"])["toolkit"]
    statements = [each["id"] for one in toolkit["dimensions"] for each in one["statements"]]
    action.ogip_priority_answer(item_id=item["id"], answers=dict.fromkeys(statements, True))
    plan(in_days(10), item_id=item["id"])
    sent = action.ogip_inventory_submit(**named)
    decide = api(org_admin).action
    decide.ogip_inventory_approve(fingerprint=sent["open"]["fingerprint"], **named)
    decide.ogip_inventory_publish(**named)


def test_chart_and_queue_hold_no_number_of_the_inventory(open_plan, anonymous, listed):
    inside = listed(summary=True)["summary"]
    outside = anonymous("ogip_release_plan_list", summary=True)["summary"]

    for summary in (inside, outside):
        assert summary["conversions"]["count"] == 1
        assert len(summary["chart"]["points"]) == 1
    assert json.dumps(inside).count(NUMBER) == 2
    assert "SECRET" not in json.dumps(outside)


def test_who_promised_is_for_members_only(open_plan, api, member, org_admin, organization,
                                          anonymous):  # fmt: skip
    api(org_admin).action.ogip_release_target_set(
        organization=organization["id"], period=in_days(10), count=3
    )

    [inside] = api(member).action.ogip_release_target_list(organization=organization["id"])[
        "results"
    ]
    [outside] = anonymous("ogip_release_target_list")["results"]

    assert (inside["by"], outside["by"]) == (org_admin["name"], None)
    assert outside["count"] == 3
