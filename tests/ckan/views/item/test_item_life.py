"""Changing the state of an entry, tying it to a record, deleting it; the buttons on its page."""

import pytest
from ckanapi import NotFound

from ckanext.ogip.testing.records import compliant_dataset
from tests.ckan.demand.conftest import GIVEN
from tests.ckan.eligibility.answers import INELIGIBLE

pytestmark = pytest.mark.usefixtures("clean_portal")

WAYS = ("review", "link", "delete")
ANSWERS = {
    "review": {"state": "under_review", "reason": "We hold it."},
    "link": {"dataset_id": "harbour-levels"},
    "delete": {},
}


@pytest.fixture
def nominated(desk, organization):
    """A nomination."""
    return desk.ogip_item_nominate(
        organization=organization["id"], title={"en": "Water levels"}, source="inquiry"
    )


@pytest.fixture
def make_record(desk, organization):
    """Make a draft record without an entry; its own reference number is that of no entry."""

    def make(**fields):
        complete = compliant_dataset(organization["id"]) | {"ref_number": "", **fields}
        return desk.package_create(**complete)

    return make


@pytest.fixture
def record(make_record):
    return make_record(name="harbour-levels")


def test_a_nomination_is_accepted_with_a_reason(editing, nominated, page_of, desk):
    page = editing.post(page_of(nominated) + "/review", data=ANSWERS["review"])

    assert "The state is now “Listed”." in page
    assert desk.ogip_item_show(id=nominated["id"])["state"] == "under_review"
    event = desk.ogip_event_list(object_type="item", object_id=nominated["id"])["results"][0]
    assert event["details"]["reason"] == "We hold it."


def test_only_states_that_may_follow_are_offered(editing, nominated, page_of):
    page = editing.get(page_of(nominated) + "/review")

    assert 'value="under_review"' in page
    assert 'value="published"' not in page


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"state": "", "reason": "Why not"}, "state"),
        ({"state": "under_review", "reason": " "}, "reason"),
        ({"state": "published", "reason": "Now"}, "state"),
        ({"state": "lost", "reason": "Now"}, "state"),
        ({"state": "under_review", "reason": "x" * 2001}, "reason"),
    ],
)
def test_a_refused_move_changes_nothing(editing, nominated, page_of, desk, given, field):
    page = editing.post(page_of(nominated) + "/review", data=given)

    assert f'href="#field-{field}"' in page
    assert given["reason"][:50] in page
    assert desk.ogip_item_show(id=nominated["id"])["state"] == "nominated"


def test_where_no_state_may_follow_the_page_says_what_to_do(editing, item, page_of):
    page = editing.get(page_of(item) + "/review")

    assert "The state follows from the decision on eligibility." in page
    assert f'href="{page_of(item)}/eligibility"' in page


def test_records_without_an_entry_are_offered(editing, item, page_of, make_record, desk):
    free = make_record(name="free-record")
    taken = make_record(name="taken-record")
    other = desk.ogip_item_create(
        organization=item["organization"]["id"], ref_number="OTHER", title={"en": "Other"}
    )
    desk.ogip_item_link(id=other["id"], dataset_id=taken["id"])
    page = editing.get(page_of(item) + "/link")

    assert f'value="{free["id"]}"' in page
    assert taken["id"] not in page


@pytest.mark.parametrize(
    "named", ["harbour-levels", "https://example.org/fr/dataset/harbour-levels/"]
)
def test_a_record_is_linked_and_what_it_says_otherwise_is_told(
    editing, item, record, page_of, as_stored, named
):
    page = editing.post(page_of(item) + "/link", data={"dataset_id": named})

    assert "The entry is linked to its record." in page
    assert "Title (English)" in page
    assert as_stored()["dataset"]["name"] == "harbour-levels"


