"""The tables of decisions and priorities: what the migration makes is what the models say."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from ckan import model

from ckanext.ogip.core.priority.history import HistoryEntry
from ckanext.ogip.model.eligibility import StoredDecision
from ckanext.ogip.model.priority import PriorityScored, StoredPriority

pytestmark = pytest.mark.usefixtures("portal")

TABLES = {each.__tablename__ for each in (StoredDecision, StoredPriority, PriorityScored)}


def is_ours(_object, name, type_, _reflected, _compared):
    return type_ != "table" or name in TABLES


def test_the_database_has_what_the_models_describe():
    options = {"compare_type": True, "include_object": is_ours}
    context = MigrationContext.configure(model.Session.connection(), opts=options)

    assert compare_metadata(context, model.meta.metadata) == []


def test_the_history_keeps_everything_that_an_entry_says():
    columns = {column.name for column in PriorityScored.__table__.columns}

    assert {*HistoryEntry.__slots__} - columns == {"on"}
    assert columns - {*HistoryEntry.__slots__} == {"id", "item_id", "scored_on"}
