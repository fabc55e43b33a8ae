"""Services that really fail: nothing listens, a disk is full, a process is killed."""

import io
import threading

import pytest
import requests
import sqlalchemy as sa
from ckan import model
from ckan.common import config
from ckan.lib import redis
from werkzeug.serving import make_server

from ckanext.ogip.testing.records import compliant_dataset

NOBODY_LISTENS = "127.0.0.1:9"


@pytest.fixture
def draft(api, editor, organization):
    """A dataset that may be published."""
    return api(editor).action.package_create(**compliant_dataset(owner_org=organization["id"]))


@pytest.fixture
def public_file(api, editor, draft):
    """A stored CSV, "first", of a published dataset."""
    stored = api(editor).call_action(
        "resource_patch", {"id": draft["resources"][0]["id"]}, files={"upload": csv("first")}
    )
    api(editor).action.ogip_publish(id=draft["id"])
    return stored


@pytest.fixture
def index_down(monkeypatch):
    """Take the search index away, until the function it gives is called."""

    def take_away():
        monkeypatch.setitem(config, "solr_url", f"http://{NOBODY_LISTENS}/solr/none")
        return monkeypatch.undo

    return take_away


@pytest.fixture
def redis_down(monkeypatch):
    """Take Redis away, until the function it gives is called."""

    def take_away():
        monkeypatch.setitem(config, "ckan.redis.url", f"redis://{NOBODY_LISTENS}/0")
        monkeypatch.setattr(redis, "_connection_pool", None)
        return monkeypatch.undo

    return take_away


@pytest.fixture
def commits_fail():
    """Let the database refuse, only at the commit, whatever changes a dataset."""
    statements(
        "create function refuse_commit() returns trigger language plpgsql as"
        " $$ begin raise exception 'no space left' using errcode = 'disk_full'; end $$",
        "create constraint trigger refuse_commit after update on package"
        " deferrable initially deferred for each row execute function refuse_commit()",
    )
    mended = []

    def mend():
        if not mended:
            mended.append(True)
            statements("drop function refuse_commit() cascade")

    yield mend
    mend()


@pytest.fixture
def site(portal):
    """The portal as a web server with threads: `site(user, action, **arguments)`."""
    server = make_server("127.0.0.1", 0, portal.flask_app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()

    def call(user, action, **arguments):
        return requests.post(
            f"http://127.0.0.1:{server.port}/api/action/{action}",
            json=arguments,
            headers={"Authorization": user["token"]},
            timeout=60,
        )

    yield call
    server.shutdown()
    thread.join()
    server.server_close()


def statements(*texts):
    model.Session.remove()
    engine = sa.create_engine(config["sqlalchemy.url"], poolclass=sa.pool.NullPool)
    with engine.begin() as connection:
        for text in texts:
            connection.execute(sa.text(text))


def csv(text):
    content = io.BytesIO(f"column\n{text}\n".encode())
    content.name = "inspections.csv"
    return content


def in_database(dataset_id):
    """Whether the dataset is public by its row, and whether it has an approval."""
    model.Session.remove()
    return model.Session.execute(
        sa.text(
            "select state = 'active' and not private, exists(select from ogip_approval"
            " where dataset_id = package.id) from package where id = :id"
        ),
        {"id": dataset_id},
    ).one()


def in_search(api, dataset_id):
    """Whether the public finds the dataset."""
    return api(None).action.package_search(fq=f"id:{dataset_id}")["count"] == 1
