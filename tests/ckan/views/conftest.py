"""Records in the states that the pages are about."""

import pytest

from ckanext.ogip.testing.records import compliant_dataset


@pytest.fixture
def make_dataset(api, editor, organization):
    """Make a draft that could be published; keyword arguments replace fields, None removes one."""

    def make(**fields):
        complete = compliant_dataset(owner_org=organization["id"]) | fields
        given = {name: value for name, value in complete.items() if value is not None}
        return api(editor).action.package_create(**given)

    return make


@pytest.fixture
def draft(make_dataset):
    """A draft without licence and without French title."""
    return make_dataset(license_id=None, title_translated={"en": "Road traffic counts"})


@pytest.fixture
def public(api, editor, make_dataset):
    """A published dataset."""
    dataset = make_dataset()
    api(editor).action.ogip_publish(id=dataset["id"])
    return api(editor).action.package_show(id=dataset["id"])
