"""What the rules say about one record: findings, and the assessment that gathers them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from .formatting import format_clause
from .template import Template
from .text import LANGUAGES, Text


class Severity(StrEnum):
    """How much a failing rule matters."""

    # That of Enum is written in Python, and both enumerations are keys a hundred times a record.
    __hash__ = str.__hash__

    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


class Stage(StrEnum):
    """The moment for which a record is judged."""

    DRAFT = "draft"
    PUBLISH = "publish"
    INVENTORY_PUBLISH = "inventory_publish"
    PLAN_PUBLISH = "plan_publish"
    MAINTAIN = "maintain"


class Outcome(StrEnum):
    """What a rule says, strongest first: where several hold, the earlier one stands."""

    __hash__ = str.__hash__

    COULD_NOT_CHECK = "could_not_check"
    NOT_APPLICABLE = "not_applicable"
    WAIVED = "waived"
    FAIL = "fail"
    NOT_YET_DUE = "not_yet_due"
    PASS = "pass"  # noqa: S105 - an outcome, no password


class Decision(StrEnum):
    """Whether the stage may be entered."""

    ALLOW = "allow"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says about one place of a record.

    `field` is the form field's name (`title_translated-fr` for one language), `resource_id` the
    resource it belongs to, if that one is saved. `refuses` tells whether it closes the stage;
    `would_refuse` that it would, if the policy did not only watch (`report_only`).
    `key` and `params` identify the message; the texts are written when they are asked for.
    """

    rule: str
    clause: str
    severity: Severity
    outcome: Outcome
    key: str
    field: str | None
    resource_id: str | None
    params: Mapping[str, Any]
    refuses: bool
    would_refuse: bool
    message_template: Template
    remediation_template: Template
    why: Text
    who_can_fix: tuple[str, ...]
    who_can_waive: tuple[str, ...]
    waiver_id: str | None = None

    @property
    def message(self) -> Text:
        """Say what is wrong here, with the actual values."""
        return self.message_template.fill(_with_clause(self))

    @property
    def remediation(self) -> Text:
        """Say what to do about it."""
        return self.remediation_template.fill(_with_clause(self))

    def as_dict(self) -> dict[str, Any]:
        """Return the finding as plain JSON values."""
        return {
            "rule": self.rule,
            "clause": self.clause,
            "severity": self.severity.value,
            "outcome": self.outcome.value,
            "message_key": self.key,
            "field": self.field,
            "resource_id": self.resource_id,
            "params": dict(self.params),
            "message": self.message.as_dict(),
            "remediation": self.remediation.as_dict(),
            "why": self.why.as_dict(),
            "who_can_fix": list(self.who_can_fix),
            "who_can_waive": list(self.who_can_waive),
            "waiver_id": self.waiver_id,
            "report_only": self.would_refuse,
        }


def _with_clause(finding: Finding) -> Mapping[str, Any]:
    clause = {lang: format_clause(finding.clause, lang) for lang in LANGUAGES}
    return {"clause": clause, **finding.params}


@dataclass(frozen=True, slots=True)
class Assessment:
    """Every finding about one record at one fingerprint, under one ruleset, as of one day.

    `findings` holds the passed rules too; most readers want `open_findings`.
    """

    dataset_id: str | None
    fingerprint: str
    ruleset_version: str
    policy: str
    stage: Stage
    as_of: date
    findings: tuple[Finding, ...]

    @property
    def refusals(self) -> tuple[Finding, ...]:
        """Return the findings that close the stage."""
        return tuple(finding for finding in self.findings if finding.refuses)

    @property
    def decision(self) -> Decision:
        """Refuse when at least one finding closes the stage."""
        refused = any(finding.refuses for finding in self.findings)
        return Decision.REFUSE if refused else Decision.ALLOW

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """Return every finding that is not a pass."""
        return tuple(f for f in self.findings if f.outcome is not Outcome.PASS)

    @property
    def counts(self) -> dict[Outcome, int]:
        """Count the findings by outcome, every outcome named."""
        counted = Counter(finding.outcome for finding in self.findings)
        return {outcome: counted[outcome] for outcome in Outcome}

    def as_dict(self, *, include_passed: bool = False) -> dict[str, Any]:
        """Return the assessment as plain JSON values, passed rules only on request."""
        shown = self.findings if include_passed else self.open_findings
        return {
            "dataset_id": self.dataset_id,
            "fingerprint": self.fingerprint,
            "ruleset_version": self.ruleset_version,
            "policy": self.policy,
            "stage": self.stage.value,
            "as_of": self.as_of.isoformat(),
            "decision": self.decision.value,
            "counts": {outcome.value: number for outcome, number in self.counts.items()},
            "findings": [finding.as_dict() for finding in shown],
        }
