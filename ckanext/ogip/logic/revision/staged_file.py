"""The files of revisions that wait for approval, for those who may edit the record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...store.revision import revisions, staging


@dataclass(frozen=True, slots=True)
class StagedFile:
    """Where the new file of a resource lies, and the name it was uploaded under."""

    path: Path
    name: str


def staged_file(context: Context, reference: str, resource_id: str) -> StagedFile:
    """Return the file that waits for approval in a revision.

    Raises NotAuthorized for who may not edit the record, ObjectNotFound where no file waits.
    """
    tk.check_access("ogip_revision_discard", context, {"id": reference})
    package = model.Package.get(reference)
    revision = revisions.open_revision(package.id) if package else None
    file = revision.files.get(resource_id) if revision else None
    if revision is None or file is None:
        raise tk.ObjectNotFound(tk._("No new file of this resource waits for approval."))
    path = staging.path_of(revision.dataset_id, file["location"])
    if not path.is_file():
        raise tk.ObjectNotFound(tk._("The file that waits for approval cannot be found."))
    return StagedFile(path, file["name"])
