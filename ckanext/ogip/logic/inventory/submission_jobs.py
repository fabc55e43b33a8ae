"""Large inventories are submitted by a background worker.

Submitting is one transaction: a worker that is killed leaves nothing half done, and the inventory
can be submitted again.
"""

from __future__ import annotations

import logging
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...language import caller_language
from ...model.inventory_submission import Submission
from ...store.inventory import submissions
from ...store.inventory.submissions import DONE, FAILED, REFUSED, RUNNING, WAITING
from ..background import enqueue, speaking
from ..people import caller_id, names_by_id
from .submitting import submit

log = logging.getLogger(__name__)

INTERRUPTED = "interrupted"
_UNFINISHED = (WAITING, RUNNING)


def submit_later(context: Context, organization: str, items: int) -> None:
    """Hand the submission of an inventory of that many items to a worker; commits.

    Raises ValidationError where one is under way, or where nothing can be queued.
    """
    if submissions.is_alive(organization):
        message = tk._("The inventory is being submitted already. Wait until that is done.")
        raise tk.ValidationError({"organization": [message]})
    ordered = Submission(
        organization_id=organization,
        user_id=caller_id(context),
        lang=caller_language(),
        state=WAITING,
        items_total=items,
    )
    submissions.order(ordered)
    submission_id = ordered.id
    model.Session.commit()
    try:
        enqueue(work, [organization, submission_id], f"ogip submission {submission_id}")
    except tk.ValidationError:
        submissions.forget(organization)
        model.Session.commit()
        raise


def work(organization: str, submission_id: str) -> None:
    """Do a submission that was ordered; one that was replaced or done meanwhile is left alone."""
    with submissions.claiming() as claim:
        if not claim.try_inventory(organization):
            return
        ordered = submissions.submission_of(organization)
        if ordered is None or ordered.id != submission_id or ordered.state not in _UNFINISHED:
            return
        user, lang = model.User.get(ordered.user_id), ordered.lang
        context: Context = {"user": user.name if user else ""}
        claim.note(submission_id, 0)
        with speaking(lang):
            _end(organization, *_submit(context, organization, claim, submission_id))


def show_submission(organization: str) -> dict[str, Any] | None:
    """Return the last order of an organization, how far it is, and what was said against it."""
    ordered = submissions.submission_of(organization)
    if ordered is None:
        return None
    return {
        "id": ordered.id,
        "state": _state(ordered),
        "ordered": {
            "by": names_by_id([ordered.user_id]).get(ordered.user_id or ""),
            "at": ordered.ordered_at.isoformat(),
        },
        "progress": {"items_done": ordered.items_done, "items_total": ordered.items_total},
        "refusal": ordered.refusal,
    }


def _submit(
    context: Context, organization: str, claim: submissions.Claim, submission_id: str
) -> tuple[str, dict[str, Any] | None]:
    """Return how the submission ended, within its transaction, and what was said against it."""
    try:
        # Who lost the right since then submits no more.
        wanted = {"organization": organization}
        tk.check_access("ogip_inventory_submit", tk.fresh_context(context), wanted)
        submit(context, organization, lambda done: claim.note(submission_id, done))
    except tk.ValidationError as error:
        model.Session.rollback()
        return REFUSED, dict(error.error_dict)
    except Exception:
        model.Session.rollback()
        log.exception("The inventory of %s could not be submitted", organization)
        return FAILED, None
    return DONE, None


def _end(organization: str, state: str, refusal: dict[str, Any] | None) -> None:
    ordered = submissions.submission_of(organization)
    if ordered is not None:
        submissions.end(ordered, state, refusal)
    model.Session.commit()


def _state(ordered: Submission) -> str:
    """Return what the row says, unless its process died: then nothing was changed."""
    if ordered.state != RUNNING or submissions.is_alive(ordered.organization_id):
        return ordered.state
    # It may have ended between the two looks.
    again = submissions.submission_of(ordered.organization_id)
    return INTERRUPTED if again is None or again.state == RUNNING else again.state
