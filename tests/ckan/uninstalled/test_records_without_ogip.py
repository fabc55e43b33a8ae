"""Who takes ogip out of `ckan.plugins` keeps every record, and may put it back."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from ckan import model
from ckan.common import config
from ckan.lib import search

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")

SCRIPT = Path(__file__).with_name("plain_portal.py")


@pytest.fixture
def without_ogip(tmp_path):
    """Call a portal on the same database, with CKAN's own plugins only."""
    settings = Path(config["__file__"]).read_text(encoding="utf-8")
    plain = tmp_path / "plain.ini"
    plain.write_text(
        re.sub(r"(?m)^ckan\.plugins = .*", "ckan.plugins = activity datastore", settings),
        encoding="utf-8",
    )

    def call(*calls):
        done = subprocess.run(
            [sys.executable, SCRIPT, plain, json.dumps(calls)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        said = json.loads(done.stdout.splitlines()[-1])
        assert said["ogip"] == []
        return said["answers"]

    return call


@pytest.fixture
def draft(api, editor, organization):
    fields = compliant_dataset(owner_org=organization["id"]) | {"name": "a-draft"}
    return api(editor).action.package_create(**fields)


@pytest.fixture
def public(api, editor, organization):
    dataset = api(editor).action.package_create(**compliant_dataset(owner_org=organization["id"]))
    api(editor).action.ogip_publish(id=dataset["id"])
    return api(editor).action.package_show(id=dataset["id"])


def get(path):
    return ["GET", path, "", {}]


def result(answer):
    assert answer["status"] == 200, answer["body"]
    return json.loads(answer["body"])["result"]


def test_the_public_reads_and_finds_the_same_records(without_ogip, public, draft):
    show, found, page, hidden = without_ogip(
        get(f"/api/action/package_show?id={public['name']}"),
        get("/api/action/package_search"),
        get("/dataset/"),
        get(f"/api/action/package_show?id={draft['id']}"),
    )

    shown = result(show)
    extras = {extra["key"]: extra["value"] for extra in shown["extras"]}
    assert json.loads(extras["title_translated"]) == public["title_translated"]
    assert json.loads(extras["subject"]) == public["subject"]
    for name in ("id", "name", "state", "license_id", "metadata_modified"):
        assert shown[name] == public[name]
    urls = [[file["url"] for file in record["resources"]] for record in (shown, public)]
    assert urls[0] == urls[1]
    assert [dataset["name"] for dataset in result(found)["results"]] == [public["name"]]
    assert page["status"] == 200
    assert public["name"] in page["body"]
    assert hidden["status"] == 403


def test_a_change_made_meanwhile_is_there_when_ogip_is_back(without_ogip, api, editor, public):
    patch = {"id": public["id"], "version": "2"}
    [answer] = without_ogip(["POST", "/api/action/package_patch", editor["token"], patch])
    assert result(answer)["version"] == "2"

    model.Session.remove()
    search.rebuild(public["id"])
    back = api(editor).action.package_show(id=public["id"])

    assert back["version"] == "2"
    moved = {"version", "metadata_modified", "ogip"}
    assert without(moved, back) == without(moved, public)


def without(names, record):
    times = {"metadata_modified", "last_modified"}
    resources = [
        {key: value for key, value in resource.items() if key not in times}
        for resource in record["resources"]
    ]
    kept = {key: value for key, value in record.items() if key not in names}
    return kept | {"resources": resources}
