"""Sets of answers that the tests of eligibility begin with."""

from __future__ import annotations

from typing import Any

from ckanext.ogip.core.eligibility.outcome import Outcome, evaluate
from ckanext.ogip.core.eligibility.questions import QUESTIONS, RESTRICTIONS, Form
from ckanext.ogip.testing.records import TODAY

IN_SCOPE: dict[str, Any] = {
    "holder": "organization",
    "may_be_listed": "yes",
    "kind": "data",
    "mandatory": "no",
    "already_public": "no",
    "data_in_use": "yes",
}
UNRESTRICTED = dict.fromkeys((q.id for q in RESTRICTIONS), "no")
READY = ["accessible_format", "both_languages", "open_licence", "quality", "dictionary", "signoffs"]
ELIGIBLE = {**IN_SCOPE, **UNRESTRICTED, "readiness": READY, "geospatial": "no"}
DOCUMENT = {
    **{key: value for key, value in ELIGIBLE.items() if key not in ("data_in_use", "geospatial")},
    "kind": "information",
    "business_value": ["services"],
    "publication_number": "no",
}
RATIONALE = {"en": "Each row names a diver.", "fr": "Chaque ligne nomme un plongeur."}
WITHHELD = {"exemption": "privacy", "rationale": RATIONALE, "review_date": "2028-04-01"}
RESTRICTED = {**IN_SCOPE, **UNRESTRICTED, "identifiable": "yes"}
INELIGIBLE = {**RESTRICTED, "treatment": "impossible", **WITHHELD, "alternative": ["summary"]}
TREATMENT = {"treatment": ["aggregate", "suppress"], "treated": "no"}
PROMISE = {"treatment_owner": "Diving Statistics", "treatment_date": "2026-12-01"}
TREATABLE = {**RESTRICTED, **TREATMENT, **PROMISE}
HIDDEN = {"holder": "organization", "may_be_listed": "no", **WITHHELD}
COMPLETE = {
    "eligible": ELIGIBLE,
    "eligible_after_treatment": TREATABLE,
    "ineligible": INELIGIBLE,
    "not_of_business_value": {**IN_SCOPE, "data_in_use": "no"},
    "other_owner": {"holder": "other_institution"},
    "provincial": {"holder": "province"},
    "not_held": {"holder": "nobody"},
}
# Anything that a form of ours can send for each question.
SENSIBLE: dict[str, list[Any]] = {
    question.id: {
        Form.CHOICE: [*question.choices, None],
        Form.TEXT: ["Diving Statistics", None],
        Form.BILINGUAL: [RATIONALE, {"en": "Alone."}, None],
        Form.DATE: ["2027-04-01", "2020-01-01", None],
    }[question.form]
    for question in QUESTIONS
}


def answered(answers: object, *, released: bool = False) -> Outcome:
    """Evaluate answers on the day of the tests."""
    return evaluate(answers, TODAY, released=released)
