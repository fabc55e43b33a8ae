"""A record that is public stays within the rules, and saves that change nothing change nothing."""

import pytest
from ckan import model
from ckanapi import NotAuthorized, ValidationError

from ckanext.ogip.store.assessment.assessments import approval_of
from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def public(api, editor, organization):
    dataset = api(editor).action.package_create(**compliant_dataset(owner_org=organization["id"]))
    api(editor).action.ogip_publish(id=dataset["id"])
    return api(editor).action.package_show(id=dataset["id"])


def test_a_change_that_breaks_a_blocking_rule_is_refused(api, editor, public):
    with pytest.raises(ValidationError) as refusal:
        api(editor).action.package_patch(id=public["id"], license_id="")

    assert [reason["rule"] for reason in refusal.value.error_dict["ogip"]] == ["OG-102"]
    assert api(None).action.package_show(id=public["id"])["license_id"] == public["license_id"]


def test_removing_every_file_is_refused(api, editor, public):
    with pytest.raises(ValidationError) as refusal:
        api(editor).action.package_patch(id=public["id"], resources=[])

    assert refusal.value.error_dict["ogip"]
    assert api(None).action.package_show(id=public["id"])["resources"]


def test_deleting_the_data_dictionary_is_refused_with_the_full_list(api, editor, public):
    dictionary = next(r for r in public["resources"] if r["resource_type"] == "data_dictionary")

    with pytest.raises(ValidationError) as refusal:
        api(editor).action.resource_delete(id=dictionary["id"])

    assert [reason["rule"] for reason in refusal.value.error_dict["ogip"]] == ["OG-208"]


def test_a_resource_change_that_breaks_a_rule_is_refused_with_the_full_list(api, editor, public):
    with pytest.raises(ValidationError) as refusal:
        api(editor).action.resource_patch(
            id=public["resources"][0]["id"], name_translated={"en": "Only English"}
        )

    assert "OG-221" in {reason["rule"] for reason in refusal.value.error_dict["ogip"]}


def test_a_change_that_breaks_nothing_is_applied_under_a_new_approval(api, editor, public):
    before = approval_of(public["id"]).fingerprint

    api(editor).action.package_patch(id=public["id"], purpose={"en": "Plan", "fr": "Planifier"})

    model.Session.expire_all()
    assert approval_of(public["id"]).fingerprint != before


def test_sending_back_what_package_show_gave_is_no_change(api, editor, public):
    api(editor).action.package_update(**public)

    assert api(editor).action.package_show(id=public["id"]) == public


def test_what_the_ogip_block_says_when_sent_back_is_ignored(api, editor, public):
    typed_in = {"state": "withdrawn", "assessment": {"decision": "allow"}}

    api(editor).action.package_update(**{**public, "ogip": typed_in})

    assert api(editor).action.package_show(id=public["id"])["ogip"] == public["ogip"]


def test_outsiders_see_the_state_only(api, outsider, editor, public):
    assert api(None).action.package_show(id=public["id"])["ogip"]["assessment"] is None
    assert api(outsider).action.package_show(id=public["id"])["ogip"]["assessment"] is None
    assert api(editor).action.package_show(id=public["id"])["ogip"]["assessment"]["counts"]


def test_the_search_index_holds_no_copy_of_the_block(api, public):
    found = api(None).action.package_search(fq=f"id:{public['id']}")["results"]

    assert [("ogip" in dataset) for dataset in found] == [False]


def test_the_activity_stream_keeps_no_copy_of_the_block(api, editor, public):
    activity = api(editor).action.package_activity_list(id=public["id"])[0]

    kept = api(editor).action.activity_data_show(id=activity["id"], object_type="package")

    assert kept["id"] == public["id"]
    assert "ogip" not in kept


def test_somebody_from_elsewhere_is_told_no_reasons(api, outsider, public):
    with pytest.raises(NotAuthorized):
        api(outsider).action.package_update(**{**public, "license_id": ""})


def test_a_change_beside_the_content_that_breaks_a_rule_is_refused_too(api, editor, public):
    # The day of the next review does not count for the fingerprint, and yet it is judged.
    with pytest.raises(ValidationError) as refusal:
        api(editor).action.package_patch(id=public["id"], review_date="2099-01-01")

    assert [reason["rule"] for reason in refusal.value.error_dict["ogip"]] == ["OG-312"]
