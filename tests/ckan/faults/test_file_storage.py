"""The storage takes no file: the old file and the record stay, and the answer says so."""

import os
from pathlib import Path

import pytest
from ckan.common import config

from tests.ckan.faults.conftest import csv, in_database

pytestmark = pytest.mark.usefixtures("clean_portal")

SAID = "The file could not be stored, so the record was not changed."


def upload(app, user, resource, text):
    return app.post(
        "/api/action/resource_patch",
        data={"id": resource["id"], "upload": (csv(text), "inspections.csv")},
        headers={"Authorization": user["token"]},
    )


def place_of(resource):
    """The path at which CKAN keeps the file of a resource; it writes beside it, with a tilde."""
    name = resource["id"]
    folder = Path(config["ckan.storage_path"]) / "resources" / name[:3] / name[3:6]
    return folder / name[6:]


@pytest.fixture
def full_disk():
    """Let the next file of a resource be written to a disk without space."""
    made = []

    def fill(resource):
        place = place_of(resource)
        place.parent.mkdir(parents=True, exist_ok=True)
        device = place.with_name(place.name + "~")
        os.symlink("/dev/full", device)
        made.append(device)

    yield fill
    for device in made:
        device.unlink(missing_ok=True)


@pytest.fixture
def no_folder():
    """Let the storage refuse to make a folder for a resource."""
    made = []

    def obstruct(resource):
        # Of the two folders the inner one: the outer is shared by many resources.
        obstacle = place_of(resource).parent
        obstacle.parent.mkdir(parents=True, exist_ok=True)
        obstacle.touch()
        made.append(obstacle)

    yield obstruct
    for obstacle in made:
        obstacle.unlink()


def test_on_a_full_disk_the_public_file_and_its_record_stay(
    app, api, editor, public_file, full_disk
):
    full_disk(public_file)

    answer = upload(app, editor, public_file, "second " * 10_000)

    assert answer.status_code == 409
    assert answer.json["error"]["upload"][0].startswith(SAID)
    assert "first" in app.get(public_file["url"]).body
    assert api(editor).action.resource_show(id=public_file["id"]) == public_file


def test_a_storage_without_a_folder_for_it_leaves_the_draft_as_it_was(
    app, api, editor, draft, no_folder
):
    resource = draft["resources"][0]
    no_folder(resource)

    answer = upload(app, editor, resource, "first")

    assert answer.status_code == 409
    assert answer.json["error"]["upload"][0].startswith(SAID)
    assert api(editor).action.resource_show(id=resource["id"])["url"] == resource["url"]
    assert in_database(draft["id"]) == (False, False)


def test_a_failed_upload_can_be_made_again(app, editor, public_file, full_disk):
    full_disk(public_file)
    upload(app, editor, public_file, "second " * 10_000)
    place = place_of(public_file)
    place.with_name(place.name + "~").unlink(missing_ok=True)

    assert upload(app, editor, public_file, "third").status_code == 200
    assert "third" in app.get(public_file["url"]).body
