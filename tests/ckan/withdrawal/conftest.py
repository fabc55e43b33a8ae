"""A published record with a stored file and data, and the same record withdrawn."""

import io

import pytest

from ckanext.ogip.testing.records import compliant_dataset

WHY = {
    "en": "The counts of two harbours were swapped.",
    "fr": "Les comptages de deux ports étaient inversés.",
}


@pytest.fixture
def make_public(api, editor, organization):
    """Publish a record; keyword arguments replace fields."""

    def make(**fields):
        given = compliant_dataset(owner_org=organization["id"]) | fields
        dataset = api(editor).action.package_create(**given)
        api(editor).action.ogip_publish(id=dataset["id"])
        return api(editor).action.package_show(id=dataset["id"])

    return make


@pytest.fixture
def public(api, editor, organization):
    """A published record, its first file stored here, with rows in the DataStore."""
    dataset = api(editor).action.package_create(**compliant_dataset(owner_org=organization["id"]))
    file_id = dataset["resources"][0]["id"]
    content = io.BytesIO(b"harbour,count\nHalifax,2\n")
    content.name = "inspections.csv"
    api(editor).call_action("resource_patch", {"id": file_id}, files={"upload": content})
    rows = [{"harbour": "Halifax", "count": 2}]
    api(editor).action.datastore_create(resource_id=file_id, records=rows, force=True)
    api(editor).action.ogip_publish(id=dataset["id"])
    return api(editor).action.package_show(id=dataset["id"])


@pytest.fixture
def withdraw(api, org_admin):
    """Withdraw a record as the administrator of its organization."""

    def act(dataset, reason="published_in_error", explanation=WHY):
        return api(org_admin).action.ogip_withdraw(
            id=dataset["id"], reason=reason, explanation=explanation
        )

    return act


@pytest.fixture
def withdrawn(public, withdraw):
    """The published record, withdrawn."""
    withdraw(public)
    return public
