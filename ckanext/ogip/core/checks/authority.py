"""Checks that the record may be released: authority (OG-104), other legal limits (OG-113)."""

from __future__ import annotations

from collections.abc import Iterator

from ..results import Problem, Result
from ..rule import check
from ..settings import Settings
from ..signoffs.attestation import ATTESTED, attested, current_approvals
from ..subject import Subject


@check("OG-104", *ATTESTED, "no_reference")
def authority_is_stated(subject: Subject, settings: Settings) -> Iterator[Result]:
    """The authority to release is approved, and the approval says in words or by a link which."""
    bare = [
        Problem("no_reference", params={"roles": [signoff.role]})
        for signoff in current_approvals(subject, settings)
        if not (signoff.has_comment or signoff.has("evidence_url"))
    ]
    yield from attested(subject, settings, beside=bare)


@check("OG-113", *ATTESTED)
def no_other_limit_remains(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Somebody confirms that no other law, policy or contract limits the release."""
    yield from attested(subject, settings)
