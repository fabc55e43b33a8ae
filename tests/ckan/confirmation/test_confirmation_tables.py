"""The tables of migration 013: what the migration makes is what the models say."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from ckan import model

from ckanext.ogip.model.confirmation import Answer, Campaign
from ckanext.ogip.model.inventory_submission import Submission

pytestmark = pytest.mark.usefixtures("portal")
OURS = {Answer.__tablename__, Campaign.__tablename__, Submission.__tablename__}


def is_ours(_object, name, type_, _reflected, _compared):
    return type_ != "table" or name in OURS


def test_the_database_has_what_the_models_describe():
    options = {"compare_type": True, "include_object": is_ours}
    context = MigrationContext.configure(model.Session.connection(), opts=options)

    assert compare_metadata(context, model.meta.metadata) == []
