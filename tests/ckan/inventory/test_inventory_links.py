"""What is tied, copied or much alike: which records, which facts, in which order."""

import pytest
from ckanapi import NotAuthorized, NotFound, ValidationError

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")

INFO = {"type": "info", "review_date": "2027-01-15", "lifetime_class": "static"}


@pytest.fixture
def desk(api, editor):
    return api(editor).action


def test_an_item_takes_on_the_type_of_its_record(desk, organization, item):
    record = desk.package_create(**compliant_dataset(organization["id"]) | INFO)

    answer = desk.ogip_item_link(id=item["id"], dataset_id=record["id"])

    assert answer["item"]["type"] == "info"


def test_a_deleted_record_is_not_tied(desk, organization, item, nothing_changes):
    record = desk.package_create(**compliant_dataset(organization["id"]))
    desk.package_delete(id=record["id"])

    with nothing_changes(), pytest.raises(NotFound):
        desk.ogip_item_link(id=item["id"], dataset_id=record["id"])


def test_a_record_that_the_caller_may_not_edit_is_not_tied(
    api, sysadmin, make_organization, desk, item, nothing_changes
):
    foreign = compliant_dataset(make_organization()["id"])
    record = api(sysadmin).action.package_create(**foreign)

    with nothing_changes(), pytest.raises(NotAuthorized):
        desk.ogip_item_link(id=item["id"], dataset_id=record["id"])


def test_the_next_edition_is_of_the_same_type_and_needs_a_title(desk, organization,
                                                               nothing_changes):  # fmt: skip
    last = desk.ogip_item_create(
        organization=organization["id"], ref_number="N-1", title={"en": "x"}, type="info"
    )

    assert desk.ogip_item_clone(id=last["id"], ref_number="N-2")["type"] == "info"
    with nothing_changes(), pytest.raises(ValidationError) as refusal:
        desk.ogip_item_clone(id=last["id"], ref_number="N-3", title={"en": "", "fr": ""})
    assert "title" in refusal.value.error_dict


def test_the_most_alike_comes_first_with_a_likeness_of_its_own(desk, organization, item):
    other = {"en": "Spending by program, 2020"}
    desk.ogip_item_create(organization=organization["id"], ref_number="A-1", title=other)

    found = desk.ogip_item_duplicates(
        organization=organization["id"], title={"en": "Spending by program"}
    )["results"]

    assert [each["ref_number"] for each in found] == ["FIN-1", "A-1"]
    assert [each["similarity"] for each in found] == sorted(
        (each["similarity"] for each in found), reverse=True
    )
    assert found[0]["similarity"] == 1
