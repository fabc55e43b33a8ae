"""The search index does not answer: a write is undone as a whole, and says so."""

import pytest
from ckan import model
from ckan.lib import jobs, search

from ckanext.ogip import config as settings
from ckanext.ogip.testing.records import compliant_dataset
from tests.ckan.faults.conftest import csv, in_database, in_search

pytestmark = pytest.mark.usefixtures("clean_portal")

SAID = "The search index does not answer, so the record was not changed."


def call(app, user, action, prefix="", **payload):
    headers = {"Authorization": user["token"]}
    return app.post(f"{prefix}/api/action/{action}", json=payload, headers=headers)


def test_publishing_is_refused_and_works_once_the_index_is_back(
    app, api, editor, draft, index_down
):
    bring_back = index_down()
    answer = call(app, editor, "ogip_publish", id=draft["id"])

    assert answer.status_code == 409
    assert answer.json["error"]["message"][0].startswith(SAID)
    assert in_database(draft["id"]) == (False, False)

    bring_back()
    assert not in_search(api, draft["id"])
    api(editor).action.ogip_publish(id=draft["id"])
    assert in_database(draft["id"]) == (True, True)
    assert in_search(api, draft["id"])


@pytest.mark.parametrize("action", ["package_patch", "package_update"])
def test_a_change_of_a_public_record_is_refused_and_undone(
    app, api, editor, draft, index_down, action
):
    api(editor).action.ogip_publish(id=draft["id"])
    before = api(editor).action.package_show(id=draft["id"])
    bring_back = index_down()

    answer = call(app, editor, action, **{**before, "ref_number": "changed"})

    assert answer.status_code == 409
    bring_back()
    assert api(editor).action.package_show(id=draft["id"]) == before


def test_a_file_that_people_download_stays_while_the_index_is_down(
    app, api, editor, public_file, index_down
):
    bring_back = index_down()
    answer = app.post(
        "/api/action/resource_patch",
        data={"id": public_file["id"], "upload": (csv("second"), "inspections.csv")},
        headers={"Authorization": editor["token"]},
    )

    assert answer.status_code == 409
    assert answer.json["error"]["message"][0].startswith(SAID)
    bring_back()
    assert "first" in app.get(public_file["url"]).body
    assert api(editor).action.resource_show(id=public_file["id"]) == public_file


@pytest.mark.parametrize("action", ["package_delete", "dataset_purge"])
def test_nothing_is_deleted(app, api, sysadmin, draft, index_down, action):
    before = api(sysadmin).action.package_show(id=draft["id"])
    bring_back = index_down()

    answer = call(app, sysadmin, action, id=draft["name"])

    assert answer.status_code == 409
    assert answer.json["error"]["message"][0].startswith(SAID)
    model.Session.commit()
    bring_back()
    assert api(sysadmin).action.package_show(id=draft["id"]) == before
    assert [job.args for job in jobs.get_queue(settings.queue()).jobs] == [[draft["id"]]]


def test_nothing_is_created(app, editor, organization, index_down):
    index_down()

    answer = call(app, editor, "package_create", **compliant_dataset(owner_org=organization["id"]))

    assert answer.status_code == 409
    model.Session.remove()
    assert model.Session.query(model.Package).count() == 0


@pytest.mark.parametrize(
    ("prefix", "words"),
    [("", SAID), ("/fr", "La fiche n'a donc pas été modifiée.")],
)
def test_the_tab_says_it_in_the_readers_language(app, editor, draft, index_down, prefix, words):
    app.set_session_user(editor["id"])
    bring_back = index_down()
    app.post(f"{prefix}/dataset/ogip/{draft['id']}/publish", follow_redirects=False)
    bring_back()

    page = app.get(f"{prefix}/dataset/ogip/{draft['id']}")

    assert words in page.body.replace("&#39;", "'")
    assert in_database(draft["id"]) == (False, False)


def test_a_page_of_core_that_expects_no_failure_says_it_too(app, api, editor, draft, index_down):
    app.set_session_user(editor["id"])
    resource = draft["resources"][0]
    bring_back = index_down()

    page = app.post(f"/dataset/{draft['name']}/resource/{resource['id']}/delete")

    bring_back()
    assert page.status_code == 503
    assert SAID in page.body
    assert api(editor).action.resource_show(id=resource["id"])["url"] == resource["url"]


def test_the_record_is_indexed_anew_once_the_index_is_back(app, editor, draft, index_down):
    bring_back = index_down()
    call(app, editor, "ogip_publish", id=draft["id"])
    bring_back()
    search.clear(draft["id"])

    queued = jobs.get_queue(settings.queue()).jobs
    assert [job.args for job in queued] == [[draft["id"]]]
    queued[0].func(*queued[0].args)

    assert search.show(draft["id"])["state"] == "draft"
