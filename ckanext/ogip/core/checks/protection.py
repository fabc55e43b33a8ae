"""Checks of what must stay in: confidentiality (OG-106), privacy (OG-107), security (OG-111)."""

from __future__ import annotations

from collections.abc import Iterator

from ..results import Problem, Result
from ..rule import check
from ..settings import Settings
from ..signoffs.attestation import ATTESTED, attested
from ..subject import Subject


@check("OG-106", *ATTESTED)
def nothing_is_confidential(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Each of the roles confirms that nothing in the content was to be kept confidential."""
    yield from attested(subject, settings)


@check("OG-107", *ATTESTED)
def privacy_is_protected(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Somebody confirms that no person can be recognized, in the metadata either."""
    yield from attested(subject, settings)


@check("OG-111", *ATTESTED, "classified")
def security_is_confirmed(subject: Subject, settings: Settings) -> Iterator[Result]:
    """The security category, where one is set, is open to all, and security signed off."""
    category = subject.text("security_category")
    classified: list[Problem] = []
    if category and category not in settings.codes("open_categories"):
        params = {"category": category}
        classified.append(Problem("classified", "security_category", params=params))
    yield from attested(subject, settings, beside=classified)
