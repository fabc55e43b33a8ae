"""The tables of the inventory: what the migrations make is what the models say."""

import warnings

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from ckan import model

from ckanext.ogip.model.inventory_import import ImportFile, InventoryImport
from ckanext.ogip.model.item import Item

pytestmark = pytest.mark.usefixtures("portal")


def is_of_the_inventory(_object, name, type_, _reflected, _compared):
    tables = {table.__tablename__ for table in (Item, InventoryImport, ImportFile)}
    return type_ != "table" or name in tables


def test_the_database_has_what_the_models_describe():
    options = {"compare_type": True, "include_object": is_of_the_inventory}
    with warnings.catch_warnings():
        # Alembic only warns where a generated column is computed in another way.
        warnings.simplefilter("error", UserWarning)
        context = MigrationContext.configure(model.Session.connection(), opts=options)
        differences = compare_metadata(context, model.meta.metadata)

    assert differences == []


@pytest.mark.parametrize("q", ["'spending'", "'depens'"])
def test_the_search_uses_an_index(q):
    model.Session.execute(sa.text("set local enable_seqscan = off"))
    plan = model.Session.scalars(
        sa.text(f"explain select id from ogip_item where search_fr @@ {q}::tsquery")  # noqa: S608
    ).all()

    assert any("ogip_item_search_fr_idx" in line for line in plan)


def test_titles_are_compared_with_the_help_of_an_index():
    model.Session.execute(sa.text("set local enable_seqscan = off"))
    plan = model.Session.scalars(
        sa.text("explain select id from ogip_item where title_en % 'a' or title_fr % 'b'")
    ).all()

    assert any("ogip_item_titles_idx" in line for line in plan)
