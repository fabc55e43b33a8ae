"""A portal whose policy holds material changes of public records back, and what the public sees."""

import io
import json

import pytest
from ckan import model
from ckan.common import config
from ckan.lib import search

from ckanext.ogip import catalogue
from ckanext.ogip import config as settings
from ckanext.ogip.testing.records import compliant_dataset

POLICY = """\
name: reviewing
version: "1"
base: federal
title: {en: Reviewing, fr: Qui révise}
"""


@pytest.fixture
def policy(tmp_path, monkeypatch, portal):
    """Let the portal run under the federal policy with more keys."""

    def use(more):
        path = tmp_path / "reviewing.yaml"
        path.write_text(POLICY + more, encoding="utf-8")
        monkeypatch.setitem(config, settings.POLICY, str(path))
        catalogue.reload()

    yield use
    monkeypatch.undo()
    catalogue.reload()


@pytest.fixture
def holding(policy):
    """Let material changes of public records wait for approval."""
    policy("material_changes: held\n")


@pytest.fixture
def file():
    """Make a file to upload."""

    def make(content=b"harbour,count\nHalifax,2\n", name="inspections.csv"):
        upload = io.BytesIO(content)
        upload.name = name
        return upload

    return make


@pytest.fixture
def public(api, editor, organization, file):
    """A public record whose first file is stored here."""
    dataset = api(editor).action.package_create(**compliant_dataset(organization["id"]))
    first = dataset["resources"][0]["id"]
    api(editor).call_action("resource_patch", {"id": first}, files={"upload": file()})
    api(editor).action.ogip_publish(id=dataset["id"])
    return api(None).action.package_show(id=dataset["id"])


@pytest.fixture
def revision(api, editor):
    """Read the revision that waits for a decision."""

    def read(dataset):
        return api(editor).action.ogip_revision_show(id=dataset["id"])

    return read


@pytest.fixture
def approve(api, org_admin, revision):
    """Approve what waits, as the administrator of the organization."""

    def act(dataset, **arguments):
        given = {"fingerprint": revision(dataset)["fingerprint"], **arguments}
        return api(org_admin).action.ogip_revision_approve(id=dataset["id"], **given)

    return act


@pytest.fixture
def seen(api, app):
    """Return all that anybody sees of a public record, to be compared byte by byte."""

    def look(dataset):
        everybody = api(None).action
        model.Session.remove()
        document = search.show(dataset["id"])
        download = app.get(dataset["resources"][0]["url"])
        assert download.status_code == 200
        activity = model.Session.execute(model.meta.metadata.tables["activity"].select()).all()
        return {
            "record": everybody.package_show(id=dataset["id"]),
            "found": everybody.package_search(q=f"id:{dataset['id']}"),
            "document": {k: v for k, v in document.items() if k != "_version_"},
            "file": download.data,
            "activity": activity,
            "feed": _entries(app.get("/feeds/dataset.atom").body),
            "changed": everybody.recently_changed_packages_activity_list(),
        }

    return look


def _entries(feed):
    """The feed itself says when it was asked for."""
    return json.dumps(feed.split("<entry>")[1:])
