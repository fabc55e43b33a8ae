"""New data in a public record whose changes wait: what need not wait, and what nobody may do."""

import pytest
from ckan.lib import redis
from ckanapi import NotFound, ValidationError
from ckanext.datastore.backend import DatastoreBackend

pytestmark = pytest.mark.usefixtures("clean_portal", "holding")

ROWS = [{"harbour": "Halifax", "count": 2}]
PURPOSE = {"en": "Lets boaters plan.", "fr": "Permet aux plaisanciers de planifier."}


def upload(api, user, resource, content, file, **fields):
    return api(user).call_action(
        "resource_patch", {"id": resource["id"], **fields}, files={"upload": file(content)}
    )


def events(api, user, dataset, kind):
    found = api(user).action.ogip_event_list(object_id=dataset["id"], kind=kind)
    return [event["details"]["resource_id"] for event in found["results"]]


def test_a_new_file_of_the_same_kind_is_public_at_once_and_logged(
    app, api, editor, public, file, revision
):
    first = public["resources"][0]

    upload(api, editor, first, b"harbour,count\nHalifax,3\n", file)

    assert app.get(first["url"]).data == b"harbour,count\nHalifax,3\n"
    assert events(api, editor, public, "data_refreshed") == [first["id"]]
    with pytest.raises(NotFound):
        revision(public)


def test_it_is_public_at_once_beside_a_change_that_waits(
    app, api, editor, public, file, revision, approve
):
    first = public["resources"][0]
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)

    upload(api, editor, first, b"harbour,count\nHalifax,3\n", file)

    assert app.get(first["url"]).data == b"harbour,count\nHalifax,3\n"
    shown = api(None).action.package_show(id=public["id"])
    assert shown["purpose"] == public["purpose"]
    assert revision(public)["conflicts"] == []
    approve(public)
    assert api(None).action.package_show(id=public["id"])["purpose"] == PURPOSE
    assert app.get(first["url"]).data == b"harbour,count\nHalifax,3\n"


def test_a_new_link_is_public_at_once(api, editor, public):
    second = public["resources"][1]

    api(editor).action.resource_patch(id=second["id"], url="https://department.example/new.json")

    shown = api(None).action.resource_show(id=second["id"])
    assert shown["url"] == "https://department.example/new.json"


def test_a_new_data_dictionary_waits(api, editor, public, revision):
    third = public["resources"][2]
    assert third["resource_type"] == "data_dictionary"

    api(editor).action.resource_patch(id=third["id"], url="https://department.example/new.html")

    assert api(None).action.resource_show(id=third["id"])["url"] == third["url"]
    assert revision(public)["state"] == "open"


def test_all_of_it_waits_where_the_policy_says_so(api, editor, public, file, policy, seen):
    policy("material_changes: held\ndata_refresh: false\n")
    before = seen(public)

    upload(api, editor, public["resources"][0], b"harbour,count\nHalifax,3\n", file)

    assert seen(public) == before


def test_a_new_file_whose_file_waits_already_waits_too(
    api, editor, public, file, seen, approve, app
):
    first = public["resources"][0]
    upload(api, editor, first, b"{}", file, format="JSON")
    before = seen(public)

    upload(api, editor, first, b"[]", file)

    assert seen(public) == before
    approve(public)
    assert app.get(first["url"]).data == b"[]"


@pytest.fixture
def table(api, public, sysadmin):
    """The data of the first file, loaded by a sysadmin."""
    first = public["resources"][0]
    api(sysadmin).action.datastore_create(resource_id=first["id"], records=ROWS, force=True)
    return first["id"]


def rows(api, table):
    return api(None).action.datastore_search(resource_id=table)["records"]


def test_rows_may_change(api, editor, table):
    api(editor).action.datastore_upsert(
        resource_id=table,
        records=[{"harbour": "Lunenburg", "count": 1}],
        method="insert",
        force=True,
    )

    assert [row["harbour"] for row in rows(api, table)] == ["Halifax", "Lunenburg"]


@pytest.mark.parametrize(
    ("action", "asked"),
    [
        ("datastore_create", {"fields": [{"id": "harbour"}, {"id": "count"}, {"id": "name"}]}),
        ("datastore_create", {"records": [{"harbour": "Lunenburg", "name": "X"}]}),
        ("datastore_create", {"fields": [{"id": "harbour"}], "delete_fields": True}),
        ("datastore_delete", {}),
    ],
)
def test_columns_may_not_be_changed_past_the_review(api, editor, org_admin, table, action, asked):
    before = api(None).action.datastore_search(resource_id=table)
    for user in (editor, org_admin):
        with pytest.raises(ValidationError, match="wait for approval"):
            api(user).call_action(action, {"resource_id": table, "force": True, **asked})

    assert api(None).action.datastore_search(resource_id=table) == before


def test_a_first_table_waits_for_its_file(api, editor, public):
    second = public["resources"][1]["id"]
    with pytest.raises(ValidationError, match="wait for approval"):
        api(editor).action.datastore_create(resource_id=second, records=ROWS, force=True)


def test_a_table_with_a_new_resource_is_refused(api, editor, public):
    with pytest.raises(ValidationError, match="wait for approval"):
        api(editor).action.datastore_create(resource={"package_id": public["id"]}, records=ROWS)


def test_a_loader_makes_the_table_anew(api, sysadmin, editor, public, table):
    api(sysadmin).action.datastore_delete(resource_id=table, force=True)
    api(sysadmin).action.datastore_create(
        resource_id=table, records=[{"port": "Halifax"}], force=True
    )

    assert rows(api, table)[0]["port"] == "Halifax"
    assert events(api, editor, public, "data_changed")


def test_a_loader_marks_its_resource_beside_a_change_that_waits(
    api, editor, sysadmin, public, revision
):
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)
    second = public["resources"][1]["id"]

    api(sysadmin).action.resource_patch(id=second, datastore_active=True)

    assert api(None).action.resource_show(id=second)["datastore_active"] is True
    shown = api(None).action.package_show(id=public["id"])
    assert shown["purpose"] == public["purpose"]
    assert revision(public)["conflicts"] == []


def test_the_data_of_a_file_that_was_taken_out_go_once_that_is_approved(
    api, editor, public, table, approve
):
    api(editor).action.resource_delete(id=table)
    assert rows(api, table)

    approve(public)

    assert not DatastoreBackend.get_active_backend().resource_exists(table)


def test_a_file_that_a_waiting_change_takes_away_gets_no_table(api, editor, sysadmin, public):
    first, *others = public["resources"]
    api(editor).action.package_patch(id=public["id"], resources=others)
    jobs = redis.connect_to_redis().keys("rq:*")

    with pytest.raises(ValidationError, match="Approve or discard that change first"):
        api(sysadmin).action.datastore_create(resource_id=first["id"], records=ROWS, force=True)

    assert redis.connect_to_redis().keys("rq:*") == jobs
    with pytest.raises(NotFound):
        api(sysadmin).action.datastore_search(resource_id=first["id"])


def test_a_table_of_such_a_file_takes_rows_as_before(api, editor, sysadmin, public, table):
    api(editor).action.package_patch(id=public["id"], resources=public["resources"][1:])

    api(sysadmin).action.datastore_create(resource_id=table, records=ROWS, force=True)

    assert len(api(None).action.datastore_search(resource_id=table)["records"]) == 2
