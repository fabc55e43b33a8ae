"""The starting points of the attempts, and those who try."""

import io

import pytest
from ckan.plugins import toolkit as tk

from ckanext.ogip.testing.records import compliant_dataset
from tests.ckan.gate.matrix.attempts_api import gappy
from tests.ckan.gate.matrix.callers import Caller
from tests.ckan.gate.matrix.table import PEOPLE


@pytest.fixture
def caller_named(request, api, app, sysadmin):
    """Return the caller of a name."""

    def named(name):
        person = request.getfixturevalue(name) if name in PEOPLE else sysadmin
        return Caller(name, person, api, app)

    return named


@pytest.fixture
def started(api, editor, organization):
    """Make the starting point of a name; return the record, or the organization for a new one."""
    act = api(editor).action

    def draft():
        return act.package_create(**gappy(organization))

    def deleted():
        dataset = draft()
        act.package_delete(id=dataset["id"])
        return dataset

    def private():
        dataset = act.package_create(**gappy(organization, private=True))
        return act.package_patch(id=dataset["id"], state="active")

    def private_file():
        record = compliant_dataset(owner_org=organization["id"]) | {"private": True}
        record["resources"][0]["name_translated"] = {"en": "Only English"}
        return act.package_patch(id=act.package_create(**record)["id"], state="active")

    def other_type():
        context = {"ignore_auth": True, "user": editor["name"], "schema": {}}
        fields = {"name": "odd-one", "type": "leaflet", "owner_org": organization["id"]}
        return tk.get_action("package_create")(context, fields)

    def public():
        dataset = act.package_create(**compliant_dataset(owner_org=organization["id"]))
        act.ogip_publish(id=dataset["id"])
        return act.package_show(id=dataset["id"])

    def public_file():
        content = io.BytesIO(b"column\nfirst\n")
        content.name = "inspections.csv"
        dataset = act.package_create(**compliant_dataset(owner_org=organization["id"]))
        file = {"id": dataset["resources"][0]["id"]}
        api(editor).call_action("resource_patch", file, files={"upload": content})
        act.ogip_publish(id=dataset["id"])
        return act.package_show(id=dataset["id"])

    makers = {
        "nothing": lambda: organization,
        "draft": draft,
        "private": private,
        "private file": private_file,
        "deleted": deleted,
        "other type": other_type,
        "public": public,
        "public file": public_file,
    }
    return lambda start: makers[start]()
