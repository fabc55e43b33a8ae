"""What the page of an entry says to do next, and that each step leads somewhere."""

import re

import pytest

from ckanext.ogip.testing.records import compliant_dataset
from tests.ckan.eligibility.answers import INELIGIBLE

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def next_step(app, editor, inventory):
    """Read the first box of an entry's page as the editor: its text and where its links lead."""

    def read(item, user=editor):
        app.set_session_user(user["id"])
        page = app.get(f"{inventory}/{item['ref_number']}").body
        box = re.search(r'aria-labelledby="ogip-next">(.*?)</section>', page, re.DOTALL)[1]
        return box, re.findall(r'href="[^"]*/([^"/]+)"', box)

    return read


def test_a_nomination_is_looked_at_first(desk, organization, next_step, member):
    item = desk.ogip_item_nominate(
        organization=organization["id"], title={"en": "Water levels"}, source="inquiry"
    )

    assert next_step(item)[1] == ["review"]
    assert "Prepare the draft" not in next_step(item)[0]
    assert next_step(item, member)[1] == []


def test_what_is_not_decided_is_decided_before_a_draft_is_made(item, next_step):
    box, ways = next_step(item)

    assert ways == ["eligibility"]
    assert box.index("Decide whether it may be released") < box.index("Prepare the draft")


def test_what_may_be_released_is_prepared(make_item, next_step):
    box, ways = next_step(make_item(eligible_for_release="Y"))

    assert ways == []
    assert "Prepare the draft" in box


def test_what_may_not_be_released_leads_to_the_reason(desk, make_item, next_step):
    item = make_item(eligible_for_release="N")
    desk.ogip_eligibility_assess(item_id=item["id"], answers=INELIGIBLE)

    assert next_step(item)[1] == ["eligibility"]


def test_a_draft_says_what_is_missing_and_a_public_record_does_not(
    desk, organization, make_item, next_step
):
    draft, public = make_item(), make_item("HARB-2")
    record = desk.package_create(**compliant_dataset(organization["id"]))
    desk.ogip_item_link(id=public["id"], dataset_id=record["id"])
    desk.ogip_publish(id=record["id"])
    desk.ogip_item_promote(id=draft["id"])

    assert "It says what is still missing" in next_step(draft)[0]
    assert "Everybody can find this record." in next_step(public)[0]


def test_the_day_of_release_is_planned_from_the_page_of_an_entry(
    app, editor, organization, inventory, item
):
    app.set_session_user(editor["id"])
    page = app.get(f"{inventory}/{item['ref_number']}")

    assert f'href="/ogip/release-plan/{organization["name"]}/{item["ref_number"]}"' in page
