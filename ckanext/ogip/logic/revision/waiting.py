"""The revision that waits for a decision about an asset."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan import model

from ...gate.judge import is_exempt
from ...gate.withdrawal import is_public_now
from ...model.revision import Revision
from ...store.revision import revisions


def waiting_revision(package: model.Package | None) -> Revision:
    """Return the open revision of a public asset; raises ObjectNotFound where there is none."""
    if package is None:
        raise tk.ObjectNotFound(tk._("Dataset not found"))
    seen = is_public_now(package) and not is_exempt(package.type)
    revision = revisions.open_revision(package.id) if seen else None
    if revision is None:
        raise tk.ObjectNotFound(tk._("No change of this record waits for approval."))
    return revision
