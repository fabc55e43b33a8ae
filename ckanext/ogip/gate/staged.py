"""Uploads of a change that is held back: kept apart from the files that the public downloads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model

from ..store.revision import staging
from .faults import undone_on_failure


def stage_uploads(
    dataset_id: str,
    payload: Mapping[str, Any],
    wanted: Mapping[str, Any],
    before: Mapping[str, Any],
) -> dict[str, Any]:
    """Stage what is uploaded, and return the staged files of the revision by resource id.

    `payload` and `wanted` have their resources in the same order; `before` are the files so far.
    Raises ValidationError for a file that cannot be kept, after rolling back.
    """
    stored = {each["id"] for each in wanted["resources"] if each.get("url_type") == "upload"}
    files = {id_: file for id_, file in before.items() if id_ in stored}
    given = payload.get("resources") or []
    for resource, sent in zip(wanted["resources"], given, strict=False):
        upload = sent.get("upload")
        if upload and resource["id"] in stored:
            files[resource["id"]] = _stage(dataset_id, resource, upload)
    return files


def _stage(dataset_id: str, resource: Mapping[str, Any], upload: Any) -> dict[str, Any]:
    try:
        with undone_on_failure(dataset_id):
            location, size = staging.store(dataset_id, resource["id"], upload.stream)
    except staging.TooLargeError:
        model.Session.rollback()
        raise tk.ValidationError({"upload": [tk._("File upload too large")]}) from None
    except staging.NoStorageError:
        model.Session.rollback()
        message = tk._("This portal stores no files. Give the address of the file instead.")
        raise tk.ValidationError({"upload": [message]}) from None
    name = str(resource["url"]).rsplit("/", 1)[-1]
    return {"location": location, "name": name, "size": size}
