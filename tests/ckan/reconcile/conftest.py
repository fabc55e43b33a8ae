"""A catalogue with two public records, ways to write past CKAN, and the command."""

import json

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.cli.cli import ckan
from ckan.lib import search

from ckanext.ogip.testing.records import compliant_dataset


@pytest.fixture
def published(api, editor, organization):
    """Two public records by name."""
    records = {}
    for name in ("harbours", "lighthouses"):
        fields = compliant_dataset(organization["id"]) | {"name": name, "ref_number": name}
        records[name] = api(editor).action.package_create(**fields)
        api(editor).action.ogip_publish(id=name)
    return records


@pytest.fixture
def draft(api, editor, organization):
    """A draft without a licence."""
    fields = compliant_dataset(organization["id"]) | {"name": "draft", "ref_number": "DRAFT-1"}
    del fields["license_id"]
    return api(editor).action.package_create(**fields)


@pytest.fixture
def sql(portal):
    """Run a statement and commit, as an operator does at the database's own prompt."""

    def run(statement, **parameters):
        model.Session.remove()
        model.Session.execute(sa.text(statement), parameters)
        model.Session.commit()
        model.Session.remove()

    return run


@pytest.fixture
def command(cli):
    def run(*arguments):
        return cli.invoke(ckan, ["ogip", "reconcile", *arguments])

    return run


@pytest.fixture
def found(command):
    """Return what the command lists: problem by name."""

    def read(*arguments):
        result = command("--format", "json", *arguments)
        answer = json.loads(result.stdout)
        assert result.exit_code == (1 if answer["unapproved"] else 0)
        assert answer["count"] == len(answer["unapproved"])
        return {row["name"]: row["problem"] for row in answer["unapproved"]}

    return read


@pytest.fixture
def state():
    """Return the state of a record in the database and in the search index."""

    def read(name):
        model.Session.remove()
        return model.Package.get(name).state, search.show(name)["state"]

    return read
