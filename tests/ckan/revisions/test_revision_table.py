"""The table of revisions: what the migration makes is what the model says, and its indexes work."""

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from ckan import model
from sqlalchemy.exc import IntegrityError

from ckanext.ogip.model.revision import Revision


def is_ours(_object, name, type_, _reflected, _compared):
    return type_ != "table" or name == Revision.__tablename__


def test_the_database_has_what_the_model_describes(portal):
    options = {"compare_type": True, "include_object": is_ours}
    context = MigrationContext.configure(model.Session.connection(), opts=options)

    assert compare_metadata(context, model.meta.metadata) == []


def test_an_asset_has_one_open_revision_at_most(portal):
    row = """
        insert into ogip_revision (id, dataset_id, mode, state, base, payload, files, fingerprint,
            base_fingerprint, opened_at, changed_at)
        values (:id, 'd', 'held', :state, '{}', '{}', '{}', '', '', now(), now())
    """
    for id_, state in (("1", "open"), ("2", "discarded"), ("3", "discarded")):
        model.Session.execute(sa.text(row), {"id": id_, "state": state})
    with pytest.raises(IntegrityError, match="ogip_revision_open_idx"):
        model.Session.execute(sa.text(row), {"id": "4", "state": "open"})
    model.Session.rollback()
