"""The tables of events and approvals: what the migrations make is what the models say."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from ckan import model

from ckanext.ogip.model.approval import Approval
from ckanext.ogip.model.event import Event

TABLES = {table.__tablename__ for table in (Approval, Event)}


def is_one_of_them(_object, name, type_, _reflected, _compared):
    return type_ != "table" or name in TABLES


def test_the_database_has_what_the_models_describe(portal):
    options = {"compare_type": True, "include_object": is_one_of_them}
    context = MigrationContext.configure(model.Session.connection(), opts=options)

    assert compare_metadata(context, model.meta.metadata) == []
