"""The rules on plans, systems and issues against real plans, vocabularies and odd data."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ckanext.ogip.core.findings import Outcome, Stage
from ckanext.ogip.core.subject import Kind
from ckanext.ogip.core.vocabulary import load_vocabulary
from ckanext.ogip.testing.records import TODAY
from tests.core.rules import BASES, federal, judge, shipped_rules

PSC = Path(__file__).parents[3] / "shared" / "plans" / "psc_activities.csv"
# What the rows of the plan call a precision, in the words of the rules.
PRECISIONS = {"month": "month", "quarter": "quarter", "quarter_end": "quarter"}
RULES = ("OG-501", "OG-502", "OG-503", "OG-504", "OG-701", "OG-801", "OG-802", "OG-803", "OG-901")


def psc_plan() -> dict[str, Any]:
    with PSC.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    items = [
        {
            "id": row["deliverable_no"],
            "title": {"en": row["deliverable"]},
            "end": row["end_iso"],
            "date_precision": PRECISIONS.get(row["date_precision"], "none"),
            "status": "in_progress",
        }
        for row in rows
    ]
    return {"items": items}


def late_items(plan: dict[str, Any], today: date) -> list[str]:
    assessment = judge(plan, kind=Kind.PLAN, stage=Stage.MAINTAIN, today=today)
    return [str(f.field) for f in assessment.findings if f.key == "late"]


@pytest.mark.skipif(not PSC.is_file(), reason="the plan of the Commission is not here")
def test_the_late_part_of_a_real_plan_is_told() -> None:
    plan = psc_plan()

    assert len(plan["items"]) == 72
    numbers = "1.1.1.1 1.1.2.1 2.1.1.1 2.1.1.2 2.1.1.3 2.1.1.4 2.1.1.5 2.1.1.7 3.2.3.1 4.1.2.7"
    assert late_items(plan, date(2020, 10, 15)) == [f"items-{no}" for no in numbers.split()]


@pytest.mark.skipif(not PSC.is_file(), reason="the plan of the Commission is not here")
def test_what_waits_for_data_is_never_late_in_a_real_plan() -> None:
    late = late_items(psc_plan(), date(2099, 1, 1))

    assert len(late) == 71
    assert "items-4.1.1.6" not in late


@pytest.mark.parametrize(
    ("rule", "parameter", "vocabulary"),
    [
        ("OG-502", "sections", "plan_section"),
        ("OG-701", "questions", "system_question"),
        ("OG-901", "types", "corrective_measure"),
    ],
)
def test_a_rule_asks_for_the_whole_vocabulary(rule: str, parameter: str, vocabulary: str) -> None:
    found = shipped_rules().get(rule)
    assert found
    assert federal().settings(found, TODAY).codes(parameter) == tuple(
        choice.value for choice in load_vocabulary(vocabulary)
    )


def test_the_statuses_that_close_an_item_are_statuses() -> None:
    found = shipped_rules().get("OG-504")
    assert found
    closed = federal().settings(found, TODAY).codes("closed_statuses")
    assert set(closed) < load_vocabulary("plan_item_status").codes


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.dates()
    | st.sampled_from(["{", "[", "[1]", '{"en": 1}', "\x00", "closed", "none", "2026-13-01"])
)
KEYS = sorted(
    {
        *(key for base in ("organization", "plan", "system", "issue") for key in BASES[base]()),
        *("closed_by", "measure", "type", "text", "en", "fr", "end", "date_precision", "status"),
        *("issue_id", "what", "posted_on", "updated_on", "expires", "told_deputy_head_on"),
        *("criterion", "role", "decision", "on"),
    }
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=12,
)
FACTS = ("plan", "signoffs", "waivers", "waivers_open", "late_mandatory", "long_overdue")
KINDS = (Kind.ORGANIZATION, Kind.PLAN, Kind.SYSTEM, Kind.ISSUE, Kind.ASSET)


@settings(max_examples=200)
@given(
    st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8),
    st.dictionaries(st.sampled_from([*FACTS, "incidents"]), VALUES),
    st.sampled_from(KINDS),
    st.sampled_from([Stage.MAINTAIN, Stage.PLAN_PUBLISH, Stage.PUBLISH]),
)
def test_no_plan_system_issue_or_fact_makes_a_rule_raise(
    data: dict[str, Any], facts: dict[str, Any], kind: Kind, stage: Stage
) -> None:
    assessment = judge(data, facts=facts, kind=kind, stage=stage)

    assert [f.rule for f in assessment.findings if f.key == "raised" and f.rule in RULES] == []
    json.dumps(assessment.as_dict(include_passed=True))


@pytest.mark.parametrize(
    ("kind", "stage", "blind"),
    [
        (Kind.ORGANIZATION, Stage.MAINTAIN, {"OG-501", "OG-801"}),
        (Kind.PLAN, Stage.PLAN_PUBLISH, {"OG-503"}),
        (Kind.SYSTEM, Stage.MAINTAIN, {"OG-701"}),
        (Kind.ASSET, Stage.PUBLISH, {"OG-803"}),
    ],
)
def test_where_nobody_has_looked_no_rule_that_needs_facts_passes(
    kind: Kind, stage: Stage, blind: set[str]
) -> None:
    findings = judge(BASES.get(kind.value, BASES["dataset"])(), kind=kind, stage=stage).findings

    said = {f.rule: f.outcome for f in findings if f.rule in blind}
    assert said == dict.fromkeys(blind, Outcome.COULD_NOT_CHECK)
