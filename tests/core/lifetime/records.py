"""Records and terms that the tests of lifetimes begin with."""

from __future__ import annotations

from typing import Any

from ckanext.ogip.core.lifetime.evaluate import Lifetime, evaluate
from ckanext.ogip.core.lifetime.terms import Terms
from ckanext.ogip.core.policy.lifetime import terms_of
from ckanext.ogip.core.subject import Subject
from ckanext.ogip.testing.records import TODAY
from tests.core.rules import federal

DELAY = {"en": "A sensor failed.", "fr": "Un capteur est tombé en panne."}


def record(**fields: Any) -> Subject:
    """Return a public series that is updated once a year, with some fields changed."""
    return Subject.from_dict(
        {
            "id": "harbour-traffic",
            "type": "dataset",
            "title_translated": {"en": "Harbour traffic", "fr": "Trafic portuaire"},
            "lifetime_class": "continuing",
            "frequency": "P1Y",
            "date_modified": "2026-03-31",
            **fields,
        }
    )


def terms() -> Terms:
    """Return the terms of the federal pack."""
    return terms_of(federal())


def lifetime(**fields: Any) -> Lifetime:
    """Return where such a record stands today."""
    return evaluate(record(**fields), TODAY, terms())
