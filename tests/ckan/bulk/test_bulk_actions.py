"""Changing many records by the API: each by itself, and an answer that names each."""

import pytest
from ckanapi import NotAuthorized, ValidationError

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def change(api, org_admin, organization):
    """Change records as the administrator of their organization."""

    def act(way, *records, org_id=None):
        return api(org_admin).call_action(
            f"bulk_update_{way}",
            {"datasets": [each["id"] for each in records], "org_id": org_id or organization["id"]},
        )

    return act


@pytest.fixture
def state(api, sysadmin):
    def read(record):
        now = api(sysadmin).action.package_show(id=record["id"])
        return now["state"], now["private"]

    return read


@pytest.mark.parametrize("order", [("bad", "good"), ("good", "bad")])
def test_one_that_is_refused_leaves_the_others_alone(api, change, state, request, order):
    records = [request.getfixturevalue(name) for name in order]
    with pytest.raises(ValidationError) as refusal:
        change("public", *records)

    said = refusal.value.error_dict
    assert [(each["name"], each["result"]) for each in said["changed"]] == [("good", "changed")]
    [refused] = said["refused"]
    assert refused["name"] == "bad"
    assert refused["title"] == {"en": "Locks", "fr": "Écluses"}
    assert "No licence is chosen." in refused["message"]
    assert {each["rule"] for each in said["ogip"]} == {"OG-102"}
    assert {each["dataset_id"] for each in said["ogip"]} == {refused["id"]}
    assert said["message"] == ["1 record was not changed."]
    assert api(None).action.package_list() == ["good"]
    assert state({"id": "bad"}) == ("active", True)


def test_where_all_goes_well_the_answer_names_what_was_changed(api, change, good, draft):
    answer = change("public", good, draft)

    results = {each["name"]: each["result"] for each in answer["changed"]}
    assert results == {"good": "changed", "draft": "draft"}
    assert api(None).action.package_list() == ["good"]


@pytest.mark.parametrize("way", ["private", "delete"])
def test_what_is_public_stays_while_the_others_go(api, change, state, public, bad, draft, way):
    with pytest.raises(ValidationError) as refusal:
        change(way, public, bad, draft)

    assert [each["name"] for each in refusal.value.error_dict["refused"]] == ["public"]
    assert {each["rule"] for each in refusal.value.error_dict["ogip"]} == {"OG-314"}
    assert api(None).action.package_list() == ["public"]
    gone = ("deleted" if way == "delete" else "active", True)
    assert state(bad) == gone


def test_a_withdrawn_record_is_named_with_the_reason(api, org_admin, change, public, good):
    why = {"en": "The counts were swapped.", "fr": "Les comptages étaient inversés."}
    api(org_admin).action.ogip_withdraw(
        id=public["id"], reason="published_in_error", explanation=why
    )
    api(org_admin).action.package_patch(id=public["id"], state="active", private=True)
    with pytest.raises(ValidationError) as refusal:
        change("public", public, good)

    [refused] = refusal.value.error_dict["refused"]
    assert refused["name"] == "public"
    assert "The record was withdrawn" in refused["message"]
    assert refusal.value.error_dict["ogip"] == []
    assert api(None).action.package_list() == ["good"]


def test_a_record_named_twice_is_reported_once(change, good):
    assert len(change("public", good, good)["changed"]) == 1


def test_records_of_other_organizations_and_unknown_ones_are_left_out(change, good, make_elsewhere):
    other = make_elsewhere()

    answer = change("public", good, other, {"id": "no-such-record"})

    assert [each["name"] for each in answer["changed"]] == ["good"]


@pytest.fixture
def make_elsewhere(api, sysadmin):
    def make():
        elsewhere = api(sysadmin).action.organization_create(name="elsewhere")
        return api(sysadmin).action.package_create(
            name="other", owner_org=elsewhere["id"], title_translated={"en": "Other"}
        )

    return make


@pytest.mark.parametrize("datasets", ["good", {"id": "good"}, [1], [None], ["a\0b"], 7])
def test_what_is_no_list_of_ids_is_turned_away(api, org_admin, organization, datasets):
    with pytest.raises(ValidationError, match="Give a list of the ids of records"):
        api(org_admin).call_action(
            "bulk_update_public", {"datasets": datasets, "org_id": organization["id"]}
        )


@pytest.mark.parametrize("way", ["public", "private", "delete"])
@pytest.mark.parametrize("who", ["editor", "member", "outsider", None])
def test_nobody_but_an_administrator_changes_many(
    request, api, who, way, organization, good, nothing_changes
):
    user = request.getfixturevalue(who) if who else None
    given = {"datasets": [good["id"]], "org_id": organization["id"]}

    with nothing_changes(), pytest.raises(NotAuthorized):
        api(user).call_action(f"bulk_update_{way}", given)
