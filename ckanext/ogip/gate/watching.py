"""A portal that only reports: the rules say what they always say, and the gate refuses nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ckan import model

from .. import config
from ..core.findings import Assessment, Finding
from . import record as records
from .judge import is_exempt, judge, known_about
from .refusal import for_programs


def as_shown(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings as readers see them: where the portal only reports, none of them refuses."""
    if not config.report_only():
        return tuple(findings)
    return tuple(
        replace(finding, refuses=False, would_refuse=True) if finding.refuses else finding
        for finding in findings
    )


def held_back(assessment: Assessment) -> list[str]:
    """Return the rules that would refuse if the portal did not only report; none where it acts."""
    if not config.report_only():
        return []
    return sorted({finding.rule for finding in assessment.refusals})


def would_refuse(dataset_id: str) -> list[dict[str, Any]]:
    """Return what stands against a saved record, as in a refusal; nothing where the gate refuses.

    Texts are in the caller's language.
    """
    package = model.Package.get(dataset_id) if config.report_only() else None
    if package is None or is_exempt(package.type):
        return []
    record = records.from_model(package)
    return [for_programs(finding) for finding in judge(record, known_about(record)).refusals]
