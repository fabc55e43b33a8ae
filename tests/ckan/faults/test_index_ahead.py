"""The index was written, the database was not: nobody sees what was never published."""

import pytest
from ckan import model
from ckan.lib import jobs, search

from ckanext.ogip import config as settings
from tests.ckan.faults.conftest import in_database, in_search

pytestmark = pytest.mark.usefixtures("clean_portal")


def publish(app, user, dataset):
    headers = {"Authorization": user["token"]}
    return app.post("/api/action/ogip_publish", json={"id": dataset["id"]}, headers=headers)


@pytest.fixture
def ahead(app, editor, draft, commits_fail):
    """A draft that the index calls public, because the commit failed after it was indexed."""
    answer = publish(app, editor, draft)
    assert answer.status_code == 409
    assert answer.json["error"]["message"][0].startswith("The database did not confirm the change.")
    assert search.show(draft["id"])["state"] == "active"
    commits_fail()
    return draft


def test_it_is_a_draft_in_the_database(ahead):
    assert in_database(ahead["id"]) == (False, False)


def test_the_public_does_not_find_it(app, api, ahead):
    assert not in_search(api, ahead["id"])
    assert ahead["title"] not in app.get("/dataset/").body


def test_the_count_does_not_tell_of_it(api, ahead):
    found = api(None).action.package_search()

    assert (found["count"], found["results"]) == (0, [])


def test_a_job_puts_the_index_right(ahead):
    (job,) = jobs.get_queue(settings.queue()).jobs

    job.func(*job.args)

    assert search.show(ahead["id"])["state"] == "draft"


def test_a_search_has_it_put_right_where_nobody_else_did(api, ahead):
    queue = jobs.get_queue(settings.queue())
    for job in queue.jobs:
        job.delete()

    in_search(api, ahead["id"])
    in_search(api, ahead["id"])

    assert [job.args for job in queue.jobs] == [[ahead["id"]]]


def test_what_was_purged_leaves_the_index_too(api, sysadmin, ahead):
    model.Session.remove()
    api(sysadmin).action.dataset_purge(id=ahead["id"])
    (job,) = jobs.get_queue(settings.queue()).jobs

    job.func(*job.args)

    with pytest.raises(search.SearchError):
        search.show(ahead["id"])


def test_publishing_again_works(api, editor, ahead):
    api(editor).action.ogip_publish(id=ahead["id"])

    assert in_database(ahead["id"]) == (True, True)
    assert in_search(api, ahead["id"])
