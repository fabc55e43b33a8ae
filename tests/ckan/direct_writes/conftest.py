"""Assets to write to past CKAN's actions, and what others see of them afterwards."""

import pytest
from ckan import model
from ckan.lib import search

from ckanext.ogip.testing.records import compliant_dataset


@pytest.fixture
def draft(api, editor, organization):
    """A draft that meets every blocking rule."""
    dataset = api(editor).action.package_create(**compliant_dataset(organization["id"]))
    model.Session.remove()
    return dataset


@pytest.fixture
def gappy(api, editor, organization):
    """A draft without a licence."""
    fields = compliant_dataset(organization["id"]) | {"name": "gappy", "ref_number": "GAP-1"}
    del fields["license_id"]
    dataset = api(editor).action.package_create(**fields)
    model.Session.remove()
    return dataset


@pytest.fixture
def public(api, editor, draft):
    """A public asset."""
    api(editor).action.ogip_publish(id=draft["id"])
    model.Session.remove()
    return draft


@pytest.fixture
def switches():
    """Return state and private of an asset as it is committed."""

    def read(dataset_id):
        model.Session.remove()
        package = model.Package.get(dataset_id)
        return (package.state, package.private) if package else None

    return read


@pytest.fixture
def indexed():
    """Return state and capacity of an asset in the search index, None when it is not there."""

    def read(dataset_id):
        try:
            document = search.show(dataset_id)
        except search.SearchError:
            return None
        return document["state"], document["capacity"]

    return read