def test_a_linked_record_is_judged_by_what_was_decided_about_the_entry(
    api, org_admin, editing, item, record, page_of, desk
):
    desk.ogip_eligibility_assess(item_id=item["id"], answers=INELIGIBLE)
    api(org_admin).action.ogip_eligibility_assess(item_id=item["id"], confirm=True)
    editing.post(page_of(item) + "/link", data={"dataset_id": "harbour-levels"})

    stored = desk.ogip_assessment_show(id=record["id"])
    said = {each["rule"]: each for each in stored["findings"]}
    assert "Not eligible" in said["OG-101"]["message"]["en"]


@pytest.mark.parametrize("named", ["", "no-such-record", "https://example.org/", "a\0b", "%00"])
def test_what_names_no_record_is_refused(editing, item, page_of, as_stored, named):
    page = editing.post(page_of(item) + "/link", data={"dataset_id": named})

    assert 'href="#field-dataset_id"' in page
    assert as_stored()["dataset"] is None


def test_a_record_of_another_organization_is_refused(
    editing, item, page_of, as_stored, sysadmin, api, make_organization
):
    other = make_organization()
    api(sysadmin).action.package_create(
        **compliant_dataset(other["id"]) | {"name": "somebody-elses"}
    )
    page = editing.post(page_of(item) + "/link", data={"dataset_id": "somebody-elses"})

    assert "You may not edit this record" in page
    assert as_stored()["dataset"] is None


def test_an_entry_is_deleted_after_one_question(editing, item, page_of, inventory, desk):
    asked = editing.get(page_of(item) + "/delete")
    assert "What goes" in asked
    assert "What stays" in asked
    assert desk.ogip_item_show(id=item["id"])["ref_number"] == "HARB-1"

    page = editing.post(page_of(item) + "/delete")
    assert "The entry HARB-1 is deleted." in page
    with pytest.raises(NotFound):
        desk.ogip_item_show(id=item["id"])


def test_an_entry_with_a_record_is_not_deleted(editing, item, page_of, desk, as_stored):
    desk.ogip_item_promote(id=item["id"])

    assert "cannot be deleted" in editing.get(page_of(item) + "/delete")
    assert "cannot be deleted" in editing.post(page_of(item) + "/delete")
    assert as_stored()["id"] == item["id"]


def test_opening_the_pages_writes_nothing(editing, item, page_of, as_stored, desk):
    before = as_stored(), desk.ogip_event_list(object_id=item["id"])["count"]
    for way in (*WAYS, "edit", "clone", "history"):
        editing.get(f"{page_of(item)}/{way}")

    assert (as_stored(), desk.ogip_event_list(object_id=item["id"])["count"]) == before


def test_members_and_outsiders_change_nothing(
    browse, member, outsider, nominated, record, page_of, desk
):
    before = desk.ogip_item_show(id=nominated["id"])
    for visitor in (None, member, outsider):
        for way in WAYS:
            browse(visitor).get(f"{page_of(nominated)}/{way}", status=403)
            browse(visitor).post(f"{page_of(nominated)}/{way}", data=ANSWERS[way], status=403)

    assert desk.ogip_item_show(id=nominated["id"]) == before


def test_the_page_of_an_entry_offers_what_the_person_may_do(browse, editor, member, item, page_of):
    page = browse(editor).get(page_of(item))
    for way in ("edit", "clone", "link", "delete", "history"):
        assert f'href="{page_of(item)}/{way}"' in page

    page = browse(member).get(page_of(item))
    assert f'href="{page_of(item)}/history"' in page
    for way in ("edit", "clone", "link", "delete", "review"):
        assert f'href="{page_of(item)}/{way}"' not in page


def test_the_page_of_an_entry_tells_what_is_known_and_who_asks_for_it(
    browse, member, desk, make_item, page_of
):
    item = make_item(volume="small", language="en+fr", steward="Data office")
    desk.ogip_signal_add(item_id=item["id"], **GIVEN)
    page = browse(member).get(page_of(item))

    for words in ("Small: up to 100 MB", "English, French", "Data office", "3 people asked for"):
        assert words in page, words
