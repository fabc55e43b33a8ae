"""Where changes are visible at once, somebody looks at them afterwards."""

import pytest
from ckan import model
from ckanapi import CKANAPIError, NotFound, ValidationError

from ckanext.ogip.model.revision import Revision

pytestmark = pytest.mark.usefixtures("clean_portal")

PURPOSE = {"en": "Lets boaters plan.", "fr": "Permet aux plaisanciers de planifier."}


def test_a_material_change_is_public_and_waits_for_a_look(api, editor, public, revision):
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)

    assert api(None).action.package_show(id=public["id"])["purpose"] == PURPOSE
    found = revision(public)
    assert (found["mode"], found["opened_by"]) == ("visible_at_once", editor["name"])
    assert found["differences"]["fields"] == [
        {"field": "purpose", "before": public["purpose"], "after": PURPOSE, "material": True}
    ]


def test_later_changes_are_looked_at_together(api, editor, public, revision):
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)
    first = revision(public)["id"]
    api(editor).action.package_patch(id=public["id"], audience=["scientists"])

    found = revision(public)
    fields = {change["field"] for change in found["differences"]["fields"]}
    assert (found["id"], fields) == (first, {"purpose", "audience"})


def test_a_look_ends_it_and_changes_nothing(api, editor, public, approve, revision):
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)
    before = api(None).action.package_show(id=public["id"])

    assert approve(public)["state"] == "reviewed"

    assert api(None).action.package_show(id=public["id"]) == before
    with pytest.raises(NotFound):
        revision(public)


def test_it_cannot_be_discarded(api, editor, public, revision):
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)

    with pytest.raises(ValidationError, match="sees this change already"):
        api(editor).action.ogip_revision_discard(
            id=public["id"], fingerprint=revision(public)["fingerprint"], reason="No."
        )


def test_immaterial_changes_and_first_publications_open_nothing(api, editor, public, revision):
    api(editor).action.package_patch(id=public["id"], business_owner="Director, harbours")
    api(editor).action.package_patch(id=public["id"])

    with pytest.raises(NotFound):
        revision(public)


def test_a_direct_write_is_looked_at_too(public, revision):
    package = model.Package.get(public["id"])
    package.extras = package.extras | {"purpose": '{"en": "Plan", "fr": "Planifier"}'}
    model.Session.commit()

    (change,) = revision(public)["differences"]["fields"]
    assert (change["field"], change["after"]) == ("purpose", {"en": "Plan", "fr": "Planifier"})


def test_a_write_that_fails_opens_nothing(api, editor, public, monkeypatch):
    def fail(*_arguments, **_more):
        raise RuntimeError("cut off")

    monkeypatch.setattr("ckan.lib.search.index.PackageSearchIndex.index_package", fail)
    with pytest.raises(CKANAPIError, match="500"):
        api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)
    monkeypatch.undo()

    model.Session.remove()
    assert model.Session.query(Revision).count() == 0


def test_what_waits_goes_on_waiting_when_the_policy_changes(
    api, policy, editor, public, revision, approve
):
    policy("material_changes: held\n")
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)
    policy("material_changes: visible_at_once\n")

    api(editor).action.package_patch(id=public["id"], audience=["scientists"])

    assert revision(public)["mode"] == "held"
    assert api(None).action.package_show(id=public["id"])["purpose"] == public["purpose"]
    approve(public)
    assert api(None).action.package_show(id=public["id"])["purpose"] == PURPOSE
    with pytest.raises(NotFound):  # what was approved is not to be looked at once more
        revision(public)


def test_a_stricter_policy_holds_back_the_next_change(api, policy, editor, public, revision):
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)
    policy("material_changes: held\n")

    api(editor).action.package_patch(id=public["id"], audience=["scientists"])

    assert revision(public)["mode"] == "held"
    assert api(None).action.package_show(id=public["id"])["audience"] == public["audience"]


def test_one_organization_may_hold_its_changes_back(api, policy, editor, organization, public):
    policy(f"organizations:\n  {organization['name']}: {{material_changes: held}}\n")

    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)

    assert api(None).action.package_show(id=public["id"])["purpose"] == public["purpose"]
