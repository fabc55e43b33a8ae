"""A catalogue that was public before this plugin was installed."""

import datetime

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.cli.cli import ckan
from ckan.common import config
from ckan.lib import search

from ckanext.ogip import catalogue
from ckanext.ogip import config as settings
from ckanext.ogip.store.assessment.assessments import approval_of
from ckanext.ogip.testing.records import compliant_dataset

POLICY = """\
name: ours
version: "1"
base: federal
title: {{en: Ours, fr: La nôtre}}
grandfathered_until: {day}
"""


@pytest.fixture
def make_draft(api, editor, organization):
    """Create a draft; fields replace those of a complete record, None removes one."""

    def make(name, **fields):
        record = compliant_dataset(organization["id"]) | {"name": name, "ref_number": name} | fields
        given = {key: value for key, value in record.items() if value is not None}
        return api(editor).action.package_create(**given)

    return make


@pytest.fixture
def make_old(make_draft):
    """Make a record that became public when there was no gate."""

    def make(name, **fields):
        dataset = make_draft(name, **fields)
        model.Session.execute(
            sa.text("update package set state = 'active', private = false where id = :id"),
            {"id": dataset["id"]},
        )
        model.Session.commit()
        model.Session.remove()
        search.rebuild(dataset["id"])
        return dataset

    return make


@pytest.fixture
def old(make_old):
    """A public dataset without a licence, which OG-102 refuses, and without approval."""
    return make_old("old-record", license_id=None)


@pytest.fixture
def run(cli):
    """Run `ckan ogip grandfather` with these arguments."""
    return lambda *arguments: cli.invoke(ckan, ["ogip", "grandfather", *arguments])


@pytest.fixture
def grandfathered(run, old):
    assert run().exit_code == 0
    return old


@pytest.fixture
def approval():
    """Return the approval of a dataset as it lies in the database."""

    def read(dataset):
        model.Session.remove()
        return approval_of(dataset["id"])

    return read


@pytest.fixture
def until(tmp_path, monkeypatch, portal):
    """Let the policy end the time of what is grandfathered so many days from today."""

    def end(days):
        day = datetime.datetime.now(settings.time_zone()).date() + datetime.timedelta(days=days)
        path = tmp_path / "ours.yaml"
        path.write_text(POLICY.format(day=day.isoformat()), encoding="utf-8")
        monkeypatch.setitem(config, settings.POLICY, str(path))
        catalogue.reload()

    yield end
    monkeypatch.undo()
    catalogue.reload()
