"""Setting back to draft what is public without a valid approval."""

from __future__ import annotations

import datetime
import logging
from enum import StrEnum

from ckan import model
from ckan.lib import search

from ..gate.index import put_right_later
from ..gate.reconcile import Unapproved, problem_of
from ..gate.state import DRAFT
from ..store import activities, approvals, events
from ..store.item import items

log = logging.getLogger(__name__)

REDRAFTED = "set_to_draft"


class Outcome(StrEnum):
    """What became of an asset."""

    REDRAFTED = "redrafted"
    NOT_INDEXED = "not_indexed"
    SETTLED = "settled"
    FAILED = "failed"


def redraft(found: Unapproved, user_id: str | None) -> Outcome:
    """Make a public asset a draft again, log it as done by a user, and index it.

    An asset that was approved or hidden meanwhile is left alone (`SETTLED`). Nothing is raised: an
    asset that resists (`FAILED`, with its reason in the log) must not keep others public.
    """
    try:
        changed = _redraft(found.asset.id, user_id)
    except Exception:
        model.Session.rollback()
        log.exception("%s could not be set back to draft", found.asset.name)
        return Outcome.FAILED
    return _index(found.asset.id) if changed else Outcome.SETTLED


def _redraft(dataset_id: str, user_id: str | None) -> bool:
    package = model.Package.get(dataset_id, for_update=True)
    problem = problem_of(dataset_id)
    if package is None or problem is None:
        model.Session.rollback()
        return False
    activities.hide(package)
    approvals.end_approval(package.id)  # invalid: it keeps nothing public
    package.state = DRAFT
    # UTC without an offset, as CKAN keeps it.
    package.metadata_modified = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
    items.follow_asset(package)
    details = {"problem": problem.problem.value, "basis": problem.asset.basis}
    events.record(REDRAFTED, events.ASSET, package.id, package.owner_org, user_id, details)
    model.Session.commit()
    return True


def _index(dataset_id: str) -> Outcome:
    try:
        search.rebuild(dataset_id)
    except (search.SearchError, search.SearchIndexError):
        log.exception("%s is a draft, and could not be indexed", dataset_id)
        model.Session.rollback()
        put_right_later(dataset_id)
        return Outcome.NOT_INDEXED
    return Outcome.REDRAFTED
