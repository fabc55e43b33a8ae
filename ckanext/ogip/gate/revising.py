"""Which changes of public records wait for a review, and the guard over those that must.

What counts is what was saved: a change that reached the tables past `held` is refused here where
the policy holds changes back, and opens a revision where it makes them visible at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import ckan.plugins.toolkit as tk
from ckan import model

from .. import catalogue
from ..core.policy.revisions import MaterialChanges
from ..core.revision.at_once import goes_at_once, refreshed
from ..core.revision.differences import Differences, differences
from ..core.values import structured
from ..model.revision import Revision
from ..store import data_changes, events
from ..store.revision import revisions
from ..store.revision.revisions import Version
from .approval import fingerprint_of
from .published import as_published

OPENED, CHANGED = "revision_opened", "revision_changed"
APPROVED, DISCARDED = "revision_approved", "revision_discarded"
# The rule that says which resources document a dataset, whatever its severity is.
_DOCUMENTATION, _TYPES = "OG-208", "documentation_types"


class WaitsForApproval(tk.ValidationError):
    """A write past CKAN's actions would show a change that has to be approved first."""

    def __init__(self) -> None:
        message = tk._(
            "A change of this public record waits for approval before anybody sees it. Change the "
            "record by its form, or by the actions package_update and package_patch."
        )
        super().__init__({"message": [message]}, error_summary={tk._("Revision"): message})


def holds(organization: str | None, revision: Revision | None) -> bool:
    """Tell whether material changes wait: as the policy says, and to the end of what waits."""
    policy = catalogue.policy_for(organization).revisions
    held = MaterialChanges.HELD
    return policy.material_changes is held or bool(revision and revision.mode == held)


def may_go_at_once(found: Differences, organization: str | None) -> bool:
    """Tell whether a change need not wait although changes of this organization do."""
    policy = catalogue.policy_for(organization)
    documents = cast("tuple[str, ...]", policy.rules[_DOCUMENTATION].parameters[_TYPES])
    return goes_at_once(found, data_refresh=policy.revisions.data_refresh, documents=documents)


def compared(before: Mapping[str, Any], after: Mapping[str, Any]) -> Differences:
    """Return what differs between two versions of a record, under the policy in force."""
    return differences(before, after, catalogue.policy().immaterial_fields)


def after_material_change(
    package: model.Package, record: dict[str, Any], published: dict[str, Any] | None = None
) -> None:
    """Open a revision for what changed in public, or refuse what should have waited.

    `record` is the record as it was saved, `published` as others see it still, where that is known.
    Raises WaitsForApproval; the transaction is the caller's to roll back.
    """
    if revisions.applied_now(package.id):
        return
    published = published or as_published(package.id)
    if published is None:
        return
    found = compared(published, record)
    revision = revisions.open_revision(package.id)
    if not found.material:  # approved under another reading of what counts
        return
    if not holds(published.get("owner_org"), revision):
        _note(package, revision, published, record)
        return
    if not may_go_at_once(found, published.get("owner_org")):
        raise WaitsForApproval
    _log_refresh(package, found)


def log(kind: str, revision: Revision, user_id: str | None, **details: Any) -> None:
    """Add to the log what was done about a revision."""
    details |= {"revision": revision.id, "mode": revision.mode, "fingerprint": revision.fingerprint}
    organization, dataset = revision.organization_id, revision.dataset_id
    events.record(kind, events.ASSET, dataset, organization, user_id, details)


def _note(
    package: model.Package,
    revision: Revision | None,
    published: Mapping[str, Any],
    record: Mapping[str, Any],
) -> None:
    """Open the revision of a change that is visible at once, or let the open one go on."""
    user_id = getattr(tk.current_user, "id", None)
    wanted = _version(record)
    if revision:
        revisions.change(revision, wanted, user_id)
        return
    mode = MaterialChanges.VISIBLE_AT_ONCE
    opened = revisions.begin(package, mode, _version(published), wanted, user_id)
    log(OPENED, opened, user_id)


def _version(record: Mapping[str, Any]) -> Version:
    plain = {name: structured(value) for name, value in record.items()}
    plain["resources"] = [
        {name: structured(value) for name, value in resource.items()}
        for resource in record["resources"]
    ]
    return Version(plain, fingerprint_of(record))


def _log_refresh(package: model.Package, found: Differences) -> None:
    user_id = getattr(tk.current_user, "id", None)
    for resource_id in refreshed(found):
        details = {"resource_id": resource_id, "action": "package_update"}
        kind = data_changes.REFRESHED
        events.record(kind, events.ASSET, package.id, package.owner_org, user_id, details)
