"""`ckan ogip reconcile --redraft`: what is public without approval becomes a draft again."""

import json

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.common import config
from ckan.lib import search

from ckanext.ogip.gate.reconcile import unapproved_assets
from ckanext.ogip.model.event import Event
from ckanext.ogip.store.assessment.assessments import approval_of
from ckanext.ogip.tasks import reconcile

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def leaked(draft, sql):
    """A draft that was published in SQL, and that a rebuild of the index exposed."""
    sql("update package set state = 'active' where name = 'draft'")
    search.rebuild(draft["id"])
    return draft


def outcomes(command, *arguments):
    rows = json.loads(command("--redraft", "--format", "json", *arguments).stdout)["unapproved"]
    return {row["name"]: row["outcome"] for row in rows}


def test_the_record_is_a_draft_in_the_database_and_in_the_index(leaked, command, state, api):
    assert api(None).action.package_search()["count"] == 1

    assert outcomes(command) == {"draft": "redrafted"}

    assert state("draft") == ("draft", "draft")
    assert api(None).action.package_search()["count"] == 0


def test_a_second_run_finds_nothing(leaked, command):
    assert command("--redraft").exit_code == 1

    second = command("--redraft")

    assert (second.exit_code, second.stdout) == (0, "")


def test_approved_records_stay_public(leaked, published, command, state):
    command("--redraft")

    assert state("harbours") == ("active", "active")


def test_it_is_logged(leaked, organization, command):
    command("--redraft")

    event = model.Session.scalars(sa.select(Event)).one()
    assert (event.kind, event.object_type, event.object_id) == (
        "set_to_draft",
        "dataset",
        leaked["id"],
    )
    assert event.organization_id == organization["id"]
    assert event.user_id
    assert event.details == {"problem": "no_approval", "basis": None}


def test_a_changed_record_loses_its_approval(published, sql, command, state):
    sql("update package set license_id = null where name = 'harbours'")

    assert outcomes(command, "--thorough") == {"harbours": "redrafted"}

    assert state("harbours") == ("draft", "draft")
    assert approval_of(published["harbours"]["id"]) is None


def test_it_can_be_published_again_through_the_gate(published, sql, command, api, editor, state):
    sql("delete from ogip_approval")
    command("--redraft")

    api(editor).action.ogip_publish(id="harbours")

    assert state("harbours") == ("active", "active")


def test_the_activity_stream_no_longer_shows_it(published, sql, command, api, editor):
    api(editor).action.package_patch(id="harbours", version="2")
    shown = "recently_changed_packages_activity_list"
    assert api(None).call_action(shown)
    sql("delete from ogip_approval")

    command("--redraft")

    assert api(None).call_action(shown) == []


def test_its_inventory_entry_follows(published, sql, command, api, editor):
    item = api(editor).action.package_show(id="harbours")["ogip"]["inventory_item"]
    assert api(editor).action.ogip_item_show(id=item["id"])["state"] == "published"
    sql("delete from ogip_approval")

    command("--redraft")

    assert api(editor).action.ogip_item_show(id=item["id"])["state"] == "in_preparation"


def test_one_that_resists_keeps_no_other_public(published, sql, command, state):
    sql("delete from ogip_approval")
    sql("""
        create function resist() returns trigger language plpgsql as $$
        begin raise exception 'this row resists'; end $$
    """)
    sql("create trigger resist before update on package for each row"
        " when (old.name = 'harbours') execute function resist()")  # fmt: skip
    try:
        result = outcomes(command)
    finally:
        sql("drop trigger resist on package")
        sql("drop function resist()")

    assert result == {"harbours": "failed", "lighthouses": "redrafted"}
    assert state("harbours") == ("active", "active")
    assert state("lighthouses") == ("draft", "draft")


def test_a_silent_index_is_reported_and_the_record_is_a_draft_all_the_same(leaked, monkeypatch):
    found = next(unapproved_assets())
    monkeypatch.setitem(config, "solr_url", "http://127.0.0.1:9/solr/none")

    assert reconcile.redraft(found, None) == "not_indexed"

    model.Session.remove()
    assert model.Package.get("draft").state == "draft"


def test_what_was_approved_meanwhile_is_left_alone(published, sql):
    found = _found_and_then_approved(published, sql)

    assert reconcile.redraft(found, None) == "settled"

    model.Session.remove()
    assert model.Package.get("harbours").state == "active"


def _found_and_then_approved(published, sql):
    sql("create table kept as select * from ogip_approval")
    sql("delete from ogip_approval where dataset_id = :id", id=published["harbours"]["id"])
    found = next(unapproved_assets())
    sql("insert into ogip_approval select * from kept on conflict do nothing")
    sql("drop table kept")
    return found
