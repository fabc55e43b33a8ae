"""A refused upload leaves the public file as it was: the refusal comes before files are written."""

import io

import pytest
from ckanapi import ValidationError

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def public_file(api, editor, organization):
    """A stored CSV of a published dataset."""
    dataset = api(editor).action.package_create(**compliant_dataset(owner_org=organization["id"]))
    stored = api(editor).call_action(
        "resource_patch", {"id": dataset["resources"][0]["id"]}, files={"upload": csv("first")}
    )
    api(editor).action.ogip_publish(id=dataset["id"])
    return stored


def csv(text):
    content = io.BytesIO(f"column\n{text}\n".encode())
    content.name = "inspections.csv"
    return content


def test_a_refused_upload_does_not_replace_the_file_people_download(api, app, editor, public_file):
    with pytest.raises(ValidationError):
        api(editor).call_action(
            "resource_patch", {"id": public_file["id"], "format": "PDF", "resource_type": ""},
            files={"upload": csv("second")},
        )  # fmt: skip

    assert "first" in app.get(public_file["url"]).body


def test_an_upload_that_breaks_nothing_replaces_it(api, app, editor, public_file):
    api(editor).call_action(
        "resource_patch", {"id": public_file["id"]}, files={"upload": csv("second")}
    )

    assert "second" in app.get(public_file["url"]).body
