"""A withdrawn record comes back by a decision of its own, and only through the gate."""

import pytest
from ckan import model
from ckan.logic.action.update import package_update as core_package_update
from ckan.plugins import toolkit as tk
from ckanapi import NotAuthorized, NotFound, ValidationError

pytestmark = pytest.mark.usefixtures("clean_portal")

WAYS = {
    "ogip_publish": lambda record: {"id": record["id"]},
    "package_patch": lambda record: {"id": record["id"], "state": "active", "private": False},
    "package_revise": lambda record: {
        "match": {"id": record["id"]},
        "update": {"state": "active", "private": False},
    },
}


def state_of(record):
    model.Session.expire_all()
    return model.Package.get(record["id"]).state


def test_an_administrator_publishes_it_again(api, org_admin, withdrawn):
    answer = api(org_admin).action.ogip_reinstate(id=withdrawn["id"])

    assert answer["state"] == "published"
    assert api(None).action.package_show(id=withdrawn["id"])["ogip"]["state"] == "published"
    with pytest.raises(NotFound):
        api(None).action.ogip_withdrawal_show(id=withdrawn["id"])


def test_the_log_and_the_inventory_say_so(api, org_admin, withdrawn):
    api(org_admin).action.ogip_reinstate(id=withdrawn["id"])

    events = api(org_admin).action.ogip_event_list(object_id=withdrawn["id"])["results"]
    assert "publication_reinstated" in [event["kind"] for event in events]
    items = api(org_admin).action.ogip_item_list(state="published")["results"]
    assert [item["dataset"]["id"] for item in items] == [withdrawn["id"]]


@pytest.mark.parametrize("person", ["editor", "member", "outsider", None])
def test_nobody_else_does(api, request, withdrawn, person, nothing_changes):
    caller = request.getfixturevalue(person) if person else None

    with nothing_changes(), pytest.raises(NotAuthorized):
        api(caller).action.ogip_reinstate(id=withdrawn["id"])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("person", ["editor", "org_admin", "sysadmin"])
def test_publishing_as_if_nothing_had_happened_is_refused(api, request, withdrawn, person, way):
    with pytest.raises(ValidationError) as refusal:
        api(request.getfixturevalue(person)).call_action(way, WAYS[way](withdrawn))

    assert "ogip_reinstate" in refusal.value.error_dict["state"][0]
    assert state_of(withdrawn) == "draft"


def test_core_functions_imported_directly_are_stopped_before_the_commit(
    api, editor, sysadmin, withdrawn
):
    draft = api(editor).action.package_show(id=withdrawn["id"])
    context = {"user": sysadmin["name"], "ignore_auth": True, "model": model}
    payload = {key: value for key, value in draft.items() if key != "ogip"}
    with pytest.raises(tk.ValidationError):
        core_package_update(context, {**payload, "state": "active", "private": False})
    model.Session.commit()

    assert state_of(withdrawn) == "draft"


def test_the_gate_judges_it_anew(api, editor, org_admin, withdrawn, nothing_changes):
    api(editor).action.package_patch(id=withdrawn["id"], license_id="")
    with nothing_changes(), pytest.raises(ValidationError) as refusal:
        api(org_admin).action.ogip_reinstate(id=withdrawn["id"])

    assert [reason["rule"] for reason in refusal.value.error_dict["ogip"]] == ["OG-102"]


def test_what_is_not_withdrawn_is_not_reinstated(api, org_admin, public, nothing_changes):
    with nothing_changes(), pytest.raises(ValidationError) as refusal:
        api(org_admin).action.ogip_reinstate(id=public["id"])

    assert refusal.value.error_dict["id"] == ["The record is not withdrawn."]


def test_it_can_be_withdrawn_a_second_time(api, org_admin, withdrawn, withdraw):
    api(org_admin).action.ogip_reinstate(id=withdrawn["id"])
    withdraw(withdrawn, reason="legal_order")

    assert api(None).action.ogip_withdrawal_show(id=withdrawn["id"])["reason"] == "legal_order"


def test_old_activities_stay_with_the_organization(api, org_admin, member, withdrawn):
    api(org_admin).action.ogip_reinstate(id=withdrawn["id"])

    inside = api(member).action.package_activity_list(id=withdrawn["id"])
    outside = api(None).action.package_activity_list(id=withdrawn["id"])
    assert len(outside) == 1
    assert len(inside) > 1
