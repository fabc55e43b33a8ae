"""What is written through CKAN's models, past its actions: seen before the commit, judged as ever.

What went through the actions arrives here too, with its approval, and costs one look-up. The
approval is a row of the transaction at work: no flag says who writes, so none can be forged.
"""

from __future__ import annotations

import logging
from typing import Any

from ckan import model
from ckan.lib import search

from .. import config
from ..store import activities, approvals, withdrawals
from ..store.assessment import assessments, verdicts
from ..store.lifetime import decisions
from ..store.revision import revisions
from ..store.sessions import as_others_see
from . import record as records
from . import revising
from .approval import fingerprint_of
from .grounds import grounds_for
from .index import put_right_later
from .judge import is_exempt, judge, known_about
from .published import as_published
from .refusal import Refusal, UnapprovedWrite
from .state import is_public
from .verdict import verdict_on
from .withdrawal import DELETE, MAKE_PRIVATE, refusal_of_leaving

log = logging.getLogger(__name__)


def before_commit(package: model.Package, *, is_new: bool = False) -> None:
    """Refuse a record that would become, stay or cease to be public against a blocking rule.

    Raises Refusal; the caller's transaction is the caller's to roll back: committing it again is
    refused again. The search index is brought back to what is committed.
    """
    if is_exempt(package.type):
        return
    if not is_public({"state": package.state, "private": package.private}):
        if not is_new:
            deleted = package.state == model.State.DELETED
            _before_leaving(package, DELETE if deleted else MAKE_PRIVATE)
        return
    record, approved = _with_approval(package)
    if fingerprint_of(record) != approved:
        _require_allowed(package, record)


def before_purge(package: model.Package) -> None:
    """Refuse to erase what the public sees; drop what is stored about anything else.

    Raises Refusal, as `before_commit` does.
    """
    if not is_exempt(package.type):
        _before_leaving(package, DELETE)
    # A purged id may be used again; its approval must not.
    assessments.forget(package.id)
    revisions.forget(package.id)
    decisions.forget(package.id)


def _before_leaving(package: model.Package, action: str) -> None:
    """Refuse to take away what the public sees under an approval, or end that approval.

    What the actions take away was refused or let go before; it is judged here once more.
    """
    if not approvals.is_approved(package.id):
        return
    published = as_published(package.id)
    if published:
        refusal = refusal_of_leaving(published, action)
        if refusal:
            _index_what_is_committed(package.id)
            log.warning("Refused: a write past CKAN's actions would have hidden %s", package.id)
            raise refusal
        activities.hide(package)
    # What becomes public again later needs a new approval, whoever hid it.
    approvals.end_approval(package.id)


def _with_approval(package: model.Package) -> tuple[dict[str, Any], str | None]:
    """Return the record as it would be committed, and the fingerprint that is approved."""
    standing = approvals.standing_of(package.id)
    if {resource.id for resource in package.resources} != standing.resource_ids:
        # Files that were added or removed by themselves, which a package in memory does not see.
        model.Session.expire(package, ["resources_all"])
    return records.from_model(package), standing.fingerprint


def _require_allowed(package: model.Package, record: dict[str, Any]) -> None:
    """Refuse what was not approved, or approve the change of what the public sees already."""
    published = as_published(package.id)
    if published and fingerprint_of(published) == fingerprint_of(record):
        return
    assessment = judge(record, known_about(record))
    grounds = grounds_for(assessment, package.owner_org)
    if grounds and (published or _only_reports(package)):
        verdicts.save(verdict_on(package, record, assessment))
        assessments.save_approval(assessment, grounds)
        if published:
            _review(package, record, published)
        return
    _index_what_is_committed(package.id)
    log.warning("Refused: a write past CKAN's actions would have left %s public", package.id)
    refusal = Refusal if published else UnapprovedWrite
    raise refusal(assessment, len(record["resources"]))


def _review(package: model.Package, record: dict[str, Any], published: dict[str, Any]) -> None:
    """Open a revision for what was written past the actions, or refuse what has to wait."""
    try:
        revising.after_material_change(package, record, published)
    except revising.WaitsForApproval:
        _index_what_is_committed(package.id)
        raise


def _only_reports(package: model.Package) -> bool:
    return config.report_only() and not withdrawals.is_withdrawn(package.id)


def _index_what_is_committed(dataset_id: str) -> None:
    """Undo what an action may have put into the index ahead of the commit that is refused."""
    try:
        with as_others_see():
            if model.Package.get(dataset_id):
                search.rebuild(dataset_id)
            else:
                search.clear(dataset_id)
    except (search.SearchError, search.SearchIndexError):
        # The refusal says more than a failing index, and must not give way to it.
        put_right_later(dataset_id)
