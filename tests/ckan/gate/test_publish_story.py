"""One record's way to the public, through the API as a publisher uses it."""

import pytest
from ckanapi import ValidationError

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def draft(api, editor, organization):
    """A dataset that lacks its French title and its licence."""
    fields = compliant_dataset(owner_org=organization["id"])
    fields["title_translated"] = {"en": "Road traffic counts"}
    del fields["license_id"]
    return api(editor).action.package_create(**fields)


def is_found_by_the_public(api, dataset):
    public = api(None).action
    return (
        dataset["name"] in public.package_list()
        or public.package_search(fq=f"id:{dataset['id']}")["count"] > 0
        or public.resource_search(query=f"name:{dataset['resources'][0]['name']}")["count"] > 0
    )


def publish_by_patch(api, user, dataset):
    return api(user).action.package_patch(id=dataset["id"], private=False, state="active")


def test_a_new_dataset_is_a_draft_nobody_else_sees(api, draft):
    assert draft["state"] == "draft"
    assert not is_found_by_the_public(api, draft)


def test_the_check_lists_the_gaps_in_both_languages(api, editor, draft):
    assessment = api(editor).action.ogip_check(id=draft["id"])

    assert assessment["decision"] == "refuse"
    failing = {f["rule"] for f in assessment["findings"] if f["outcome"] == "fail"}
    assert {"OG-102", "OG-221"} <= failing
    for finding in assessment["findings"]:
        assert finding["message"]["en"]
        assert finding["message"]["fr"]
        assert finding["message"]["en"] != finding["message"]["fr"]


def test_publishing_with_gaps_is_refused_with_fields_and_reasons(api, editor, draft):
    with pytest.raises(ValidationError) as refusal:
        publish_by_patch(api, editor, draft)

    errors = refusal.value.error_dict
    assert "license_id" in errors
    assert "title_translated-fr" in errors
    by_rule = {reason["rule"]: reason for reason in errors["ogip"]}
    assert by_rule["OG-102"]["clause"]
    assert by_rule["OG-102"]["field"] == "license_id"
    assert by_rule["OG-102"]["remediation"]
    assert not is_found_by_the_public(api, draft)


def test_ogip_publish_refuses_exactly_what_package_patch_refuses(api, editor, draft):
    with pytest.raises(ValidationError) as by_patch:
        publish_by_patch(api, editor, draft)
    with pytest.raises(ValidationError) as by_publish:
        api(editor).action.ogip_publish(id=draft["id"])

    assert by_publish.value.error_dict["ogip"] == by_patch.value.error_dict["ogip"]


def test_a_dataset_without_gaps_is_published_and_found(api, editor, draft, organization):
    api(editor).action.package_patch(
        id=draft["id"],
        title_translated={"en": "Road traffic counts", "fr": "Comptages routiers"},
        license_id="ca-ogl-lgo",
    )

    published = api(editor).action.ogip_publish(id=draft["id"])

    assert published["state"] == "published"
    assert published["approved_at"]
    assert is_found_by_the_public(api, draft)
    assert api(editor).action.package_show(id=draft["id"])["ogip"]["state"] == "published"


def test_publishing_twice_changes_nothing(api, editor, organization):
    dataset = api(editor).action.package_create(**compliant_dataset(owner_org=organization["id"]))
    first = api(editor).action.ogip_publish(id=dataset["id"])

    assert api(editor).action.ogip_publish(id=dataset["id"]) == first


def test_a_refusal_speaks_the_language_of_the_address_that_was_called(app, editor, draft):
    answers = {
        prefix: app.post(
            f"{prefix}/api/action/ogip_publish",
            json={"id": draft["id"]},
            headers={"Authorization": editor["token"]},
        ).json["error"]
        for prefix in ("", "/fr")
    }

    english, french = answers[""]["license_id"][0], answers["/fr"]["license_id"][0]
    assert english.startswith("No licence is chosen.")
    assert french.startswith("Aucune licence")
