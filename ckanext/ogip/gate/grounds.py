"""On what ground a record may be public: the rules allow it, or somebody decided, and it holds.

A decision is a row of `ogip_approval`, written in the transaction that publishes or before, and
bound to a fingerprint. The next material change makes it void.
"""

from __future__ import annotations

import datetime

from .. import catalogue, config
from ..core.findings import Assessment, Finding
from ..model.approval import Approval
from ..store.assessment import assessments
from ..store.assessment.assessments import (
    CHECKED,
    GRANDFATHERED,
    ON_CHECK,
    OVERRIDE,
    REPORTED,
    Grounds,
)
from .judge import today
from .published import breaks_more


def grounds_for(
    assessment: Assessment, organization: str | None, *, stays_public: bool = True
) -> Grounds | None:
    """Return the ground on which the record may be public, None where the gate refuses it.

    What `stays_public` keeps the approval it got on a check as long as nothing material changes
    and no further rule is broken: a loader's mark on a resource is no new decision, and must get
    through when rules are stricter by now. The sweep tells what they would refuse.
    """
    if not assessment.refusals:
        return ON_CHECK
    decided = assessments.approval_of(assessment.dataset_id or "")
    if (
        decided
        and (stays_public or decided.basis != CHECKED)
        and _holds(decided, assessment, organization)
    ):
        return Grounds(
            decided.basis,
            decided.reason_code,
            decided.explanation,
            decided.user_id,
            decided.approved_at,
        )
    return Grounds(REPORTED) if config.report_only() else None


def beyond_override(assessment: Assessment, organization: str | None) -> tuple[Finding, ...]:
    """Return the refusing findings that nobody may override in this organization."""
    locked = catalogue.policy_for(organization).not_overridable
    return tuple(finding for finding in assessment.refusals if finding.rule in locked)


def ended_bases(day: datetime.date | None = None) -> frozenset[str]:
    """Return the bases on which nothing may be public any more, as of `day` or of today."""
    until = catalogue.policy().grandfathered_until
    ended = until is not None and until < (day or today())
    return void_bases() | ({GRANDFATHERED} if ended else set())


def void_bases() -> frozenset[str]:
    """Return the bases that are no approval here: what a portal only reported, once it enforces."""
    return frozenset() if config.report_only() else frozenset({REPORTED})


def _holds(decided: Approval, assessment: Assessment, organization: str | None) -> bool:
    if decided.fingerprint != assessment.fingerprint or decided.basis in ended_bases():
        return False
    if decided.basis == OVERRIDE:
        return not beyond_override(assessment, organization)
    # Fields that do not count for the fingerprint, such as a review date, can break a rule too.
    return decided.basis in (CHECKED, GRANDFATHERED) and not breaks_more(assessment)
