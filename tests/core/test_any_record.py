"""Whatever a record holds, judging it ends in an assessment: no rule raises on any input."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ckanext.ogip.core.findings import Assessment
from ckanext.ogip.core.vocabulary import load_vocabulary
from ckanext.ogip.testing.records import compliant_dataset, compliant_info
from ckanext.ogip.testing.strategies import FIELDS, RESOURCES, VALUES
from tests.core.rules import judge

SAMPLE = Path(__file__).parents[3] / "shared" / "data" / "csa_packages_sample.jsonl"
DATASET = compliant_dataset()


def failed_checks(assessment: Assessment) -> list[str]:
    return [finding.rule for finding in assessment.findings if finding.key == "raised"]


@settings(max_examples=100)
@given(st.sampled_from([*FIELDS, "resources"]), VALUES | RESOURCES)
def test_no_single_value_in_a_good_record_makes_a_rule_raise(field: str, value: object) -> None:
    assert failed_checks(judge({**DATASET, field: value})) == []


def deeply_nested() -> object:
    value: object = "x"
    for _ in range(5000):
        value = [value]
    return value


@pytest.mark.parametrize("field", ["title_translated", "subject", "notes_translated", "resources"])
@pytest.mark.parametrize(
    "value",
    [
        pytest.param("x" * 1_000_000, id="1 MB"),
        pytest.param("[" * 100_000, id="brackets"),
        pytest.param({"en": "\x00", "fr": "\ud800"}, id="NUL and half a character"),
        pytest.param(deeply_nested(), id="5000 levels"),
        pytest.param(date.max, id="end of time"),
        pytest.param(date.min, id="start of time"),
    ],
)
def test_extreme_values_are_judged_too(field: str, value: object) -> None:
    assessment = judge({**DATASET, field: value})

    sent = json.loads(json.dumps(assessment.as_dict(include_passed=True)))
    assert sent["decision"] in {"allow", "refuse"}


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the sample of real records is not here")
def test_real_records_get_a_verdict() -> None:
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()[:36]
    assessments = [judge(json.loads(line), today=date(2026, 11, 21)) for line in lines]
    assert [failed_checks(assessment) for assessment in assessments] == [[]] * 36
    # None of them has a lifetime class, which open.canada.ca does not know.
    assert all("OG-312" in {f.rule for f in a.refusals} for a in assessments)


def codes_in(record: dict[str, Any], fields: dict[str, str]) -> list[tuple[str, str]]:
    """Return (vocabulary, code) for each code that a record uses."""
    pairs: list[tuple[str, str]] = []
    for field, vocabulary in fields.items():
        value = record.get(field, [])
        pairs += [(vocabulary, code) for code in ([value] if isinstance(value, str) else value)]
    return pairs


@pytest.mark.parametrize("record", [compliant_dataset(), compliant_info()], ids=["data", "info"])
def test_the_compliant_records_use_codes_of_the_vocabularies(record: dict[str, Any]) -> None:
    same_name = ("collection", "subject", "audience", "frequency", "jurisdiction", "restrictions")
    fields = dict(zip(same_name, same_name, strict=True))
    fields |= {"access_level": "access_level", "lifetime_class": "lifetime_class"}
    fields |= {"license_id": "licence"}
    used = codes_in(record, fields)
    of_resources = {"resource_type": "resource_type", "format": "resource_format",
                    "language": "language"}  # fmt: skip
    for resource in record["resources"]:
        used += codes_in(resource, of_resources)
    assert [pair for pair in used if pair[1] not in load_vocabulary(pair[0])] == []
