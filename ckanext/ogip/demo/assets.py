"""The assets of a department of the demonstration: promoted, described, published.

Whatever somebody changed is left alone: an asset is described only while it is exactly what the
promotion made, and published only while it is a draft that nobody withdrew.
So an interrupted load goes on where it stopped.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from typing import Any

import ckan.plugins.toolkit as tk
from werkzeug.datastructures import FileStorage

from ..core.inventory.asset import asset_name as name_on_promotion
from ..gate.state import DRAFT
from ..store.withdrawals import open_withdrawal
from .acting import somebody
from .attachments import Attachment, attachments_of
from .content import DemoItem, Department
from .fields import asset_fields, asset_name


def promoted(item: DemoItem, department: Department, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return the asset of an item: the one it has, or a new draft."""
    if stored["dataset"]:
        return stored["dataset"]
    steward = somebody(department.person("STEW").user)
    return tk.get_action("ogip_item_promote")(steward, {"id": stored["id"], "type": item.type})


def is_untouched(asset: Mapping[str, Any], stored: Mapping[str, Any]) -> bool:
    """Tell whether an asset still has the name that the promotion gave it."""
    return asset["name"] == name_on_promotion(stored["ref_number"], stored["id"])


def describe(asset: Mapping[str, Any], item: DemoItem, department: Department, today: date) -> None:
    """Fill in an asset just promoted, with its name and its files, in one write."""
    fields = asset_fields(item, department, today) | {"id": asset["id"], "name": asset_name(item)}
    resources = [_resource(attachment) for attachment in attachments_of(item)]
    if resources:
        fields["resources"] = resources
    steward = somebody(department.person("STEW").user)
    tk.get_action("package_patch")(steward, fields)


def publish(asset: Mapping[str, Any], item: DemoItem, department: Department) -> bool:
    """Publish a draft that is to be public and was not withdrawn; return whether it was published.

    Raises ValidationError when the gate refuses.
    """
    if not item.is_published or asset["state"] != DRAFT or open_withdrawal(asset["id"]):
        return False
    coordinator = somebody(department.person("OGC").user)
    tk.get_action("ogip_publish")(coordinator, {"id": asset["id"]})
    return True


def _resource(attachment: Attachment) -> dict[str, Any]:
    upload = FileStorage(io.BytesIO(attachment.content), filename=attachment.filename)
    return {**attachment.fields, "url": attachment.filename, "upload": upload}
