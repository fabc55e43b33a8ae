"""The record that publishes an inventory in the portal, made once and then kept up to date."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context
from werkzeug.datastructures import FileStorage

from ... import catalogue
from ...core.inventory.own_record import Holder, OwnFile, digest_of, files_of, first_draft
from ...core.text import Text
from ...core.values import read_bilingual, read_text
from ...gate.judge import today
from ...model.inventory_edition import Edition
from ...store.inventory.public_entries import all_entries


def keep_record(context: Context, edition: Edition) -> dict[str, Any]:
    """Bring the record of the public edition up to date and publish it; commits.

    Returns `{id, name, changed, published, refused}`. Files that are the same are not written.
    """
    holder = _holder(context, edition.organization_id)
    own = catalogue.policy_for(edition.organization_id).inventory_record
    draft = first_draft(holder, today(), license_id=own.license_id, jurisdiction=own.jurisdiction)
    # By its name where an earlier run was cut short before it could note the id.
    package = model.Package.get(edition.dataset_id or draft["name"])
    if package is not None and package.state == model.State.DELETED:
        message = tk._("The record of the inventory was deleted. Restore it, then publish again.")
        return _answer(package.id, package.name, changed=False, refused=[_reason(message)])
    record = _record(context, package, draft)
    _remember(edition, record["id"], edition.files_digest)
    files = files_of(holder, (listed.facts for listed in all_entries(edition.id)))
    digest = digest_of(files)
    changed = edition.files_digest != digest
    if changed:
        record = _write(context, files, record)
        _remember(edition, record["id"], digest)
    refused = _publish(context, record)
    return _answer(record["id"], record["name"], changed=changed, refused=refused)


def _answer(
    dataset_id: str, name: str, *, changed: bool, refused: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "id": dataset_id,
        "name": name,
        "changed": changed,
        "published": not refused,
        "refused": refused,
    }


def _reason(message: str) -> dict[str, Any]:
    """Return what no rule says in the shape in which the gate lists what rules say."""
    unsaid = dict.fromkeys(("rule", "clause", "field", "resource_id"))
    return {**unsaid, "message": message, "remediation": ""}


def _holder(context: Context, organization_id: str) -> Holder:
    asked = {"id": organization_id, "include_datasets": False, "include_users": False}
    found = tk.get_action("organization_show")(tk.fresh_context(context), asked)
    titles = read_bilingual(found.get("title_translated"))
    title = found.get("title") or found["name"]
    return Holder(
        id=found["id"],
        name=found["name"],
        title=Text(titles.get("en") or title, titles.get("fr") or title),
        email=read_text(found.get("opengov_email")),
    )


def _record(
    context: Context, package: model.Package | None, draft: dict[str, Any]
) -> dict[str, Any]:
    if package is None:
        return tk.get_action("package_create")(tk.fresh_context(context), draft)
    return tk.get_action("package_show")(tk.fresh_context(context), {"id": package.id})


def _write(context: Context, files: Sequence[OwnFile], record: dict[str, Any]) -> dict[str, Any]:
    own = {each["url"].rpartition("/")[2]: each["id"] for each in record["resources"]}
    others = [each for each in record["resources"] if each["id"] not in _ours(own, files)]
    resources = [_resource(each) | _known(own, each) for each in files]
    changes = {"id": record["id"], "resources": [*resources, *others]}
    changes["date_modified"] = today().isoformat()
    return tk.get_action("package_patch")(tk.fresh_context(context), changes)


def _ours(own: dict[str, str], files: Sequence[OwnFile]) -> set[str]:
    return {own[each.name] for each in files if each.name in own}


def _known(own: dict[str, str], file: OwnFile) -> dict[str, str]:
    return {"id": own[file.name]} if file.name in own else {}


def _resource(file: OwnFile) -> dict[str, Any]:
    upload = FileStorage(io.BytesIO(file.content), filename=file.name)
    return {**file.fields, "url": file.name, "upload": upload}


def _remember(edition: Edition, dataset_id: str, digest: str | None) -> None:
    if (edition.dataset_id, edition.files_digest) != (dataset_id, digest):
        edition.dataset_id, edition.files_digest = dataset_id, digest
        model.Session.commit()


def _publish(context: Context, record: dict[str, Any]) -> list[dict[str, Any]]:
    """Publish the record unless it is public; return what the gate says against it."""
    if record["state"] == model.State.ACTIVE and not record["private"]:
        return []
    try:
        tk.get_action("ogip_publish")(tk.fresh_context(context), {"id": record["id"]})
    except tk.ValidationError as error:
        found: Any = error.error_dict.get("ogip")
        return found or [_reason(" ".join(error.error_summary.values()))]
    return []
