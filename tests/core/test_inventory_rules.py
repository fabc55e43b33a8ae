"""The rules on the inventory and on transfer, whatever the inventory holds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ckanext.ogip.core.findings import Stage
from ckanext.ogip.core.subject import Kind
from ckanext.ogip.testing.cases import enforced, with_resource_ids
from ckanext.ogip.testing.records import compliant_dataset, compliant_info
from ckanext.ogip.testing.strategies import VALUES
from tests.core.rules import compliant_facts, federal, judge
from tests.subjects.inventory_item import compliant_inventory_item

OURS = {"OG-401", "OG-402", "OG-403", "OG-404", "OG-405", "OG-601", "OG-602"}
ITEM = compliant_inventory_item()
ITEMS = st.fixed_dictionaries({}, optional=dict.fromkeys(sorted(ITEM), VALUES)).map(
    lambda changed: {**ITEM, **changed}
)
REVIEWS = st.fixed_dictionaries(
    {
        "restrictions": VALUES
        | st.lists(
            st.fixed_dictionaries(
                {},
                optional=dict.fromkeys(
                    ["what", "legal_basis", "confirmed_by", "lapses_on"], VALUES
                ),
            )
        )
    }
)
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "inventory_items": VALUES | st.lists(ITEMS, max_size=2),
        "ref_number_holder": VALUES
        | st.fixed_dictionaries({"dataset_id": VALUES, "title": VALUES}),
        "priority": VALUES | st.fixed_dictionaries({"scored_on": VALUES}),
        "transfer_review": VALUES | REVIEWS,
        "signoffs": VALUES,
    },
)
STATES = st.sampled_from(["transferred", "under_review", "published"]) | VALUES


def raised(data: Any, facts: Any, kind: Kind, stage: Stage) -> list[str]:
    assessment = judge(data, facts=facts, kind=kind, stage=stage)
    json.dumps(assessment.as_dict(include_passed=True))
    return [finding.rule for finding in assessment.findings if finding.key == "raised"]


@settings(max_examples=150)
@given(ITEMS, STATES, FACTS, st.sampled_from(Stage))
def test_no_item_makes_a_rule_raise(item: Any, state: Any, facts: Any, stage: Stage) -> None:
    assert raised({**item, "state": state}, facts, Kind.INVENTORY_ITEM, stage) == []


@settings(max_examples=150)
@given(FACTS, VALUES, st.sampled_from(Stage))
def test_no_facts_of_the_inventory_make_a_rule_raise(facts: Any, due: Any, stage: Stage) -> None:
    record = {**compliant_dataset(), "enduring_value": "true", "disposition_date": due}
    assert raised(record, facts, Kind.ASSET, stage) == []


@settings(max_examples=50)
@given(FACTS)
def test_no_facts_make_the_approval_of_an_inventory_raise(facts: Any) -> None:
    assert raised({"id": "x"}, facts, Kind.ORGANIZATION, Stage.INVENTORY_PUBLISH) == []


@pytest.mark.parametrize("record", [compliant_dataset(), compliant_info()], ids=["data", "info"])
@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.PUBLISH, Stage.MAINTAIN])
def test_a_compliant_record_breaks_no_rule_on_the_inventory(record: Any, stage: Stage) -> None:
    judged = judge(
        with_resource_ids(record), facts=compliant_facts(), policy=enforced(federal()), stage=stage
    )
    outcomes = {f.rule: f.outcome.value for f in judged.findings if f.rule in OURS}
    assert {"OG-401", "OG-402", "OG-404"} <= outcomes.keys()
    assert set(outcomes.values()) == {"pass", "not_applicable"}


def test_an_item_is_judged_by_the_rules_on_entries_and_not_as_a_record() -> None:
    judged = judge(ITEM, facts=compliant_facts(), kind=Kind.INVENTORY_ITEM, stage=Stage.MAINTAIN)
    rules = {finding.rule for finding in judged.findings}
    assert rules & OURS == {"OG-402", "OG-403", "OG-404", "OG-601", "OG-602"}
    assert "OG-102" not in rules
