"""Ways past the review: models, core functions, forms, and two people at once."""

import threading

import pytest
from ckan import model
from ckan.lib import search
from ckan.logic.action.update import package_update as core_update
from ckanapi import NotFound

from ckanext.ogip.gate.revising import WaitsForApproval
from ckanext.ogip.model.revision import Revision

pytestmark = pytest.mark.usefixtures("clean_portal", "holding")

PURPOSE = {"en": "Lets boaters plan.", "fr": "Permet aux plaisanciers de planifier."}


def timeless(looked):
    """The index says when a document was written to it."""
    del looked["document"]["indexed_ts"]
    return looked


def test_a_direct_write_is_refused(public, seen):
    before = timeless(seen(public))
    package = model.Package.get(public["id"])
    package.extras = package.extras | {"purpose": '{"en": "Plan", "fr": "Planifier"}'}

    with pytest.raises(WaitsForApproval):
        model.Session.commit()

    model.Session.rollback()
    assert timeless(seen(public)) == before


def test_a_direct_write_that_is_not_material_is_committed(public):
    package = model.Package.get(public["id"])
    package.extras = package.extras | {"business_owner": "Director, harbours"}
    model.Session.commit()

    model.Session.remove()
    assert model.Package.get(public["id"]).extras["business_owner"] == "Director, harbours"


def test_an_imported_core_function_is_refused(portal, public, seen, editor):
    before = seen(public)
    context = {
        "user": editor["name"],
        "ignore_auth": True,
        "session": model.Session,
        "model": model,
    }
    with portal.flask_app.test_request_context(), pytest.raises(WaitsForApproval):
        core_update(context, {**public, "purpose": PURPOSE})

    model.Session.rollback()
    assert seen(public) == before


def test_an_approved_row_of_another_content_lets_nothing_through(portal, public, api, editor):
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)
    model.Session.query(Revision).update({"state": "approved"})
    model.Session.commit()

    with pytest.raises(Exception, match="waits for approval"):
        api(editor).action.package_patch(id=public["id"], purpose={"en": "X", "fr": "Y"})

    assert api(None).action.package_show(id=public["id"])["purpose"] == public["purpose"]


def test_the_edit_form_goes_on_from_what_waits(app, api, editor, public):
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)

    form = app.get(
        f"/dataset/edit/{public['name']}", headers={"Authorization": editor["token"]}
    ).body

    assert PURPOSE["fr"] in form
    page = app.get(f"/dataset/{public['name']}", headers={"Authorization": editor["token"]}).body
    assert PURPOSE["en"] not in page


def test_the_form_of_a_link_that_only_the_revision_has_opens_and_saves(
    app, api, editor, public, revision
):
    given = {k: v for k, v in public["resources"][1].items() if k != "id" and v}
    added = api(editor).action.resource_create(**given | {"url": "https://department.example/x"})
    address = f"/dataset/{public['id']}/resource/{added['id']}/edit"
    headers = {"Authorization": editor["token"]}

    assert "https://department.example/x" in app.get(address, headers=headers).body
    posted = {
        "save": "",
        "url": "https://department.example/y",
        "format": "JSON",
        "name_translated-en": "New",
        "name_translated-fr": "Nouveau",
        "resource_type": "dataset",
        "language": ["en", "fr"],
    }
    app.post(address, data=posted, headers=headers, follow_redirects=False)

    assert revision(public)["record"]["resources"][-1]["url"] == "https://department.example/y"
    assert len(api(None).action.package_show(id=public["id"])["resources"]) == 3


def test_rebuilding_the_index_shows_nothing_that_waits(api, editor, public, seen):
    before = timeless(seen(public))
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)

    search.rebuild(public["id"])

    assert timeless(seen(public)) == before


def test_of_two_approvals_at_once_one_is_told_that_nothing_waits(
    api, editor, public, org_admin, revision, portal
):
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)
    given = {"id": public["id"], "fingerprint": revision(public)["fingerprint"]}
    outcomes, start = [], threading.Barrier(2)

    def decide():
        client = api(org_admin)
        start.wait()
        try:
            outcomes.append(client.action.ogip_revision_approve(**given)["state"])
        except NotFound:
            outcomes.append("nothing waits")
        finally:
            model.Session.remove()

    threads = [threading.Thread(target=decide) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["applied", "nothing waits"]
    assert api(None).action.package_show(id=public["id"])["purpose"] == PURPOSE
