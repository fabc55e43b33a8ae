"""Checks of reviews: accessibility (OG-207), both languages (OG-225), quality (OG-303)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..findings import Severity
from ..results import CouldNotCheck, NotApplicable, Problem, Result
from ..rule import check
from ..settings import Settings
from ..signoffs.attestation import ATTESTED, attested, current_approvals
from ..subject import Subject

_NO_WORDS = ("zxx",)


@check("OG-207", *ATTESTED)
def accessibility_is_confirmed(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Somebody confirms that everyone can use the content; for data, a gap only warns."""
    for result in attested(subject, settings):
        milder = isinstance(result, Problem | CouldNotCheck) and subject.type == "dataset"
        yield replace(result, severity=Severity.WARN) if milder else result


@check("OG-225", *ATTESTED, "refreshed")
def languages_were_compared(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Somebody compared English and French in these versions, after a refresh of the data too."""
    for result in attested(subject, settings):
        # OG-115 lets a refresh of the data pass; files with words need a new comparison even so.
        if isinstance(result, NotApplicable) and _was_refreshed(subject):
            yield Problem("refreshed")
        else:
            yield result


def _was_refreshed(subject: Subject) -> bool:
    worded = any(resource.codes("language") != _NO_WORDS for resource in subject.resources)
    return subject.facts.get("data_refresh") is True and worded


@check("OG-303", *ATTESTED, "no_limitations")
def quality_is_confirmed(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Somebody confirms the quality and notes the limitations, in a comment or by a link."""
    bare = [
        Problem("no_limitations", params={"roles": [signoff.role]})
        for signoff in current_approvals(subject, settings)
        if not (signoff.has_comment or signoff.has("evidence_url"))
    ]
    yield from attested(subject, settings, beside=bare)
