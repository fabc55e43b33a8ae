"""Redis does not answer: an import cannot be left to a worker, and none is left waiting."""

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.lib import jobs

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def rows(organization):
    return {
        "organization": organization["id"],
        "rows": [{"ref_number": "A-1", "title_en": "One"}],
    }


def post(app, user, arguments):
    headers = {"Authorization": user["token"]}
    return app.post("/api/action/ogip_inventory_import", json=arguments, headers=headers)


def test_it_is_refused_and_nothing_waits(app, editor, rows, redis_down, monkeypatch):
    monkeypatch.setattr(jobs, "_queues", {})
    redis_down()

    answer = post(app, editor, {**rows, "background": True})

    assert answer.status_code == 409
    assert "background work" in answer.json["error"]["background"][0]
    assert model.Session.scalar(sa.text("select count(*) from ogip_import")) == 0


def test_an_import_at_once_needs_no_redis(app, editor, rows, redis_down):
    redis_down()

    assert post(app, editor, rows).json["result"]["created"] == 1
