"""Approving a revision: it becomes the public record in the transaction at work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context
from werkzeug.datastructures import FileStorage

from ..core.labels import label_of
from ..core.revision.merging import Conflict
from ..language import caller_language
from ..model.revision import APPROVED, Revision
from ..store.revision import staging
from . import record as records
from .approval import fingerprint_of
from .held import joined, public_version


class Conflicts(tk.ValidationError):
    """Fields that the public record and the revision have changed differently meanwhile."""

    def __init__(self, conflicts: tuple[Conflict, ...], record: Mapping[str, Any]) -> None:
        names = ", ".join(dict.fromkeys(_in_words(each, record) for each in conflicts))
        message = tk._(
            "The public record has changed since this revision was saved, in: %(names)s. "
            "Open the form, decide which is right, save, and approve again."
        )
        self.conflicts = conflicts
        said = message % {"names": names}
        super().__init__({"conflicts": [said]}, error_summary={tk._("Revision"): said})


@contextmanager
def approved(
    context: Context, package: model.Package, revision: Revision
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Let the gate write a held revision once, within the transaction at work.

    Yields the public record as it is, and what `package_update` shall make of it; staged files are
    open for so long. Raises Conflicts before anything has changed.
    """
    public = public_version(context, package.id)
    merged = joined(revision, public)
    if merged.conflicts:
        raise Conflicts(merged.conflicts, merged.record)
    with ExitStack() as files:
        record = _to_write(merged.record, public, revision, files)
        wanted = records.from_payload(record, public) | {"id": package.id, "type": package.type}
        revision.state = APPROVED
        revision.fingerprint = fingerprint_of(wanted)
        model.Session.flush()
        yield public, record


def _to_write(
    merged: dict[str, Any], public: Mapping[str, Any], revision: Revision, files: ExitStack
) -> dict[str, Any]:
    """Return the payload of the write: the joined record, with its staged files as uploads."""
    stored = {each["id"] for each in public["resources"] if each.get("url_type") == "upload"}
    record = {name: value for name, value in merged.items() if name != "metadata_modified"}
    resources: list[dict[str, Any]] = []
    for resource in merged["resources"]:
        staged = revision.files.get(resource["id"])
        if staged:
            upload = _upload(revision.dataset_id, staged, files)
            resources.append({**resource, "upload": upload})
        elif resource["id"] in stored and resource.get("url_type") != "upload":
            resources.append({**resource, "clear_upload": True})
        else:
            resources.append(resource)
    return record | {"resources": resources}


def _upload(dataset_id: str, staged: Mapping[str, Any], files: ExitStack) -> FileStorage:
    try:
        stream = staging.path_of(dataset_id, staged["location"]).open("rb")
    except OSError:
        message = tk._(
            "The file “%(name)s” of this revision cannot be read. Upload it once more, or tell the "
            "people who run this portal."
        )
        raise tk.ValidationError({"upload": [message % {"name": staged["name"]}]}) from None
    return FileStorage(files.enter_context(stream), filename=staged["name"])


def _in_words(conflict: Conflict, record: Mapping[str, Any]) -> str:
    lang = caller_language()
    if conflict.resource_id is None:
        return label_of("field", conflict.field or "", lang)
    titles = {each["id"]: each.get("name_translated") for each in record["resources"]}
    title = (titles.get(conflict.resource_id) or {}).get(lang) or conflict.resource_id
    field = label_of("resource_field", conflict.field, lang) if conflict.field else None
    return f"{title} ({field})" if field else title
