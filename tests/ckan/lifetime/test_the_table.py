"""What is kept of each record's life: written with the verdict, by the sweep and by the command."""

import datetime
import json

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from ckan import model
from ckan.cli.cli import ckan

from ckanext.ogip.model.lifetime import LifetimeDecision, StoredLifetime
from tests.ckan.lifetime.conftest import in_days, resources_of

pytestmark = pytest.mark.usefixtures("clean_portal")
TABLES = {table.__tablename__ for table in (StoredLifetime, LifetimeDecision)}


def rows():
    model.Session.remove()
    query = sa.text("select row_to_json(t) from ogip_lifetime t order by dataset_id")
    return list(model.Session.scalars(query))


def spoil(statement, **parameters):
    model.Session.execute(sa.text(statement), parameters)
    model.Session.commit()


def is_one_of_them(_object, name, type_, _reflected, _compared):
    return type_ != "table" or name in TABLES


def test_the_database_has_what_the_models_describe(portal):
    options = {"compare_type": True, "include_object": is_one_of_them}
    context = MigrationContext.configure(model.Session.connection(), opts=options)

    assert compare_metadata(context, model.meta.metadata) == []


def test_the_sweep_writes_what_the_gate_writes(make_late, cli):
    make_late(20)
    by_gate = rows()
    spoil("delete from ogip_lifetime")

    cli.invoke(ckan, ["ogip", "sweep"])

    assert rows() == by_gate


def test_a_date_that_lies_ahead_counts_once_its_day_has_come(make_late, cli, listed):
    record = make_late(20, resources=resources_of(in_days(1)))
    (row,) = rows()
    assert row["changes_on"] == in_days(1)
    yesterday = datetime.date.fromisoformat(in_days(0))
    spoil("update ogip_lifetime set changes_on = :day", day=yesterday)
    spoil("update ogip_lifetime set next_update_due = '2000-01-01'")

    result = cli.invoke(ckan, ["ogip", "lifetime", "evaluate"])

    assert (result.exit_code, result.stdout) == (0, "Records computed: 1.\n")
    assert rows() == [row]
    assert listed()["results"][0]["id"] == record["id"]
    assert cli.invoke(ckan, ["ogip", "lifetime", "evaluate"]).stdout == "Records computed: 0.\n"


def test_a_record_that_is_deleted_leaves_the_table(api, editor, make_record):
    draft = make_record(public=False)
    assert len(rows()) == 1

    api(editor).action.package_delete(id=draft["id"])

    assert rows() == []


def test_the_command_lists_the_latest_first(make_late, cli, organization):
    late, latest = make_late(10), make_late(500)

    text = cli.invoke(ckan, ["ogip", "lifetime", "list"]).stdout
    assert text.index(latest["name"]) < text.index(late["name"])
    assert "More than a year late" in text

    arguments = ["--late-more-than", "90", "--organization", organization["name"]]
    found = cli.invoke(ckan, ["ogip", "lifetime", "list", "--format", "json", *arguments])
    assert [each["id"] for each in json.loads(found.stdout)["results"]] == [latest["id"]]

    wrong = cli.invoke(ckan, ["ogip", "lifetime", "list", "--organization", "nobody"])
    assert wrong.exit_code == 1


def test_a_record_that_is_erased_leaves_no_decisions_behind(api, org_admin, sysadmin, make_record):
    draft = make_record(public=False)
    api(org_admin).action.ogip_lifetime_decide(id=draft["id"], decision="renew", reason="Good.")
    count = sa.text("select count(*) from ogip_lifetime_decision")
    assert model.Session.scalar(count) == 1

    api(sysadmin).action.dataset_purge(id=draft["id"])

    model.Session.remove()
    assert model.Session.scalar(count) == 0
