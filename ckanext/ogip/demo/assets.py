"""The assets of a department of the demonstration: promoted, described, published.

Whatever somebody changed is left alone: an asset is described only while it is exactly what the
promotion made, and published only while it is a draft, which an asset that was public never is.
So an interrupted load goes on where it stopped.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.model import State
from werkzeug.datastructures import FileStorage

from ..core.inventory import asset as promoted
from .acting import somebody
from .attachments import Attachment, attachments_of
from .content import Department, DemoItem
from .fields import asset_fields, asset_name


def promote(stored: Mapping[str, Any], user: str) -> dict[str, Any]:
    """Return the asset of an item: the one it has, or a new draft."""
    if stored["dataset"]:
        return stored["dataset"]
    return tk.get_action("ogip_item_promote")(somebody(user), {"id": stored["id"]})


def describe(
    item: DemoItem,
    department: Department,
    stored: Mapping[str, Any],
    asset: Mapping[str, Any],
    today: date,
) -> bool:
    """Fill in an asset just promoted, with its files, in one write; return whether it was."""
    if asset["name"] != promoted.asset_name(item.ref, stored["id"]):
        return False
    fields = {
        **asset_fields(item, department, today),
        "id": asset["id"],
        "name": asset_name(item),
    }
    resources = [_resource(attachment) for attachment in attachments_of(item)]
    if resources:
        fields["resources"] = resources
    tk.get_action("package_patch")(somebody(department.person("STEW").user), fields)
    return True


def publish(item: DemoItem, department: Department, asset: Mapping[str, Any]) -> bool:
    """Publish an asset that is to be public and never was; return whether it was published.

    Raises ValidationError when the gate refuses.
    """
    if not item.is_published or asset["state"] != State.DRAFT:
        return False
    coordinator = somebody(department.person("OGC").user)
    tk.get_action("ogip_publish")(coordinator, {"id": asset["id"]})
    return True


def _resource(attachment: Attachment) -> dict[str, Any]:
    upload = FileStorage(io.BytesIO(attachment.content), filename=attachment.filename)
    return {**attachment.fields, "url": attachment.filename, "upload": upload}
