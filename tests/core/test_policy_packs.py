"""The three shipped packs, and how differently they judge the same records."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ckanext.ogip.core.findings import Outcome, Severity
from ckanext.ogip.core.policy.reading import Policy, load_policy, policy_path
from ckanext.ogip.testing.cases import enforced, patched
from tests.core.rules import BASES, judge, shipped_rules

DOCUMENT = Path(__file__).parents[2] / "docs" / "policies.md"
PACKS = ("federal", "ontario", "minimal")
TABLE = """\
| record | rule | federal | ontario | minimal |
|---|---|---|---|---|
| Licence of Ontario | OG-102 | passes | passes | passes |
| Licence of Alberta | OG-102 | passes | refuses | passes |
| No licence | OG-102 | refuses | refuses | refuses |
| Restricted access | OG-103 | refuses | refuses | refuses |
| No file | OG-201 | refuses | refuses | refuses |
| Data as PDF only | OG-203 | refuses | refuses | warns |
| Report as PDF only | OG-206 | refuses | refuses | warns |
| No data dictionary | OG-208 | refuses | refuses | warns |
| Title without its French | OG-221 | refuses | refuses | refuses |
| Description without its French | OG-221 | refuses | refuses | passes |
| Keywords without their French | OG-221 | refuses | passes | passes |
| Title of 80 characters | OG-222 | warns | passes | warns |
| File in English only | OG-224 | refuses | off | off |
| No contact | OG-301 | refuses | refuses | refuses |
| No subject | OG-301 | refuses | passes | passes |
| Published in the future | OG-302 | refuses | refuses | warns |
| Update frequency unknown | OG-311 | warns | warns | warns |
| No lifetime class | OG-312 | refuses | refuses | off |
"""
_PDF: dict[int, dict[str, Any]] = {1: {"format": "PDF"}, 2: {"format": "PDF"}}
_80_CHARACTERS = {"en": "Harbours" + " abcdefgh" * 8, "fr": "Ports dd" + " abcdefgh" * 8}
RECORDS: dict[str, dict[str, Any]] = {
    "Licence of Ontario": {"license_id": "on-oglo"},
    "Licence of Alberta": {"license_id": "ab-ogla"},
    "No licence": {"license_id": None},
    "Restricted access": {"restrictions": "restricted"},
    "No file": {"resources": None},
    "Data as PDF only": {"resources": _PDF},
    "Report as PDF only": {"type": "info", "resources": _PDF},
    "No data dictionary": {"resources": {3: None}},
    "Title without its French": {"title_translated": {"en": "Inspections"}},
    "Description without its French": {"notes_translated": {"en": "Inspections by year."}},
    "Keywords without their French": {"keywords": {"en": ["harbours"]}},
    "Title of 80 characters": {"title_translated": _80_CHARACTERS},
    "File in English only": {"resources": {1: {"language": ["en"]}, 2: {"language": ["en"]}}},
    "No contact": {"maintainer_email": None},
    "No subject": {"subject": None},
    "Published in the future": {"date_published": "2030-01-01", "date_modified": None},
    "Update frequency unknown": {"frequency": "unknown"},
    "No lifetime class": {"lifetime_class": None},
}
ROWS = [tuple(cell.strip() for cell in row.split("|")[1:-1]) for row in TABLE.splitlines()[2:]]


@cache
def pack(name: str) -> Policy:
    return load_policy(policy_path(name), shipped_rules())


def verdict(name: str, rule: str, record: dict[str, Any]) -> str:
    """Say what a rule of a pack does about a record: refuses, warns, passes, off."""
    findings = judge(record, policy=enforced(pack(name))).findings
    said = [finding for finding in findings if finding.rule == rule]
    if any(finding.refuses for finding in said):
        return "refuses"
    failed = [f for f in said if f.outcome in (Outcome.FAIL, Outcome.COULD_NOT_CHECK)]
    if any(finding.severity is Severity.WARN for finding in failed):
        return "warns"
    return "passes" if said else "off"


@pytest.mark.parametrize(("title", "rule", *PACKS), ROWS, ids=[row[0] for row in ROWS])
def test_the_packs_judge_the_same_record_each_in_its_way(
    title: str, rule: str, federal: str, ontario: str, minimal: str
) -> None:
    patch = RECORDS[title]
    record = patched(BASES[patch.get("type", "dataset")](), patch)
    verdicts = {name: verdict(name, rule, record) for name in PACKS}
    assert verdicts == {"federal": federal, "ontario": ontario, "minimal": minimal}


def test_the_table_stands_in_the_documentation() -> None:
    assert TABLE in DOCUMENT.read_text("utf-8")


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_is_named_in_both_languages_and_explains_each_decision(name: str) -> None:
    policy, text = pack(name), policy_path(name).read_text("utf-8")
    assert policy.name == name
    assert policy.title.en != policy.title.fr
    entries = text.split("\nrules:\n")[1].split("\n\n")
    assert [entry for entry in entries if not entry.startswith("  # ")] == []


def test_the_minimal_pack_refuses_for_five_reasons_only() -> None:
    refusing = {
        rule
        for rule, entry in pack("minimal").rules.items()
        if entry.enabled and entry.severity is Severity.BLOCK
    }
    assert refusing == {"OG-102", "OG-103", "OG-201", "OG-221", "OG-301"}


def test_ontario_s_plan_has_four_access_levels() -> None:
    levels = pack("ontario").vocabularies["access_level"]
    assert levels == {"open", "restricted", "under_review", "to_be_opened"}


def test_what_is_federal_law_is_off_in_ontario() -> None:
    federal_law = {"OG-116", "OG-224", "OG-225", "OG-405", "OG-503"}
    federal_law |= {"OG-601", "OG-602", "OG-801", "OG-802"}
    rules = pack("ontario").rules
    assert {rule for rule in federal_law & rules.keys() if rules[rule].enabled} == set()
    assert {rule for rule, entry in rules.items() if not entry.enabled} <= federal_law
