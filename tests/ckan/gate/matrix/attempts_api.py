"""The ways through CKAN's actions; each function is named in the table and tries one."""

from __future__ import annotations

import io
from typing import Any

from ckanext.ogip.testing.records import compliant_dataset

from .callers import Caller

Record = dict[str, Any]
OPEN = {"state": "active", "private": False}


def gappy(organization: Record, **fields: Any) -> Record:
    """Return a record that lacks a licence."""
    record = compliant_dataset(owner_org=organization["id"])
    del record["license_id"]
    return record | fields


def create(caller: Caller, organization: Record) -> None:
    caller.call("package_create", gappy(organization))


def create_draft(caller: Caller, organization: Record) -> None:
    caller.call("package_create", gappy(organization, state="draft"))


def create_active(caller: Caller, organization: Record) -> None:
    caller.call("package_create", gappy(organization, **OPEN))


def create_banana(caller: Caller, organization: Record) -> None:
    caller.call("package_create", gappy(organization, state="banana"))


def create_allowed(caller: Caller, organization: Record) -> None:
    caller.call("package_create", gappy(organization, **OPEN), allow_state_change=True)


def create_other_type(caller: Caller, organization: Record) -> None:
    fields = {"name": "odd-one", "type": "leaflet", "owner_org": organization["id"]}
    caller.call("package_create", {**fields, **OPEN})


def publish(caller: Caller, dataset: Record) -> None:
    caller.call("ogip_publish", {"id": dataset["id"]})


def patch_active(caller: Caller, dataset: Record) -> None:
    caller.call("package_patch", {"id": dataset["id"], "state": "active"})


undelete = patch_active


def patch_both(caller: Caller, dataset: Record) -> None:
    switches = {"state": "active", "private": "False"}
    caller.call("package_patch", {"id": dataset["id"], **switches})


def update_active(caller: Caller, dataset: Record) -> None:
    caller.call("package_update", {**dataset, **OPEN})


def update_by_name(caller: Caller, dataset: Record) -> None:
    named = {key: value for key, value in dataset.items() if key != "id"}
    caller.call("package_update", {**named, **OPEN})


def revise_active(caller: Caller, dataset: Record) -> None:
    caller.call("package_revise", {"match": {"id": dataset["id"]}, "update": OPEN})


def patch_flags(caller: Caller, dataset: Record) -> None:
    flags = {"allow_state_change": True, "ogip_approved": True, "approved": True}
    caller.call("package_update", {**dataset, **OPEN}, **flags)


def patch_block(caller: Caller, dataset: Record) -> None:
    block = {"state": "published", "approvals": ["all"], "assessment": {"decision": "allow"}}
    caller.call("package_patch", {"id": dataset["id"], **OPEN, "ogip": block})


def patch_extras(caller: Caller, dataset: Record) -> None:
    extras = [{"key": "License_ID", "value": "ca-ogl-lgo"}, {"key": "ogip_state", "value": "ok"}]
    caller.call("package_patch", {"id": dataset["id"], **OPEN, "extras": extras})


def patch_open(caller: Caller, dataset: Record) -> None:
    caller.call("package_patch", {"id": dataset["id"], "private": False})


def update_open_without_state(caller: Caller, dataset: Record) -> None:
    stateless = {key: value for key, value in dataset.items() if key != "state"}
    caller.call("package_update", {**stateless, "private": False})


def revise_open(caller: Caller, dataset: Record) -> None:
    update = {"match": {"id": dataset["id"]}, "filter": ["-state"], "update": {"private": False}}
    caller.call("package_revise", update)


def bulk_open(caller: Caller, dataset: Record) -> None:
    ids = {"datasets": [dataset["id"]], "org_id": dataset["owner_org"]}
    caller.call("bulk_update_public", ids)


def change_owner(caller: Caller, dataset: Record) -> None:
    owner = {"id": dataset["id"], "organization_id": dataset["owner_org"]}
    caller.call("package_owner_org_update", owner)


def clear_licence(caller: Caller, dataset: Record) -> None:
    caller.call("package_patch", {"id": dataset["id"], "license_id": ""})


def clear_without_state(caller: Caller, dataset: Record) -> None:
    cleared = {key: value for key, value in dataset.items() if key not in ("state", "license_id")}
    caller.call("package_update", cleared)


def revise_without_state(caller: Caller, dataset: Record) -> None:
    match = {"match": {"id": dataset["id"]}, "filter": ["-state", "-license_id"]}
    caller.call("package_revise", {**match, "update": {"author": "nobody"}})


def no_resources(caller: Caller, dataset: Record) -> None:
    caller.call("package_patch", {"id": dataset["id"], "resources": []})


def spoil_resource(caller: Caller, dataset: Record) -> None:
    resource = dataset["resources"][0]
    caller.call("resource_update", {**resource, "name_translated": {"en": "Only English"}})


def patch_resource(caller: Caller, dataset: Record) -> None:
    resource = {"id": dataset["resources"][0]["id"], "name_translated": {"en": "Only English"}}
    caller.call("resource_patch", resource)


def add_resource(caller: Caller, dataset: Record) -> None:
    resource = {"package_id": dataset["id"], "url": "https://data.department.example/x.csv"}
    caller.call("resource_create", {**resource, "name_translated": {"en": "Only English"}})


def delete_dictionary(caller: Caller, dataset: Record) -> None:
    kinds = {file["resource_type"]: file["id"] for file in dataset["resources"]}
    caller.call("resource_delete", {"id": kinds["data_dictionary"]})


def datastore_resource(caller: Caller, dataset: Record) -> None:
    table = {"resource": {"package_id": dataset["id"]}, "fields": [{"id": "a", "type": "int"}]}
    caller.call("datastore_create", table)


def upload_refused(caller: Caller, dataset: Record) -> None:
    content = io.BytesIO(b"column\nsecond\n")
    content.name = "inspections.csv"
    broken = {"id": dataset["resources"][0]["id"], "format": "PDF", "resource_type": ""}
    caller.call("resource_patch", broken, files={"upload": content})
