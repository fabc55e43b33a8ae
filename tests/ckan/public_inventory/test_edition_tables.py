"""The tables of the published inventory: what the migration makes is what the models say."""

import warnings

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from ckan import model

from ckanext.ogip.model.inventory_edition import Edition, PublicEntry

pytestmark = pytest.mark.usefixtures("portal")


def is_of_an_edition(_object, name, type_, _reflected, _compared):
    return type_ != "table" or name in {Edition.__tablename__, PublicEntry.__tablename__}


def test_the_database_has_what_the_models_describe():
    options = {"compare_type": True, "include_object": is_of_an_edition}
    with warnings.catch_warnings():
        # Alembic only warns where a generated column is computed in another way.
        warnings.simplefilter("error", UserWarning)
        context = MigrationContext.configure(model.Session.connection(), opts=options)
        differences = compare_metadata(context, model.meta.metadata)

    assert differences == []
