"""Orders to submit an inventory in the background; never commits."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

import sqlalchemy as sa
from ckan import model

from ...model.inventory_submission import Submission
from .. import claims

WAITING, RUNNING, DONE, REFUSED, FAILED = "waiting", "running", "done", "refused", "failed"
_SUBMISSION = "ogip_inventory_submission"
_NOTE = sa.text(
    "update ogip_inventory_submission set state = :state, items_done = :done where id = :id"
)


class Claim(claims.Claim):
    """The right to submit the inventory of an organization in the background."""

    def try_inventory(self, organization_id: str) -> bool:
        """Claim an inventory; false where another process submits it."""
        return self.try_for(_SUBMISSION, organization_id)

    def note(self, submission_id: str, items_done: int) -> None:
        """Note how far a submission is."""
        noted = {"state": RUNNING, "done": items_done, "id": submission_id}
        self.connection.execute(_NOTE, noted)


def claiming() -> AbstractContextManager[Claim]:
    """Give a claim that is let go of at the end."""
    return claims.holding(Claim)


def is_alive(organization_id: str) -> bool:
    """Tell whether a process submits the inventory."""
    return claims.is_held(_SUBMISSION, organization_id)


def submission_of(organization_id: str) -> Submission | None:
    """Return the last order of an organization as it is stored now."""
    return model.Session.get(Submission, organization_id, populate_existing=True)


def order(submission: Submission) -> None:
    """Keep an order in the place of the last one."""
    forget(submission.organization_id)
    model.Session.add(submission)
    model.Session.flush()


def end(submission: Submission, state: str, refusal: dict[str, Any] | None = None) -> None:
    """Say how an order ended."""
    submission.state, submission.refusal = state, refusal
    if state == DONE:
        submission.items_done = submission.items_total
    model.Session.flush()


def forget(organization_id: str) -> None:
    """Forget the last order, and what was said against it."""
    model.Session.execute(sa.delete(Submission).filter_by(organization_id=organization_id))
