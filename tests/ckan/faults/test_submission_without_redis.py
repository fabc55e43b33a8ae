"""Redis does not answer: a submission cannot be left to a worker, and none is left waiting."""

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.lib import jobs

pytestmark = pytest.mark.usefixtures("clean_portal")


def test_it_is_refused_and_nothing_waits(app, editor, organization, redis_down, monkeypatch):
    monkeypatch.setattr(jobs, "_queues", {})
    redis_down()

    answer = app.post(
        "/api/action/ogip_inventory_submit",
        json={"organization": organization["id"], "background": True},
        headers={"Authorization": editor["token"]},
    )

    assert answer.status_code == 409
    assert "background work" in answer.json["error"]["background"][0]
    waiting = sa.text("select count(*) from ogip_inventory_submission")
    assert model.Session.scalar(waiting) == 0
