"""Writes to the DataStore behind a public record: never in the way, and always in the log."""

from contextlib import contextmanager

import pytest
from ckan import model
from ckan.common import config
from ckan.plugins import toolkit as tk
from ckanapi import NotAuthorized

from ckanext.ogip import catalogue
from ckanext.ogip import config as settings
from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")

FIELDS = [{"id": "year", "type": "int4"}, {"id": "count", "type": "int4"}]
ROWS = [{"year": 2025, "count": 7}]


@pytest.fixture
def draft(api, editor, organization):
    return api(editor).action.package_create(**compliant_dataset(owner_org=organization["id"]))


@pytest.fixture
def rules_only_advise(organization, monkeypatch, tmp_path):
    """Give the organization a policy that refuses nothing, for a while."""

    @contextmanager
    def for_a_while():
        path = tmp_path / "ours.yaml"
        head = 'name: ours\nbase: federal\nversion: "1"\ntitle: {en: Ours, fr: La nôtre}\n'
        ours = f"organizations:\n  {organization['name']}: {{report_only: true}}\n"
        path.write_text(head + ours, encoding="utf-8")
        monkeypatch.setitem(config, settings.POLICY, str(path))
        catalogue.reload()
        yield
        monkeypatch.undo()
        catalogue.reload()

    return for_a_while


@pytest.fixture
def table(api, editor, draft):
    """The id of a resource of a public record, with a table."""
    resource_id = draft["resources"][0]["id"]
    load(api, editor, resource_id)
    api(editor).action.ogip_publish(id=draft["id"])
    return resource_id


def load(api, user, resource_id, fields=FIELDS, rows=ROWS):
    api(user).action.datastore_create(
        resource_id=resource_id, fields=fields, records=rows, force=True, primary_key=["year"]
    )


def logged(api, user, draft):
    """What the log tells of the data, in the order of the writes."""
    found = api(user).action.ogip_event_list(object_type="dataset", object_id=draft["id"])
    events = [e for e in found["results"] if e["kind"].startswith("data_")]
    return [(event["kind"], event["details"].get("action")) for event in reversed(events)]


def to_look_at(api, user, draft):
    changes = api(user).action.ogip_data_change_list(id=draft["id"])
    return [(each["added"], each["removed"], each["retyped"]) for each in changes]


def test_new_rows_in_the_same_columns_are_a_refresh(api, editor, draft, table):
    api(editor).action.datastore_upsert(
        resource_id=table, records=[{"year": 2026, "count": 9}], force=True
    )
    api(editor).action.datastore_records_delete(
        resource_id=table, filters={"year": 2025}, force=True
    )

    assert logged(api, editor, draft) == [
        ("data_refreshed", "datastore_upsert"),
        ("data_refreshed", "datastore_delete"),
    ]
    assert to_look_at(api, editor, draft) == []


def test_the_log_says_who_and_which_columns(api, editor, draft, table):
    load(api, editor, table, [*FIELDS, {"id": "lane", "type": "text"}], [])

    event = api(editor).action.ogip_event_list(object_id=draft["id"], kind="data_changed")
    (told,) = event["results"]
    assert told["user"]["id"] == editor["id"]
    assert told["details"]["resource_id"] == table
    assert [column["id"] for column in told["details"]["columns_before"]] == ["year", "count"]
    assert [column["id"] for column in told["details"]["columns_after"]][-1] == "lane"


def test_a_new_column_is_to_be_looked_at(api, editor, draft, table):
    load(api, editor, table, [*FIELDS, {"id": "lane", "type": "text"}], [])

    assert to_look_at(api, editor, draft) == [(["lane"], [], [])]


def test_a_loader_that_makes_the_same_table_anew_leaves_nothing_to_look_at(
    api, editor, draft, table
):
    api(editor).action.datastore_delete(resource_id=table, force=True)
    assert to_look_at(api, editor, draft) == [([], ["year", "count"], [])]
    load(api, editor, table)

    assert [kind for kind, _ in logged(api, editor, draft)] == ["data_changed", "data_changed"]
    assert to_look_at(api, editor, draft) == []


