"""Files that were removed through CKAN's models: a gap in the numbers, unknown to the index."""

import pytest
from ckan import logic, model

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture(params=["index behind", "index up to date"])
def gapped(request, api, editor, organization):
    """A draft of three files, the first of which was removed past CKAN's actions."""
    fields = compliant_dataset(organization["id"])
    file = fields["resources"][0]
    fields["resources"] = [file | {"url": f"{file['url']}?part={part}"} for part in (1, 2, 3)]
    dataset = api(editor).action.package_create(**fields)
    model.Session.get(model.Resource, dataset["resources"][0]["id"]).state = "deleted"
    model.Session.commit()
    if request.param == "index up to date":
        logic.index_update_package({"ignore_auth": True}, dataset["id"])
    model.Session.remove()
    return dataset


def addresses(files):
    return [each["url"] for each in files]


def test_saving_the_others_loses_and_doubles_none(api, editor, gapped):
    others = gapped["resources"][1:]

    api(editor).action.package_update(**gapped | {"resources": others, "ref_number": "NEW-1"})

    saved = api(editor).action.package_show(id=gapped["id"])
    assert saved["ref_number"] == "NEW-1"
    assert addresses(saved["resources"]) == addresses(others)


def test_a_patch_loses_and_doubles_none_of_the_others(api, editor, gapped):
    api(editor).action.package_patch(id=gapped["id"], ref_number="NEW-1")

    saved = api(editor).action.package_show(id=gapped["id"])
    assert saved["ref_number"] == "NEW-1"
    assert addresses(saved["resources"])[-2:] == addresses(gapped["resources"])[1:]


def test_a_file_that_a_client_still_lists_is_there_again(api, editor, gapped):
    api(editor).action.package_update(**gapped | {"ref_number": "NEW-1"})

    saved = api(editor).action.package_show(id=gapped["id"])
    assert addresses(saved["resources"]) == addresses(gapped["resources"])
