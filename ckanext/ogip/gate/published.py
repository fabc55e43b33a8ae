"""What the public sees of a record so far, whatever the transaction at work has changed."""

from __future__ import annotations

from typing import Any

from ckan import model

from ..core.findings import Assessment, Finding
from ..store.sessions import as_others_see
from . import record as records
from .judge import judge, known_about
from .state import is_public


def as_published(dataset_id: str) -> dict[str, Any] | None:
    """Return the record as the public sees it so far; None when it does not."""
    with as_others_see():
        package = model.Package.get(dataset_id)
        record = records.from_model(package) if package else {}
        return record if is_public(record) else None


def breaks_more(assessment: Assessment) -> bool:
    """Tell whether a change of a public record breaks a rule that it did not break before."""
    published = as_published(assessment.dataset_id or "")
    if published is None:
        return True
    standing = judge(published, known_about(published), assessment.stage, assessment.as_of)
    return not {_place(f) for f in assessment.refusals} <= {_place(f) for f in standing.refusals}


def _place(finding: Finding) -> tuple[str, str, str | None, object]:
    return finding.rule, finding.key, finding.field, finding.params.get("position")
