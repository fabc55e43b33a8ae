"""A portal whose gate only reports."""

import pytest
from ckan import model
from ckan.common import config

from ckanext.ogip import config as settings
from ckanext.ogip.store.assessment.assessments import approval_of
from ckanext.ogip.testing.records import compliant_dataset


@pytest.fixture
def mode(portal, monkeypatch):
    """Set what the gate does."""
    return lambda name: monkeypatch.setitem(config, settings.MODE, name)


@pytest.fixture
def only_reports(mode):
    mode("report_only")


@pytest.fixture
def make_draft(api, editor, organization):
    """Create a draft; fields replace those of a complete record, None removes one."""

    def make(name="draft", **fields):
        record = compliant_dataset(organization["id"]) | {"name": name, "ref_number": name} | fields
        given = {key: value for key, value in record.items() if value is not None}
        return api(editor).action.package_create(**given)

    return make


@pytest.fixture
def gappy(make_draft):
    """A draft without a licence, which OG-102 refuses."""
    return make_draft("gappy", license_id=None)


@pytest.fixture
def approval():
    """Return the approval of a dataset as it lies in the database."""

    def read(dataset):
        model.Session.remove()
        return approval_of(dataset["id"])

    return read
