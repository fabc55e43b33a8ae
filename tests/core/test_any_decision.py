"""Whatever decisions and actions are recorded as, no rule raises and none passes blindly."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ckanext.ogip.core.findings import Outcome, Stage
from ckanext.ogip.testing.records import compliant_dataset
from tests.core.rules import judge
from tests.core.test_any_record import VALUES, deeply_nested, failed_checks

RULES = ("OG-101", "OG-105", "OG-116", "OG-117", "OG-118", "OG-304", "OG-313", "OG-314")
FACTS = {
    "eligibility": ["outcome", "decided_on", "role", "exemption", "rationale", "review_date"],
    "demand": ["votes", "suggestions", "ati", "inquiries"],
    "action": ["name", "reason"],
}
FIELDS = [
    "third_party", "mandatory_basis", "mandatory_event_date", "portal_release_date", "purpose",
    "themes_of_interest", "nap_theme", "access_level", "spatial", "collection",
    "disclosure_control", "relationship", "retention_until", "lifetime_class", "delay_until",
    "delay_reason", "frequency",
]  # fmt: skip
CODES = st.sampled_from(
    ["eligible", "ineligible", "withdraw", "retention_ended", "contracts", "mandated", "restricted",
     "reports_tabled", "fgp", "P0.5M", "9999-12-31", "0001-01-01"]
)  # fmt: skip
ANY = VALUES | CODES
GATHERED = st.fixed_dictionaries(
    {},
    optional={
        name: st.fixed_dictionaries({}, optional=dict.fromkeys(keys, ANY)) | ANY
        for name, keys in FACTS.items()
    },
)
RECORDS = st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, ANY | st.lists(ANY, max_size=2)))


@settings(max_examples=150)
@given(RECORDS, GATHERED, st.sampled_from([Stage.PUBLISH, Stage.MAINTAIN]))
def test_nothing_recorded_makes_a_rule_raise(
    fields: dict[str, Any], facts: dict[str, Any], stage: Stage
) -> None:
    assessment = judge({**compliant_dataset(), **fields}, facts=facts, stage=stage)

    assert set(failed_checks(assessment)) & set(RULES) == set()
    json.dumps([f.as_dict() for f in assessment.findings if f.rule in RULES])


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(deeply_nested(), id="5000 levels"),
        pytest.param("[" * 100_000, id="brackets"),
        pytest.param("x" * 1_000_000, id="1 MB"),
        pytest.param({"type": "Point", "coordinates": [10**400, 0]}, id="a number without end"),
        pytest.param('{"type": "Point", "coordinates": [1e999, NaN]}', id="no number at all"),
    ],
)
@pytest.mark.parametrize("field", ["spatial", "third_party", "relationship", "topic_category"])
def test_extreme_values_are_judged_by_every_rule_of_codes_and_permissions(
    field: str, value: object
) -> None:
    assessment = judge({**compliant_dataset(), field: value})

    assert set(failed_checks(assessment)) & set(RULES) == set()
    assert [f for f in assessment.open_findings if f.field == field] != []


@given(VALUES)
def test_only_a_readable_eligible_decision_passes(decision: object) -> None:
    said = judge(compliant_dataset(), facts={"eligibility": decision}).findings

    assert [f.outcome for f in said if f.rule == "OG-101"] not in ([], [Outcome.PASS])
