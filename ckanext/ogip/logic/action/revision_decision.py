"""Decisions about material changes of public records: approving them, discarding them."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ... import catalogue
from ...gate import deciding
from ...gate.held import HELD
from ...gate.revising import APPROVED, DISCARDED, log
from ...model import revision as states
from ...model.revision import Revision
from ...store.revision import revisions, staging
from ..revision.applied import tell_of_resources
from ..revision.view import show_revisions
from ..revision.waiting import waiting_revision
from ..schema import revision as schema

__all__ = ["ogip_revision_approve", "ogip_revision_discard"]


@tk.validate_action_data(schema.ogip_revision_approve)
def ogip_revision_approve(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Approve a revision: what was held replaces the public version, what is visible is reviewed.

    :param id: id or name of the asset
    :param fingerprint: that of the revision as it was read; another one by now is refused
    :param comment: what to note about it, up to 2000 characters
    :returns: a result of `ogip_revision_list`, its `state` now `applied` or `reviewed`
    :raises ValidationError: the revision has changed since, the public record has (`conflicts`), or
        the gate refuses as for `ogip_publish`; nothing has changed then

    Record, files, index, log and decision change in one transaction.
    """
    tk.check_access("ogip_revision_approve", context, data_dict)
    package = _lock(data_dict["id"])
    revision = _as_read(package, data_dict["fingerprint"])
    user_id = _user_id(context)
    _require_another(package, revision, user_id)
    comment = data_dict.get("comment")
    try:
        log(APPROVED, revision, user_id, comment=comment)
        if revision.mode == HELD:
            revision.decided_by, revision.reason = user_id, comment
            _apply(context, package, revision)
        else:
            revisions.close(revision, states.REVIEWED, user_id, comment)
        model.Session.commit()
    except Exception:
        model.Session.rollback()
        raise
    return _settled(revision)


@tk.validate_action_data(schema.ogip_revision_discard)
def ogip_revision_discard(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Discard a revision that was held; the public version stays as it is.

    :param id: id or name of the asset
    :param fingerprint: that of the revision as it was read; another one by now is refused
    :param reason: why, up to 2000 characters
    :returns: a result of `ogip_revision_list`, its `state` now `discarded`
    """
    tk.check_access("ogip_revision_discard", context, data_dict)
    package = _lock(data_dict["id"])
    revision = _as_read(package, data_dict["fingerprint"])
    if revision.mode != HELD:
        message = tk._("The public sees this change already. Change the record back instead.")
        raise tk.ValidationError({"id": [message]})
    user_id = _user_id(context)
    log(DISCARDED, revision, user_id, reason=data_dict["reason"])
    revisions.close(revision, states.DISCARDED, user_id, data_dict["reason"])
    model.Session.commit()
    return _settled(revision)


def _apply(context: Context, package: model.Package, revision: Revision) -> None:
    with deciding.approved(context, package, revision) as (public, record):
        writing = tk.fresh_context(context, original_package=public)
        saved = tk.get_action("package_update")(writing, record)
    tell_of_resources(context, public, saved)


def _settled(revision: Revision) -> dict[str, Any]:
    """Return a revision that was decided about, once the commit stands; its files are removed."""
    locations = [file["location"] for file in revision.files.values()]
    staging.remove(revision.dataset_id, locations)
    return show_revisions([revision])[0]


def _lock(reference: str) -> model.Package:
    """Return the asset, which nobody else changes until this transaction ends."""
    package = model.Package.get(reference, for_update=True)
    if package is None:
        raise tk.ObjectNotFound(tk._("Dataset not found"))
    # What was read before the lock may have changed while this waited for it.
    model.Session.refresh(package)
    return package


def _as_read(package: model.Package, fingerprint: str) -> Revision:
    revision = waiting_revision(package)
    if revision.fingerprint != fingerprint:
        message = tk._("Somebody has changed the revision since you read it. Look at it again.")
        raise tk.ValidationError({"fingerprint": [message]})
    return revision


def _require_another(package: model.Package, revision: Revision, user_id: str | None) -> None:
    policy = catalogue.policy_for(package.owner_org).revisions
    if policy.by_another and user_id and revision.changed_by == user_id:
        raise tk.NotAuthorized(
            tk._("You changed this revision last, so somebody else has to approve it.")
        )


def _user_id(context: Context) -> str | None:
    user = model.User.get(context["user"])
    return user.id if user else None
