"""Every test starts in an empty portal, whatever the one before left behind."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.common import config
from ckan.lib import redis
from ckan.tests.helpers import call_action

pytestmark = pytest.mark.usefixtures("clean_portal")


def datastore_tables():
    engine = sa.create_engine(config["ckan.datastore.write_url"], poolclass=sa.pool.NullPool)
    with engine.connect() as connection:
        names = sa.inspect(connection).get_table_names()
    return [name for name in names if not name.startswith("_")]


def files():
    return [path for path in Path(config["ckan.storage_path"]).rglob("*") if path.is_file()]


@pytest.fixture
def fill(api, editor, organization):
    def fill():
        dataset = api(editor).action.package_create(
            name="water-levels",
            title_translated={"en": "Water levels", "fr": "Niveaux d’eau"},
            owner_org=organization["id"],
            resources=[{"url": "https://example.org/levels.csv"}],
        )
        api(editor).action.datastore_create(
            resource_id=dataset["resources"][0]["id"],
            fields=[{"id": "level", "type": "numeric"}],
            force=True,
        )
        redis.connect_to_redis().set("left", "behind")
        left = Path(config["ckan.storage_path"], "behind", "left.txt")
        left.parent.mkdir(exist_ok=True)
        left.write_text("left behind")

    return fill


@pytest.mark.parametrize("_time", [1, 2])
def test_nothing_is_left_from_the_test_before(_time, fill, request):
    assert model.Session.scalars(sa.select(model.Package)).all() == []
    assert call_action("package_search", include_drafts=True, include_private=True)["count"] == 0
    assert datastore_tables() == []
    assert redis.connect_to_redis().get("left") is None
    assert files() == []

    fill()

    assert files() != []
    assert datastore_tables() != []
    found = call_action("package_search", include_drafts=True, include_private=True)
    assert [dataset["name"] for dataset in found["results"]] == ["water-levels"]


def test_the_migrations_of_the_database_stay_known(fill):
    versions = model.Session.scalars(sa.text("select version_num from ogip_alembic_version")).all()

    assert versions
