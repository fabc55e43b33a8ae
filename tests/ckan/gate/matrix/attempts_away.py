"""The ways out of the public, decisions against the rules, and what stands behind a record."""

from __future__ import annotations

from typing import Any

from ckan import model

from tests.ckan.override.decision import DECISION
from tests.ckan.withdrawal.conftest import WHY

from .attempts_beside import console, in_session
from .callers import Caller

Record = dict[str, Any]


def delete(caller: Caller, dataset: Record) -> None:
    caller.call("package_delete", {"id": dataset["id"]})


def patch_deleted(caller: Caller, dataset: Record) -> None:
    caller.call("package_patch", {"id": dataset["id"], "state": "deleted"})


def patch_draft(caller: Caller, dataset: Record) -> None:
    caller.call("package_patch", {"id": dataset["id"], "state": "draft"})


def patch_private(caller: Caller, dataset: Record) -> None:
    caller.call("package_patch", {"id": dataset["id"], "private": True})


def bulk_private(caller: Caller, dataset: Record) -> None:
    ids = {"datasets": [dataset["id"]], "org_id": dataset["owner_org"]}
    caller.call("bulk_update_private", ids)


def bulk_delete(caller: Caller, dataset: Record) -> None:
    ids = {"datasets": [dataset["id"]], "org_id": dataset["owner_org"]}
    caller.call("bulk_update_delete", ids)


def purge(caller: Caller, dataset: Record) -> None:
    caller.call("dataset_purge", {"id": dataset["id"]})


def console_delete(caller: Caller, dataset: Record) -> None:
    console("dataset", "delete", dataset["name"])


def console_purge(caller: Caller, dataset: Record) -> None:
    console("dataset", "purge", dataset["name"])


def session_hide(caller: Caller, dataset: Record) -> None:
    in_session(dataset, lambda package: setattr(package, "private", True))


def session_purge(caller: Caller, dataset: Record) -> None:
    in_session(dataset, model.Package.purge)


def withdraw(caller: Caller, dataset: Record) -> None:
    reason = {"reason": "published_in_error", "explanation": WHY}
    caller.call("ogip_withdraw", {"id": dataset["id"], **reason})


def publish_withdrawn(caller: Caller, dataset: Record) -> None:
    caller.call("package_patch", {"id": dataset["id"], "state": "active", "private": False})


def delete_organization(caller: Caller, dataset: Record) -> None:
    caller.call("organization_delete", {"id": dataset["owner_org"]})


def purge_organization(caller: Caller, dataset: Record) -> None:
    caller.call("organization_purge", {"id": dataset["owner_org"]})


def disown(caller: Caller, dataset: Record) -> None:
    caller.call("package_owner_org_update", {"id": dataset["id"], "organization_id": ""})


def override(caller: Caller, dataset: Record) -> None:
    caller.call("ogip_publish", {"id": dataset["id"], "override": DECISION})


def change_overridden(caller: Caller, dataset: Record) -> None:
    purpose = {"en": "Plan trips.", "fr": "Planifier des sorties."}
    caller.call("package_patch", {"id": dataset["id"], "purpose": purpose})


def upsert(caller: Caller, dataset: Record) -> None:
    rows = [{"harbour": "Lunenburg"}]
    caller.call("datastore_upsert", {**_table(dataset), "records": rows, "method": "insert"})


def delete_rows(caller: Caller, dataset: Record) -> None:
    caller.call("datastore_records_delete", {**_table(dataset), "filters": {"harbour": "Halifax"}})


def run_triggers(caller: Caller, dataset: Record) -> None:
    caller.call("datastore_run_triggers", {"resource_id": dataset["resources"][0]["id"]})


def _table(dataset: Record) -> Record:
    return {"resource_id": dataset["resources"][0]["id"], "force": True}
