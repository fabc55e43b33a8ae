"""Redis does not answer: the gate and its pages need none of it, and nothing is half done."""

import pytest
from ckan.lib import search

from tests.ckan.faults.conftest import in_database, in_search

pytestmark = pytest.mark.usefixtures("clean_portal")


def publish(app, user, dataset):
    headers = {"Authorization": user["token"]}
    return app.post("/api/action/ogip_publish", json={"id": dataset["id"]}, headers=headers)


def test_publishing_works(app, api, editor, draft, redis_down):
    redis_down()

    assert publish(app, editor, draft).status_code == 200
    assert in_database(draft["id"]) == (True, True)
    assert in_search(api, draft["id"])


def test_the_tab_is_shown(app, editor, draft, redis_down):
    app.set_session_user(editor["id"])
    redis_down()

    assert app.get(f"/dataset/ogip/{draft['id']}").status_code == 200


def test_with_the_index_down_too_the_write_is_undone_and_said(
    app, editor, draft, index_down, redis_down
):
    index_down()
    redis_down()

    answer = publish(app, editor, draft)

    assert answer.status_code == 409
    assert "search index does not answer" in answer.json["error"]["message"][0]
    assert in_database(draft["id"]) == (False, False)


def test_a_document_that_is_ahead_is_left_out_although_no_job_can_be_queued(
    app, api, editor, draft, commits_fail, redis_down
):
    redis_down()
    publish(app, editor, draft)
    commits_fail()

    assert search.show(draft["id"])["state"] == "active"
    assert not in_search(api, draft["id"])


def test_rows_that_cannot_be_counted_later_are_not_written(app, api, editor, draft, redis_down):
    resource_id = draft["resources"][0]["id"]
    api(editor).action.datastore_create(
        resource_id=resource_id, records=[{"year": 2025}], force=True
    )
    bring_back = redis_down()

    answer = app.post(
        "/api/action/datastore_upsert",
        json={
            "resource_id": resource_id,
            "records": [{"year": 2026}],
            "method": "insert",
            "force": True,
        },
        headers={"Authorization": editor["token"]},
    )

    bring_back()
    assert answer.json["success"] is False
    rows = api(editor).action.datastore_search(resource_id=resource_id)["records"]
    assert [int(row["year"]) for row in rows] == [2025]
