"""What is public stays public, and what was withdrawn stays away, until somebody decides otherwise.

The decision is a row of `ogip_withdrawal`, written in the same transaction by the actions of
`logic.action.withdrawal`: a context key could be set by any code in the process.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from .. import config
from ..store import activities, withdrawals
from ..store.assessment import assessments
from ..store.revision import revisions
from . import record as records
from .judge import is_exempt, judge, known_about
from .refusal import Refusal
from .state import is_public

RULE = "OG-314"
DELETE, MAKE_PRIVATE, WITHDRAW = "delete", "make_private", "withdraw"


class StaysWithdrawn(tk.ValidationError):
    """Somebody would make a withdrawn record public without reinstating it."""

    def __init__(self, dataset_id: str) -> None:
        self.dataset_id = dataset_id
        message = tk._(
            "The record was withdrawn, so it stays out of the public view. Publish it again on the "
            "tab “Open government”, or by the action ogip_reinstate."
        )
        super().__init__({"state": [message]})


def before_leaving(context: Context, package: model.Package, record: Mapping[str, Any]) -> None:
    """Refuse an update that takes a public record away without a reason that counts.

    `record` is what the package would become. Raises Refusal with the finding of OG-314.
    """
    # As for a refused publication: reasons are for those who may edit the record.
    tk.check_access("package_update", context, {"id": package.id})
    deleted = record.get("state") == model.State.DELETED
    require_reason(package, DELETE if deleted else MAKE_PRIVATE)
    revisions.supersede(package.id)
    activities.hide(package)


def require_reason(package: model.Package, action: str) -> None:
    """Raise Refusal, after rolling back, where OG-314 forbids taking a public record away.

    What the gate never let through is not protected: whoever sees it may take it away at once.
    """
    if is_exempt(package.type) or not is_public_now(package):
        return
    refusal = refusal_of_leaving(records.from_model(package), action)
    if refusal:
        model.Session.rollback()
        raise refusal


def refusal_of_leaving(published: Mapping[str, Any], action: str) -> Refusal | None:
    """Return why a record that the public sees may not be taken away, None where it may be."""
    withdrawal = withdrawals.open_withdrawal(published["id"])
    if config.report_only() or not (withdrawal or assessments.approval_of(published["id"])):
        return None
    asked = {
        "name": WITHDRAW if withdrawal else action,
        "reason": withdrawal.reason if withdrawal else None,
    }
    assessment = judge(published, {**known_about(published), "action": asked})
    # Whatever else is wrong with the record is no reason to keep it public.
    leaving = tuple(finding for finding in assessment.findings if finding.rule == RULE)
    assessment = replace(assessment, findings=leaving)
    return Refusal(assessment, len(published["resources"])) if assessment.refusals else None


def is_public_now(package: model.Package) -> bool:
    """Return whether the public sees the record as it is stored, whatever a payload says."""
    return is_public({"state": package.state, "private": package.private})


def require_reinstatement(package_id: str) -> None:
    """Raise StaysWithdrawn, after rolling back, for a withdrawn record that nobody reinstated."""
    if withdrawals.is_withdrawn(package_id):
        model.Session.rollback()
        raise StaysWithdrawn(package_id)
