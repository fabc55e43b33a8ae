"""The record that publishes the inventory in the portal."""

import csv
import io
import json

import pytest
from ckan import model

from ckanext.ogip.store.inventory.editions import public_edition
from tests.ckan.public_inventory.conftest import complete

WITHDRAWAL = {
    "reason": "published_in_error",
    "explanation": {"en": "The list is wrong.", "fr": "La liste est erronée."},
}

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def organization(make_organization):
    """An organization that says where its open-government team is written to."""
    return make_organization(opengov_email="open@department.example")


@pytest.fixture
def record_of(api):
    """Show a record as somebody whom nobody knows."""
    return lambda answer: api(None).action.package_show(id=answer["record"]["id"])


@pytest.fixture
def file_of(app):
    """Read a file of a record as somebody whom nobody knows."""

    def read(record, format, position=0):
        files = [each for each in record["resources"] if each["format"] == format]
        address = files[position]["url"].partition("//")[2].partition("/")[2]
        return app.get(f"/{address}").data

    return read


def test_the_inventory_is_a_public_record_with_both_files(add, released, record_of, file_of):
    add("1")
    answer = released()

    assert answer["record"]["refused"] == []
    record = record_of(answer)
    assert (record["type"], record["state"], record["private"]) == ("dataset", "active", False)
    [row] = csv.DictReader(io.StringIO(file_of(record, "CSV").decode("utf-8-sig")))
    [item] = json.loads(file_of(record, "JSON"))
    assert row["title_fr"] == item["title_fr"] == "Sondages 1"
    assert not {"ref_number", "business_owner", "last_reviewed"} & (set(row) | set(item))


def test_the_record_has_the_licence_and_the_government_of_the_policy(add, released, record_of):
    add("1")

    record = record_of(released())

    assert (record["license_id"], record["jurisdiction"]) == ("ca-ogl-lgo", "federal")


@pytest.mark.ckan_config("ckanext.ogip.policy", "ontario")
def test_in_ontario_it_has_ontarios(add, submit, publish, api, org_admin):
    add("1")
    submit()

    made = publish()["record"]

    record = api(org_admin).action.package_show(id=made["id"])
    assert (record["license_id"], record["jurisdiction"]) == ("on-oglo", "provincial")


def test_the_files_show_the_band_of_each_item(add, released, record_of, file_of, api, org_admin):
    item = add("1")
    api(org_admin).action.ogip_priority_override(
        item_id=item["id"], band="P1", reason="REASON-SECRET"
    )

    record = record_of(released())

    [row] = csv.DictReader(io.StringIO(file_of(record, "CSV").decode("utf-8-sig")))
    assert row["priority_band"] == "P1"
    assert b"REASON-SECRET" not in file_of(record, "CSV") + file_of(record, "JSON")


def test_publishing_again_writes_nothing(add, released, publish, record_of):
    add("1")
    answer = released()
    before = record_of(answer)

    again = publish()

    assert again["record"]["changed"] is False
    assert record_of(again) == before


def test_a_new_edition_replaces_the_files_of_the_same_record(add, released, record_of, file_of):
    add("1")
    first = record_of(released())
    add("2", volume="large")

    answer = released()

    record = record_of(answer)
    assert answer["record"]["changed"]
    ids = [each["id"] for each in record["resources"]]
    assert (record["id"], ids) == (first["id"], [each["id"] for each in first["resources"]])
    titles = {row["title_en"] for row in json.loads(file_of(record, "JSON"))}
    assert {"Depth soundings 1", "Depth soundings 2"} <= titles


def test_what_may_no_longer_be_known_leaves_the_files_with_the_next_run(
    add, hide, released, publish, record_of, file_of
):
    add("1")
    secret = add("2")
    released()
    hide(secret)

    answer = publish(refresh=True)

    titles = [row["title_en"] for row in json.loads(file_of(record_of(answer), "JSON"))]
    assert titles == ["Depth soundings 1"]


def test_a_record_that_the_gate_refuses_stays_a_draft_with_its_reasons(
    make_organization, make_user, api
):
    silent = make_organization()
    steward, lead = make_user("editor", silent), make_user("admin", silent)
    api(steward).action.ogip_item_create(organization=silent["id"], **complete("X-1"))
    sent = api(steward).action.ogip_inventory_submit(organization=silent["id"])
    lead_action = api(lead).action
    lead_action.ogip_inventory_approve(
        organization=silent["id"], fingerprint=sent["open"]["fingerprint"]
    )

    answer = lead_action.ogip_inventory_publish(organization=silent["id"])

    assert answer["public"]["state"] == "published"
    assert answer["record"]["published"] is False
    assert "maintainer_email" in {each["field"] for each in answer["record"]["refused"]}
    assert lead_action.package_show(id=answer["record"]["id"])["state"] == "draft"


def test_a_record_that_somebody_deleted_is_not_made_anew(add, released, publish, api, org_admin):
    add("1")
    record = released()["record"]
    api(org_admin).action.ogip_withdraw(id=record["id"], **WITHDRAWAL)
    api(org_admin).action.package_delete(id=record["id"])

    answer = publish(refresh=True)["record"]

    assert (answer["id"], answer["published"], answer["changed"]) == (record["id"], False, False)
    assert "was deleted" in answer["refused"][0]["message"]


def test_a_record_that_was_withdrawn_does_not_come_back_by_itself(
    add, released, publish, api, org_admin
):
    add("1")
    record = released()["record"]
    api(org_admin).action.ogip_withdraw(id=record["id"], **WITHDRAWAL)

    answer = publish(refresh=True)["record"]

    assert answer["published"] is False
    assert api(org_admin).action.package_show(id=record["id"])["state"] == "draft"


def test_a_run_that_was_cut_short_goes_on_with_the_same_record(
    add, released, publish, organization
):
    add("1")
    record = released()["record"]
    edition = public_edition(organization["id"])
    edition.dataset_id = edition.files_digest = None
    model.Session.commit()

    again = publish()["record"]

    assert (again["id"], again["changed"], again["published"]) == (record["id"], True, True)
