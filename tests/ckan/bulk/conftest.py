"""Records of an organization in the states that a change of many may meet."""

import pytest

from ckanext.ogip.testing.records import compliant_dataset


@pytest.fixture
def make_private(api, editor, organization):
    """Make a record that is active and private; keyword arguments replace fields, None removes."""

    def make(**fields):
        complete = compliant_dataset(owner_org=organization["id"]) | fields
        complete["ref_number"] = complete["name"]
        given = {name: value for name, value in complete.items() if value is not None}
        draft = api(editor).action.package_create(**given)
        return api(editor).action.package_patch(id=draft["id"], private=True, state="active")

    return make


@pytest.fixture
def good(make_private):
    """A private record that could be public."""
    return make_private(name="good", title_translated={"en": "Ferries", "fr": "Traversiers"})


@pytest.fixture
def bad(make_private):
    """A private record without a licence."""
    return make_private(
        name="bad", license_id=None, title_translated={"en": "Locks", "fr": "Écluses"}
    )


@pytest.fixture
def draft(api, editor, organization):
    """A draft that could be published."""
    named = {"name": "draft", "ref_number": "draft"}
    fields = compliant_dataset(owner_org=organization["id"]) | named
    return api(editor).action.package_create(**fields)


@pytest.fixture
def public(api, editor, organization):
    """A published record."""
    named = {"name": "public", "ref_number": "public"}
    fields = compliant_dataset(owner_org=organization["id"]) | named
    dataset = api(editor).action.package_create(**fields)
    api(editor).action.ogip_publish(id=dataset["id"])
    return dataset
