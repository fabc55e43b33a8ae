"""Records that only a decision makes public, and who decides."""

import pytest
from ckan import model
from ckan.common import config

from ckanext.ogip import catalogue
from ckanext.ogip import config as settings
from ckanext.ogip.store.assessment.assessments import approval_of
from ckanext.ogip.testing.records import compliant_dataset
from tests.ckan.override.decision import DECISION

LOCKED = """\
name: locked
version: "1"
base: federal
title: {{en: Locked, fr: Verrouillée}}
not_overridable: [{rule}]
"""


@pytest.fixture
def draft(api, editor, organization):
    """A dataset without a licence, which OG-102 refuses."""
    fields = compliant_dataset(owner_org=organization["id"])
    del fields["license_id"]
    return api(editor).action.package_create(**fields)


@pytest.fixture
def overridden(api, sysadmin, draft):
    """The dataset without a licence, public by decision of a sysadmin."""
    api(sysadmin).action.ogip_publish(id=draft["id"], override=DECISION)
    return draft


@pytest.fixture
def lock(tmp_path, monkeypatch, portal):
    """Let the policy of the portal be one in which nobody may override this rule."""

    def under(rule):
        path = tmp_path / "locked.yaml"
        path.write_text(LOCKED.format(rule=rule), encoding="utf-8")
        monkeypatch.setitem(config, settings.POLICY, str(path))
        catalogue.reload()

    yield under
    monkeypatch.undo()
    catalogue.reload()


@pytest.fixture
def approval():
    """Return the approval of a dataset as it lies in the database."""

    def read(dataset):
        model.Session.remove()
        return approval_of(dataset["id"])

    return read


@pytest.fixture
def state():
    """Return state and visibility of a dataset as they lie in the database."""

    def read(dataset):
        model.Session.remove()
        package = model.Package.get(dataset["id"])
        return package.state, package.private

    return read
