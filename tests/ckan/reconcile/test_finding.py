"""Which public records `ckan ogip reconcile` finds."""

import json

import pytest
from ckan import model
from ckan.common import config

from ckanext.ogip import catalogue
from ckanext.ogip import config as settings
from ckanext.ogip.gate import reconcile
from ckanext.ogip.store import approvals

pytestmark = pytest.mark.usefixtures("clean_portal")

COPY = """
    insert into package (id, name, state, private, type, extras, metadata_modified)
    select gen_random_uuid()::text, :name, 'active', :private, :type, extras, metadata_modified
    from package where name = 'harbours'
"""


def test_what_the_gate_let_through_is_not_found(published, draft, found):
    assert found() == {}
    assert found("--thorough") == {}


def test_an_empty_portal_has_nothing_to_find(found):
    assert found() == {}


def test_a_draft_that_was_published_in_sql_is_found(draft, sql, found):
    sql("update package set state = 'active'")

    assert found() == {"draft": "no_approval"}


def test_a_record_whose_approval_was_deleted_is_found(published, sql, found):
    sql("delete from ogip_approval where dataset_id = :id", id=published["harbours"]["id"])

    assert found() == {"harbours": "no_approval"}


def test_records_of_a_restored_dump_are_found(published, sql, found):
    sql(COPY, name="restored", private=False, type="dataset")
    sql(COPY, name="without-type", private=None, type=None)

    assert found() == {"restored": "no_approval", "without-type": "no_approval"}


def test_a_change_that_moved_the_date_of_the_record_is_found(published, sql, found):
    sql(
        "update package set license_id = null, metadata_modified = now() at time zone 'UTC'"
        " where name = 'harbours'"
    )

    assert found() == {"harbours": "content_changed"}


def test_a_change_that_moved_the_date_of_a_file_is_found(published, sql, found):
    sql(
        "update resource set format = 'PDF', last_modified = now() at time zone 'UTC'"
        " where package_id = :id",
        id=published["harbours"]["id"],
    )

    assert found() == {"harbours": "content_changed"}


def test_a_change_that_moved_no_date_is_found_by_a_thorough_look_only(published, sql, found):
    sql("update package set license_id = null where name = 'harbours'")

    assert found() == {}
    assert found("--thorough") == {"harbours": "content_changed"}


def test_a_file_that_was_deleted_in_sql_is_found_by_a_thorough_look(published, sql, found):
    sql("delete from resource where package_id = :id", id=published["harbours"]["id"])

    assert found("--thorough") == {"harbours": "content_changed"}


def test_a_later_date_without_another_content_is_no_finding(published, sql, found):
    sql("update package set metadata_modified = now() at time zone 'UTC' + interval '1 day'")

    assert found() == {}


@pytest.mark.parametrize("hidden", ["state = 'draft'", "state = 'deleted'", "private = true"])
def test_what_the_public_does_not_see_is_not_found(hidden, published, sql, found):
    sql(f"update package set license_id = null, {hidden}")  # noqa: S608
    sql("delete from ogip_approval")

    assert found("--thorough") == {}


def test_types_that_the_gate_leaves_alone_are_not_found(published, sql, found, monkeypatch):
    sql(COPY, name="a-page", private=False, type="page")
    assert found() == {"a-page": "no_approval"}

    monkeypatch.setitem(config, settings.EXEMPT_TYPES, ["page"])

    assert found() == {}


def test_a_purged_record_leaves_nothing_to_find(draft, sysadmin, api, found):
    api(sysadmin).action.dataset_purge(id=draft["id"])

    assert found("--thorough") == {}


def test_an_approval_whose_record_is_gone_is_not_found(published, sql, found):
    sql("update ogip_approval set dataset_id = 'gone' where dataset_id = :id",
        id=published["harbours"]["id"])  # fmt: skip
    sql("update package set state = 'deleted' where name = 'harbours'")

    assert found("--thorough") == {}


def test_what_was_let_through_while_the_portal_only_reported_is_found_afterwards(
    published, sql, found, monkeypatch
):
    sql("update ogip_approval set basis = 'reported'")
    assert found() == dict.fromkeys(published, "approval_ended")

    monkeypatch.setitem(config, settings.MODE, "report_only")

    assert found() == {}


def test_records_from_before_the_gate_are_found_when_their_time_is_over(
    published, sql, found, tmp_path, monkeypatch
):
    sql("update ogip_approval set basis = 'grandfathered'")
    assert found() == {}

    path = tmp_path / "ours.yaml"
    path.write_text(
        'name: ours\nversion: "1"\nbase: federal\ngrandfathered_until: 2026-01-01\n'
        "title: {en: Ours, fr: Les nôtres}\n",
        encoding="utf-8",
    )
    monkeypatch.setitem(config, settings.POLICY, str(path))
    catalogue.reload()
    try:
        assert found() == dict.fromkeys(published, "approval_ended")
    finally:
        monkeypatch.undo()
        catalogue.reload()


def test_pages_of_the_catalogue_overlap_and_miss_nothing(published, draft, sql, monkeypatch):
    sql("update package set state = 'active'")
    sql("delete from ogip_approval")
    monkeypatch.setattr(approvals, "PAGE_SIZE", 1)

    names = [each.asset.name for each in reconcile.unapproved_assets()]

    assert sorted(names) == ["draft", "harbours", "lighthouses"]


def test_looking_changes_nothing(draft, sql, command, state):
    sql("update package set state = 'active'")

    command()

    assert state("draft") == ("active", "draft")


def test_json_names_everything_a_script_needs(published, organization, sql, command):
    sql("update package set license_id = null, metadata_modified = now() at time zone 'UTC'"
        " where name = 'harbours'")  # fmt: skip

    row = json.loads(command("--format", "json").stdout)["unapproved"][0]

    assert row.pop("approved_at").startswith("20")
    assert row == {
        "id": published["harbours"]["id"],
        "name": "harbours",
        "organization": organization["name"],
        "problem": "content_changed",
        "basis": "checked",
        "outcome": None,
    }
    assert model.Package.get("harbours").state == "active"
