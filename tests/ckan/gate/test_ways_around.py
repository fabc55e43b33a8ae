"""Attempts to make a record public without the rules being satisfied."""

import pytest
from ckan import model
from ckan.logic.action.update import package_update as core_package_update
from ckan.plugins import toolkit as tk
from ckanapi import ValidationError

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")

PEOPLE = ["editor", "org_admin", "sysadmin"]


def gappy(organization, **fields):
    dataset = compliant_dataset(owner_org=organization["id"])
    del dataset["license_id"]
    return dataset | fields


def in_database(dataset_id):
    model.Session.expire_all()
    package = model.Package.get(dataset_id)
    return package.state, package.private


@pytest.fixture(params=PEOPLE)
def person(request):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("asked", [{}, {"state": "active"}, {"state": "draft"}])
def test_whoever_creates_whatever_state_a_new_record_is_a_draft(api, person, organization, asked):
    dataset = api(person).action.package_create(**gappy(organization, **asked))

    assert in_database(dataset["id"])[0] == "draft"


@pytest.mark.parametrize("state", ["banana", "draftish", "ACTIVE"])
def test_a_state_unknown_to_ckan_is_refused(api, person, organization, state):
    with pytest.raises(ValidationError) as refusal:
        api(person).action.package_create(**gappy(organization, state=state))

    assert state in refusal.value.error_dict["state"][0]


@pytest.mark.parametrize("action", ["package_patch", "package_update", "package_revise"])
def test_no_update_makes_a_record_with_gaps_public(api, person, organization, action):
    dataset = api(person).action.package_create(**gappy(organization))
    switches = {"state": "active", "private": False}
    payload = {
        "package_patch": {"id": dataset["id"], **switches},
        "package_update": {**dataset, **switches},
        "package_revise": {"match": {"id": dataset["id"]}, "update": switches},
    }[action]

    with pytest.raises(ValidationError) as refusal:
        api(person).call_action(action, payload)

    assert refusal.value.error_dict["ogip"]
    assert in_database(dataset["id"])[0] == "draft"


def test_activating_in_private_and_opening_later_is_refused_at_the_second_step(
    api, person, organization
):
    dataset = api(person).action.package_create(**gappy(organization, private=True))
    api(person).action.package_patch(id=dataset["id"], state="active")

    with pytest.raises(ValidationError):
        api(person).action.package_patch(id=dataset["id"], private=False)

    assert in_database(dataset["id"]) == ("active", True)


def test_ignore_auth_with_a_schema_of_its_own_creates_a_draft(sysadmin, organization):
    context = {"ignore_auth": True, "user": sysadmin["name"], "schema": {}}
    dataset = tk.get_action("package_create")(context, gappy(organization, name="harvested"))

    assert in_database(dataset["id"])[0] == "draft"


def test_core_functions_imported_directly_are_stopped_before_the_commit(
    api, editor, sysadmin, organization
):
    dataset = api(editor).action.package_create(**gappy(organization))
    context = {"user": sysadmin["name"], "ignore_auth": True, "model": model}
    payload = {key: value for key, value in dataset.items() if key != "ogip"}

    with pytest.raises(tk.ValidationError):
        core_package_update(context, {**payload, "state": "active"})
    model.Session.commit()

    assert in_database(dataset["id"])[0] == "draft"


def test_a_type_without_schema_is_held_to_the_rules_of_a_dataset(sysadmin, organization):
    context = {"user": sysadmin["name"], "ignore_auth": True, "schema": {}}
    fields = {"name": "odd-one", "type": "leaflet", "owner_org": organization["id"]}
    dataset = tk.get_action("package_create")(dict(context), dict(fields))

    with pytest.raises(tk.ValidationError) as refusal:
        tk.get_action("package_patch")(dict(context), {"id": dataset["id"], "state": "active"})

    assert "OG-102" in {reason["rule"] for reason in refusal.value.error_dict["ogip"]}
    assert model.Session.query(model.Package).filter_by(state="active").count() == 0
