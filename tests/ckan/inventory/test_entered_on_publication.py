"""What is published stands in the inventory: an entry is found or made at that moment."""

import pytest
from ckanapi import ValidationError

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def desk(api, editor):
    return api(editor).action


@pytest.fixture
def publish(desk, organization):
    """`publish(name=...)`: publish a new compliant dataset and return its id."""

    def publish(**changes):
        draft = desk.package_create(**compliant_dataset(organization["id"]) | changes)
        desk.ogip_publish(id=draft["id"])
        return draft["id"]

    return publish


def entries(desk, organization):
    listed = desk.ogip_item_list(organization=organization["id"])["results"]
    return [(item["ref_number"], item["dataset"]["id"], item["state"]) for item in listed]


def test_a_draft_is_in_no_inventory(desk, organization):
    desk.package_create(**compliant_dataset(organization["id"]))

    assert entries(desk, organization) == []


def test_publication_enters_a_record_under_its_reference_number(desk, organization, publish):
    record = publish()

    assert entries(desk, organization) == [("HARB-0001", record, "published")]
    assert desk.package_show(id=record)["ogip"]["inventory_item"]["ref_number"] == "HARB-0001"


def test_publication_ties_the_record_to_the_entry_that_waits_for_it(desk, organization, publish):
    waiting = {"ref_number": "HARB-0001", "title": {"en": "Harbours", "fr": "Ports"}}
    item = desk.ogip_item_create(organization=organization["id"], **waiting)
    record = publish()

    assert entries(desk, organization) == [("HARB-0001", record, "published")]
    assert desk.ogip_item_show(id=item["id"])["dataset"]["id"] == record


def test_what_is_entered_says_the_languages_and_the_size_of_its_files(desk, organization, publish):
    files = compliant_dataset(organization["id"])["resources"]
    for file, size in zip(files, (1_000, 2_000, 50), strict=True):
        file["size"] = size
    publish(resources=files)

    [item] = desk.ogip_item_list(organization=organization["id"])["results"]
    languages = {code for file in files for code in file["language"]}
    assert set(item["language"].split("+")) == languages - {"zxx"}
    assert item["size"] == 3_050


def test_an_entry_that_waits_keeps_its_own_languages_and_size(desk, organization, publish):
    waiting = {"ref_number": "HARB-0001", "title": {"en": "Harbours", "fr": "Ports"}}
    own = {"language": "other", "size": 7}
    item = desk.ogip_item_create(organization=organization["id"], **waiting, **own)
    publish()

    shown = desk.ogip_item_show(id=item["id"])
    assert (shown["language"], shown["size"]) == ("other", 7)


def test_of_what_is_entered_only_the_answer_on_eligibility_keeps_the_inventory_back(
    desk, organization, publish
):
    publish(size=3_000)

    with pytest.raises(ValidationError) as refusal:
        desk.ogip_inventory_submit(organization=organization["id"])

    causes = refusal.value.error_dict["causes"]
    assert [(cause["rule"], cause["field"]) for cause in causes] == [
        ("OG-402", "eligible_for_release")
    ]
    assert [item["ref_number"] for item in causes[0]["items"]] == ["HARB-0001"]


def test_publishing_again_changes_nothing(desk, organization, publish):
    record = publish()
    desk.package_patch(id=record, purpose={"en": "Safer boating.", "fr": "Naviguer en sécurité."})

    assert entries(desk, organization) == [("HARB-0001", record, "published")]


def test_a_record_without_reference_number_is_entered_under_its_name(desk, organization, publish):
    record = publish(name="harbours", ref_number="")

    assert entries(desk, organization) == [("harbours", record, "published")]


def test_a_reference_number_that_another_record_holds_is_not_taken_from_it(
    desk, organization, publish
):
    first = publish()
    second = publish(name="second-harbours", ref_number="harbours-2")
    desk.package_patch(id=second, ref_number="")
    third = publish(name="harbours-2", ref_number="")

    assert {holder for _, holder, _ in entries(desk, organization)} == {first, second, third}
    assert ("harbours-2", second, "published") in entries(desk, organization)
    assert (third, third, "published") in entries(desk, organization)
