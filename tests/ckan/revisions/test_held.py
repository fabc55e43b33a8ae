"""Where the policy holds changes, the public sees a material change only once it is approved."""

import pytest
from ckanapi import NotFound, ValidationError

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal", "holding")

PURPOSE = {"en": "Lets boaters plan.", "fr": "Permet aux plaisanciers de planifier."}


def test_nothing_of_a_material_change_is_public(api, editor, public, seen):
    before = seen(public)

    answer = api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)

    assert seen(public) == before
    assert answer["purpose"] == PURPOSE
    assert answer["ogip"]["revision"]["state"] == "open"


def test_the_revision_says_what_would_change(api, editor, public, revision):
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)

    found = revision(public)

    assert found["differences"] == {
        "fields": [
            {"field": "purpose", "before": public["purpose"], "after": PURPOSE, "material": True}
        ],
        "resources": [],
    }
    assert (found["mode"], found["conflicts"]) == ("held", [])
    assert found["opened_by"] == editor["name"]


def test_an_approved_change_is_public(api, editor, public, approve):
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)

    decided = approve(public, comment="Agreed with communications.")

    record = api(None).action.package_show(id=public["id"])
    assert record["purpose"] == PURPOSE
    assert record["resources"] == public["resources"]
    assert api(None).action.package_search(q="plaisanciers")["count"] == 1
    assert (decided["state"], decided["reason"]) == ("applied", "Agreed with communications.")


def test_writers_go_on_from_what_waits(api, editor, public, revision):
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)
    api(editor).action.package_patch(id=public["id"], audience=["scientists"])

    fields = {change["field"] for change in revision(public)["differences"]["fields"]}
    assert fields == {"purpose", "audience"}


def test_a_change_that_breaks_a_rule_is_refused_and_nothing_waits(api, editor, public, revision):
    with pytest.raises(ValidationError, match="OG-102"):
        api(editor).action.package_patch(id=public["id"], license_id="")
    with pytest.raises(NotFound):
        revision(public)


def test_what_cannot_be_read_is_refused_now(api, editor, public, revision):
    with pytest.raises(ValidationError, match="date_modified"):
        api(editor).action.package_patch(id=public["id"], date_modified="soon", purpose=PURPOSE)
    with pytest.raises(NotFound):
        revision(public)


def test_an_immaterial_change_is_written_at_once(api, editor, public, revision):
    api(editor).action.package_patch(id=public["id"], business_owner="Director, harbours")

    assert api(None).action.package_show(id=public["id"])["business_owner"] == "Director, harbours"
    with pytest.raises(NotFound):
        revision(public)


def test_an_immaterial_change_beside_a_revision_is_public_and_stays(
    api, editor, public, revision, approve
):
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)
    api(editor).action.package_patch(id=public["id"], business_owner="Director, harbours")

    record = api(None).action.package_show(id=public["id"])
    assert (record["business_owner"], record["purpose"]) == (
        "Director, harbours",
        public["purpose"],
    )
    assert revision(public)["record"]["business_owner"] == "Director, harbours"
    approve(public)
    record = api(None).action.package_show(id=public["id"])
    assert (record["business_owner"], record["purpose"]) == ("Director, harbours", PURPOSE)


def test_saving_without_a_change_opens_nothing(api, editor, public, seen, revision):
    before = seen(public)
    api(editor).action.package_patch(id=public["id"])
    api(editor).action.ogip_publish(id=public["id"])

    assert seen(public) == before
    with pytest.raises(NotFound):
        revision(public)


def test_who_read_the_public_version_changes_only_what_they_changed(api, editor, public, revision):
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)
    read = api(editor).action.package_show(id=public["id"])

    api(editor).action.package_update(**{**read, "audience": ["scientists"]})

    record = revision(public)["record"]
    assert (record["purpose"], record["audience"]) == (PURPOSE, ["scientists"])


def test_a_discarded_revision_leaves_nothing_behind(api, editor, public, seen, revision):
    before = seen(public)
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)

    decided = api(editor).action.ogip_revision_discard(
        id=public["id"], fingerprint=revision(public)["fingerprint"], reason="Not agreed."
    )

    assert decided["state"] == "discarded"
    assert seen(public) == before
    with pytest.raises(NotFound):
        revision(public)


def test_a_draft_is_written_as_ever(api, editor, organization):
    draft = api(editor).action.package_create(**compliant_dataset(organization["id"]))

    saved = api(editor).action.package_patch(id=draft["id"], purpose=PURPOSE)

    assert api(editor).action.package_show(id=draft["id"])["purpose"] == PURPOSE
    assert saved.get("ogip", {}).get("revision") is None


def test_a_new_name_counts_once_it_is_approved(api, editor, public, approve):
    answer = api(editor).action.package_patch(id=public["id"], name="renamed", purpose=PURPOSE)

    assert answer["name"] == public["name"]
    assert approve(public)["name"] == "renamed"
    assert api(None).action.package_show(id="renamed")["purpose"] == PURPOSE


def test_moving_to_another_organization_does_not_wait(
    api, sysadmin, editor, public, make_organization, revision
):
    other = make_organization()
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)

    api(sysadmin).action.package_owner_org_update(id=public["id"], organization_id=other["id"])

    shown = api(sysadmin).action.package_show(id=public["id"])
    assert (shown["owner_org"], shown["purpose"]) == (other["id"], public["purpose"])
    waiting = api(sysadmin).action.ogip_revision_show(id=public["id"])
    assert [change["field"] for change in waiting["differences"]["fields"]] == ["purpose"]


def test_package_revise_goes_on_from_what_waits(api, editor, public, revision):
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)
    api(editor).action.package_revise(
        match={"id": public["id"]}, update={"audience": ["scientists"]}
    )

    record = revision(public)["record"]
    assert (record["purpose"], record["audience"]) == (PURPOSE, ["scientists"])