def test_a_loader_that_makes_another_table_does(api, editor, draft, table):
    api(editor).action.datastore_delete(resource_id=table, force=True)
    load(api, editor, table, [FIELDS[0], {"id": "count", "type": "text"}], [])

    assert to_look_at(api, editor, draft) == [([], [], ["count"])]


def test_the_loaders_own_mark_on_the_resource_is_set(api, editor, draft, table):
    api(editor).action.datastore_delete(resource_id=table, force=True)
    assert api(editor).action.resource_show(id=table)["datastore_active"] is False
    load(api, editor, table)

    assert api(editor).action.resource_show(id=table)["datastore_active"] is True
    assert api(None).action.datastore_search(resource_id=table)["records"][0]["count"] == 7


def test_a_loader_gets_through_where_the_rules_became_stricter_meanwhile(
    api, editor, organization, rules_only_advise
):
    fields = compliant_dataset(owner_org=organization["id"])
    del fields["license_id"]
    dataset = api(editor).action.package_create(**fields)
    resource_id = dataset["resources"][0]["id"]
    with rules_only_advise():
        api(editor).action.ogip_publish(id=dataset["id"])

    load(api, editor, resource_id)

    assert api(editor).action.resource_show(id=resource_id)["datastore_active"] is True
    assert logged(api, editor, dataset) == [("data_changed", "datastore_create")]


def test_running_the_triggers_is_told(sysadmin, api, draft, table):
    context = {"user": sysadmin["name"], "ignore_auth": True}

    assert tk.get_action("datastore_run_triggers")(context, {"resource_id": table}) == 1

    assert logged(api, sysadmin, draft) == [("data_refreshed", "datastore_run_triggers")]


def test_a_write_that_is_refused_or_tried_only_is_not_told(api, editor, outsider, draft, table):
    with pytest.raises(NotAuthorized):
        api(outsider).action.datastore_upsert(resource_id=table, records=ROWS, force=True)
    api(editor).action.datastore_upsert(resource_id=table, records=ROWS, force=True, dry_run=True)

    assert logged(api, editor, draft) == []


def test_a_draft_is_not_watched(api, editor, draft):
    load(api, editor, draft["resources"][0]["id"])

    assert logged(api, editor, draft) == []


def test_once_somebody_looked_only_later_changes_count(api, editor, draft, table):
    load(api, editor, table, [*FIELDS, {"id": "lane", "type": "text"}], [])
    settled = api(editor).action.ogip_data_change_settle(id=draft["id"])

    assert settled[0]["added"] == ["lane"]
    assert to_look_at(api, editor, draft) == []
    api(editor).action.ogip_data_change_settle(id=draft["id"])
    assert [kind for kind, _ in logged(api, editor, draft)] == ["data_changed", "data_looked_at"]


@pytest.mark.parametrize("action", ["ogip_data_change_list", "ogip_data_change_settle"])
def test_only_those_who_may_edit_see_and_settle(api, member, outsider, draft, action):
    for person in (None, member, outsider):
        with pytest.raises(NotAuthorized):
            api(person).call_action(action, {"id": draft["id"]})


@pytest.mark.parametrize(
    ("prefix", "title", "button"),
    [
        ("", "The structure of public data has changed", "I have looked at them"),
        ("/fr", "La structure de données publiques a changé", "Je les ai examinées"),
    ],
)
def test_the_tab_shows_it_and_takes_the_answer(
    app, api, editor, draft, table, prefix, title, button
):
    load(api, editor, table, [*FIELDS, {"id": "<i>lane</i>", "type": "text"}], [])
    app.set_session_user(editor["id"])

    page = app.get(f"{prefix}/dataset/ogip/{draft['name']}").body
    assert title in page
    assert button in page
    assert "&lt;i&gt;lane&lt;/i&gt;" in page

    app.post(f"{prefix}/dataset/ogip/{draft['name']}/data-looked-at")
    assert title not in app.get(f"{prefix}/dataset/ogip/{draft['name']}").body


def test_the_tab_tells_nobody_else(app, api, editor, member, draft, table):
    load(api, editor, table, [*FIELDS, {"id": "lane", "type": "text"}], [])
    model.Session.remove()
    app.set_session_user(member["id"])

    assert "lane" not in app.get(f"/dataset/ogip/{draft['name']}").body
