"""A portal with the demonstration in it, loaded once for the tests of a module that only look."""

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.tests.helpers import call_action

from ckanext.ogip.demo.load import load
from ckanext.ogip.gate.judge import today


def load_into(accounts_file, tell=print):
    return load(accounts_file, today(), tell)


@pytest.fixture(scope="module")
def accounts_file(tmp_path_factory):
    return tmp_path_factory.mktemp("demo") / "accounts.json"


@pytest.fixture(scope="module")
def _once():
    return []


@pytest.fixture
def demo(request, portal, _once, accounts_file):
    """What loading the demonstration into an empty portal reported."""
    if not _once:
        request.getfixturevalue("clean_portal")
        _once.append(load_into(accounts_file))
    model.Session.remove()
    return _once[0]


@pytest.fixture
def api_as(api):
    """Call actions over HTTP as an account of the demonstration."""

    def client(user):
        token = call_action("api_token_create", user=user, name="test")
        return api({"token": token["token"]})

    return client


@pytest.fixture
def contents():
    """Take a digest of every row of every table, with the transaction that wrote it last."""

    def take():
        model.Session.remove()
        names = sa.inspect(model.Session.connection()).get_table_names()
        return {name: model.Session.scalar(_digest(name)) for name in names}

    return take


def _digest(table):
    rows = "string_agg(xmin::text || t::text, chr(10) order by t::text)"
    return sa.text(f'select md5({rows}) from "{table}" t')  # noqa: S608
