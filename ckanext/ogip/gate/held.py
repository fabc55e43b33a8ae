"""Changes of public records that wait for approval: kept as a revision, not written.

The revision is the whole record as it would be. Who reads a record in order to write it goes on
from there; everybody else, and the gate itself, read what is public.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import authz, model
from ckan.types import Context

from .. import catalogue
from ..core.policy.revisions import MaterialChanges
from ..core.revision.merging import Merged, merge
from ..model.revision import APPLIED, APPROVED, Revision
from ..store.revision import revisions, staging
from ..store.revision.revisions import Version
from .approval import fingerprint_of
from .judge import is_exempt
from .revising import CHANGED, OPENED, WaitsForApproval, compared, holds, log, may_go_at_once
from .staged import stage_uploads
from .state import is_public
from .unsaved import as_it_would_be
from .withdrawal import is_public_now

HELD = MaterialChanges.HELD


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A change that was kept as a revision; `obsolete` are staged files to remove at the commit."""

    record: dict[str, Any]
    obsolete: tuple[str, ...] = ()


def hold(
    context: Context, package: model.Package, payload: dict[str, Any], record: Mapping[str, Any]
) -> HeldBack | None:
    """Keep a material change of a public record for review; None where CKAN shall write instead.

    `record` is what the package would become. Where only what need not wait has changed, `payload`
    becomes the public record with that change. Raises ValidationError for unreadable values.
    """
    revision = revisions.current_revision(package.id)
    if revision and revision.state == APPROVED:
        _let_through(revision, record)
        return None
    if not holds(package.owner_org, revision):
        return None
    tk.check_access("package_update", context, {"id": package.id})
    waiting = revision if revision and revision.mode == HELD else None
    public = public_version(context, package.id)
    view = joined(waiting, public).record if waiting else public
    start = public if waiting and _was_read_from(public, payload) else view
    wanted = as_it_would_be(context, package, payload, start)
    if may_go_at_once(compared(start, wanted), package.owner_org) and (
        waiting is None or _write_instead(context, payload, (start, public, wanted))
    ):
        return None
    if start is not view:
        wanted = _merge(start, view, wanted).record
    return _keep(context, package, payload, revision, public, wanted)


def is_holding(package: model.Package) -> bool:
    """Tell whether material changes of a stored record wait for approval."""
    if is_exempt(package.type) or not is_public_now(package):
        return False
    return holds(package.owner_org, revisions.open_revision(package.id))


def public_version(context: Context, dataset_id: str) -> dict[str, Any]:
    """Return the record as the public sees it, whatever waits, without our block."""
    reading = tk.fresh_context(context, ignore_auth=True, use_cache=False, for_view=False)
    return tk.get_action("package_show")(reading, {"id": dataset_id})


def joined(revision: Revision, public: Mapping[str, Any]) -> Merged:
    """Return what a revision makes of the record that is public now."""
    merged = _merge(revision.base, public, revision.payload)
    # A writer who hands back another date has read the public version.
    merged.record["metadata_modified"] = revision.changed_at.replace(tzinfo=None).isoformat()
    return merged


def show_to_writers(context: Context, dataset: dict[str, Any]) -> None:
    """Let a record that is read in order to be written be the revision that waits, if there is one.

    `dataset` is the public record as `package_show` is about to return it.
    """
    if not is_public(dataset) or is_exempt(dataset.get("type")):
        return
    revision = revisions.open_revision(dataset["id"])
    if revision is None or revision.mode != HELD or not _may_edit(context, dataset["id"]):
        return
    view = joined(revision, dataset).record
    dataset.clear()
    dataset.update(view)


def summary(revision: Revision) -> dict[str, Any]:
    """Return what the `ogip` block of a record says about the revision that waits."""
    user = model.User.get(revision.opened_by) if revision.opened_by else None
    return {
        "id": revision.id,
        "state": revision.state,
        "mode": revision.mode,
        "opened_by": user.name if user else None,
        "opened_at": revision.opened_at.isoformat(),
    }


def _let_through(revision: Revision, record: Mapping[str, Any]) -> None:
    """Let exactly what was approved in this transaction be written, once."""
    if fingerprint_of(record) != revision.fingerprint:
        model.Session.rollback()
        raise WaitsForApproval
    revisions.close(revision, APPLIED, revision.decided_by, revision.reason)


def _was_read_from(public: Mapping[str, Any], payload: Mapping[str, Any]) -> bool:
    return payload.get("metadata_modified") == public["metadata_modified"]


def _write_instead(
    context: Context,
    payload: dict[str, Any],
    versions: tuple[dict[str, Any], dict[str, Any], dict[str, Any]],
) -> bool:
    """Let CKAN write the public record with the change alone; False where they do not join."""
    start, public, wanted = versions
    merged = _merge(start, public, wanted)
    if merged.conflicts:
        return False
    given = payload.get("resources") or []
    uploads = {
        resource["id"]: {name: sent[name] for name in ("upload", "clear_upload") if sent.get(name)}
        for resource, sent in zip(wanted["resources"], given, strict=False)
    }
    written = {name: value for name, value in merged.record.items() if name != "metadata_modified"}
    written["resources"] = [each | uploads.get(each["id"], {}) for each in written["resources"]]
    payload.clear()
    payload.update(written)
    context["original_package"] = public
    return True


def _keep(  # noqa: PLR0913, PLR0917 - what a revision is made of
    context: Context,
    package: model.Package,
    payload: Mapping[str, Any],
    revision: Revision | None,
    public: dict[str, Any],
    wanted: dict[str, Any],
) -> HeldBack:
    user = model.User.get(context["user"])
    user_id = user.id if user else None
    before = revision.files if revision else {}
    if revision is None:
        staging.remove_all(package.id)  # what a withdrawal or a failed commit has left
    files = stage_uploads(package.id, payload, wanted, before)
    base = Version(public, fingerprint_of(public))
    version = Version(wanted, fingerprint_of(wanted))
    if revision is None:
        revision = revisions.begin(package, HELD, base, version, user_id)
        kind = OPENED
    else:
        kind = CHANGED
        revision.mode, revision.organization_id = HELD, package.owner_org
        revision.base, revision.base_fingerprint = public, base.fingerprint
        revisions.change(revision, version, user_id)
    revision.files = files
    log(kind, revision, user_id)
    used = {file["location"] for file in files.values()}
    obsolete = tuple(f["location"] for f in before.values() if f["location"] not in used)
    # Under its new name it is found only once it is approved.
    answer = {"name": public["name"], "ogip": {"revision": summary(revision)}}
    return HeldBack(joined(revision, public).record | answer, obsolete)


def _merge(
    base: Mapping[str, Any], public: Mapping[str, Any], changed: Mapping[str, Any]
) -> Merged:
    return merge(base, public, changed, catalogue.policy().immaterial_fields)


def _may_edit(context: Context, dataset_id: str) -> bool:
    asking = tk.fresh_context(context, ignore_auth=context.get("ignore_auth", False))
    return authz.is_authorized_boolean("package_update", asking, {"id": dataset_id})
