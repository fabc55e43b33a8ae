"""Publishing against a rule: a sysadmin's decision, for one record as it lies there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model

from ..core.findings import Assessment, Finding
from ..store import events
from ..store.assessment import assessments
from ..store.assessment.assessments import Grounds
from . import record as records
from .grounds import beyond_override
from .judge import is_exempt, judge, known_about
from .refusal import Refusal

OVERRIDDEN = "publication_overridden"


class BeyondOverride(Refusal):
    """A rule that nobody may override stands against the record, or could not be checked."""

    def __init__(self, assessment: Assessment, resource_count: int) -> None:
        super().__init__(assessment, resource_count)
        rules = ", ".join(sorted({finding.rule for finding in assessment.refusals}))
        message = tk._(
            "Nobody may override these rules on this portal: %(rules)s. "
            "Put the record in order, then publish it."
        ) % {"rules": rules}
        self.error_dict["override"] = [message]
        self.error_summary[tk._("Override")] = message


def decide(package: model.Package, grounds: Grounds) -> None:
    """Record, in the transaction at work, that a stored record may be public against its rules.

    Nothing is recorded where no rule refuses it. Raises BeyondOverride after rolling back.
    """
    if is_exempt(package.type):
        return
    record = records.from_model(package) | {"state": model.State.ACTIVE, "private": False}
    assessment = judge(record, known_about(record))
    locked = beyond_override(assessment, package.owner_org)
    if locked:
        model.Session.rollback()
        raise BeyondOverride(replace(assessment, findings=locked), len(record["resources"]))
    if assessment.refusals:
        assessments.save_approval(assessment, grounds)
        _log(package, assessment, grounds)


def _log(package: model.Package, assessment: Assessment, grounds: Grounds) -> None:
    events.record(
        OVERRIDDEN,
        events.ASSET,
        package.id,
        package.owner_org,
        grounds.user_id,
        {
            "reason_code": grounds.reason_code,
            "explanation": grounds.explanation,
            "fingerprint": assessment.fingerprint,
            "ruleset_version": assessment.ruleset_version,
            "policy": assessment.policy,
            "rules": [_as_logged(finding) for finding in assessment.refusals],
        },
    )


def _as_logged(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "clause": finding.clause,
        "outcome": finding.outcome.value,
        "message_key": finding.key,
        "field": finding.field,
        "resource_id": finding.resource_id,
    }
