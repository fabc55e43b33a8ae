"""A refusal as CKAN understands it: messages at the fields for people, a list for programs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import ckan.plugins.toolkit as tk

from ..core.findings import Assessment, Finding
from ..core.labels import label_of
from ..language import caller_language


class Refusal(tk.ValidationError):
    """The gate refuses: the record would be public against a blocking rule.

    `error_dict` holds the fields with messages in the caller's language, under `resources` one dict
    for each resource by position and, last, messages about the files as a whole; and `ogip`: one
    dict for each refusing finding. `error_summary` is what CKAN's forms print above the fields.
    `notice` is said beside what the rules find.
    """

    def __init__(
        self, assessment: Assessment, resource_count: int, notice: str | None = None
    ) -> None:
        findings = assessment.refusals
        errors: dict[str, Any] = {}
        for finding in findings:
            _add(errors, finding, resource_count)
        errors["ogip"] = [for_programs(finding) for finding in findings]
        summary = _by_field(findings)
        if notice:
            errors.setdefault("message", []).append(notice)
            summary[tk._("Publication")] = notice
        self.dataset_id = assessment.dataset_id
        self.findings = findings
        super().__init__(errors, error_summary=summary)


class UnapprovedWrite(Refusal):
    """A write past CKAN's actions would make the record public, which nobody approved.

    Raised also where no rule stands against the record; `ogip` is an empty list then.
    """

    def __init__(self, assessment: Assessment, resource_count: int) -> None:
        notice = tk._(
            "This record would become public, but nobody published it. "
            "Publish it by the action ogip_publish, which checks and approves it."
        )
        super().__init__(assessment, resource_count, notice)


def for_programs(finding: Finding) -> dict[str, Any]:
    """Return one refusing finding as programs read it, texts in the caller's language."""
    return {
        "rule": finding.rule,
        "clause": finding.clause,
        "field": finding.field,
        "resource_id": finding.resource_id,
        "message": _message(finding),
        "remediation": _remediation(finding),
    }


def _by_field(findings: Sequence[Finding]) -> dict[str, str]:
    """Return the sentences that people read, under the label their form gives the field."""
    sentences: dict[str, list[str]] = defaultdict(list)
    for finding in findings:
        sentences[_label(finding)].append(f"{_message(finding)} {_remediation(finding)}")
    return {label: " ".join(said) for label, said in sentences.items()}


def _label(finding: Finding) -> str:
    name = (finding.field or "resources").split("-")[0]
    if name == "resources":
        return tk._("Resources")
    fields = "resource_field" if "position" in finding.params else "field"
    return label_of(fields, name, caller_language())


def _add(errors: dict[str, Any], finding: Finding, resource_count: int) -> None:
    field = finding.field or "message"
    target = errors
    if "position" in finding.params or field == "resources":
        rows = errors.setdefault("resources", [{} for _ in range(resource_count + 1)])
        target = rows[_position(finding, resource_count)]
        field = "message" if field == "resources" else field
    target.setdefault(field, []).append(_message(finding))


def _position(finding: Finding, count: int) -> int:
    """Return the index of the finding's resource; one past the last for the files as a whole."""
    return min(finding.params.get("position", count + 1) - 1, count)


def _message(finding: Finding) -> str:
    return finding.message.get(caller_language())


def _remediation(finding: Finding) -> str:
    return finding.remediation.get(caller_language())
