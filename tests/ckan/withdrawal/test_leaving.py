"""What is public stays public: no other way leads out of the public view."""

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.logic.action.delete import package_delete as core_package_delete
from ckan.plugins import toolkit as tk
from ckanapi import NotAuthorized, ValidationError

from ckanext.ogip.model.approval import Approval
from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")

PEOPLE = ["editor", "org_admin", "sysadmin"]
WAYS = {
    "delete": lambda call, record: call("package_delete", id=record["id"]),
    "delete by name": lambda call, record: call("package_delete", id=record["name"]),
    "patch to deleted": lambda call, record: call(
        "package_patch", id=record["id"], state="deleted"
    ),
    "patch to draft": lambda call, record: call("package_patch", id=record["id"], state="draft"),
    "patch to private": lambda call, record: call("package_patch", id=record["id"], private=True),
    "update to private": lambda call, record: call("package_update", **record | {"private": True}),
    "revise": lambda call, record: call(
        "package_revise", match={"id": record["id"]}, update={"private": True}
    ),
}
BULK = ["bulk_update_private", "bulk_update_delete"]


def caller_of(api, person):
    return lambda action, **given: api(person).call_action(action, given)


def assert_public(api, record):
    model.Session.expire_all()
    package = model.Package.get(record["id"])
    assert (package.state, package.private) == ("active", False)
    assert record["name"] in api(None).action.package_list()
    assert api(None).action.package_search(fq=f"id:{record['id']}")["count"] == 1


@pytest.fixture
def record(make_public):
    return make_public()


@pytest.fixture(params=PEOPLE)
def person(request):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("way", WAYS)
def test_whoever_tries_is_sent_to_withdrawal(api, person, record, way):
    with pytest.raises(ValidationError) as refusal:
        WAYS[way](caller_of(api, person), record)

    [reason] = refusal.value.error_dict["ogip"]
    assert reason["rule"] == "OG-314"
    assert "ogip_withdraw" in reason["remediation"]
    assert_public(api, record)


@pytest.mark.parametrize("action", BULK)
@pytest.mark.parametrize("name", ["org_admin", "sysadmin"])
def test_nor_many_at_once(api, request, organization, record, action, name):
    with pytest.raises(ValidationError) as refusal:
        caller_of(api, request.getfixturevalue(name))(
            action, datasets=[record["id"]], org_id=organization["id"]
        )

    assert [reason["rule"] for reason in refusal.value.error_dict["ogip"]] == ["OG-314"]
    assert_public(api, record)


def test_a_public_record_is_not_purged(api, sysadmin, record):
    with pytest.raises(ValidationError) as refusal:
        api(sysadmin).action.dataset_purge(id=record["id"])

    assert [reason["rule"] for reason in refusal.value.error_dict["ogip"]] == ["OG-314"]
    assert_public(api, record)


def test_core_functions_imported_directly_are_stopped_too(api, sysadmin, record):
    context = {"user": sysadmin["name"], "ignore_auth": True, "model": model}
    with pytest.raises(tk.ValidationError):
        core_package_delete(context, {"id": record["id"]})
    model.Session.commit()

    assert_public(api, record)


@pytest.mark.parametrize("way", WAYS)
def test_somebody_from_elsewhere_is_told_no_reasons(api, outsider, record, way, nothing_changes):
    with nothing_changes(), pytest.raises(NotAuthorized):
        WAYS[way](caller_of(api, outsider), record)


def test_a_refusal_on_the_delete_page_leads_to_the_tab(app, api, org_admin, record):
    app.set_session_user(org_admin["id"])
    page = app.post(f"/dataset/delete/{record['name']}")

    assert "Nothing was changed" in page
    assert "Withdraw from the public" in page
    assert_public(api, record)


def test_a_draft_is_deleted_and_purged_as_ever(api, editor, sysadmin, organization):
    draft = api(editor).action.package_create(**compliant_dataset(owner_org=organization["id"]))
    api(editor).action.package_delete(id=draft["id"])
    api(sysadmin).action.dataset_purge(id=draft["id"])

    model.Session.expire_all()
    assert model.Package.get(draft["id"]) is None


def test_a_withdrawn_draft_is_deleted_and_its_notice_stays(api, editor, withdrawn):
    api(editor).action.package_delete(id=withdrawn["id"])

    assert api(None).action.ogip_withdrawal_show(id=withdrawn["id"])["name"] == withdrawn["name"]


def test_what_nobody_approved_can_be_hidden_at_once(api, editor, record):
    model.Session.execute(sa.delete(Approval))
    model.Session.commit()
    api(editor).action.package_patch(id=record["id"], private=True)

    assert record["name"] not in api(None).action.package_list()
