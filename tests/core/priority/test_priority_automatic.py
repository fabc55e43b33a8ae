"""What facts answer by themselves, with the reason; what they do not know stays open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ckanext.ogip.core.priority import score as score_module
from ckanext.ogip.core.priority.automatic import SOURCES
from ckanext.ogip.core.priority.toolkit import load_toolkit
from tests.core.priority.scores import ALL, changed, pack, score

NOTHING_ASKED = {"suggestions": 0, "votes": 0, "ati": 0, "inquiries": 0, "views": 0}


def answer(statement: str, facts: dict[str, Any], **policy: Any) -> tuple[bool | None, str]:
    """Return what a statement is answered with, and the key of the reason."""
    found = score(facts=facts, policy=changed(**policy) if policy else pack("ontario"))
    entry = next(one for one in found.contributions if one.statement == statement)
    return entry.value, entry.suggestion.key if entry.suggestion else ""


@pytest.mark.parametrize(
    ("statement", "facts", "expected"),
    [
        ("sought_through_ati", {"demand": {"ati": 2}}, True),
        ("sought_through_ati", {"demand": {"ati": 1}}, False),
        ("sought_through_ati", {"demand": {"votes": 50}}, None),
        ("suggested", {"demand": {"suggestions": 1}}, True),
        ("suggested", {"demand": {"votes": 10}}, True),
        ("suggested", {"demand": {"votes": 9, "suggestions": 0}}, False),
        ("suggested", {"demand": {"votes": 9}}, None),
        ("sought_otherwise", {"demand": {"inquiries": 5}}, True),
        ("sought_otherwise", {"demand": {"inquiries": 4, "views": 1000}}, True),
        ("sought_otherwise", {"demand": {"inquiries": 4, "views": 999}}, False),
        ("raises_questions", {"consultations": 1}, True),
        ("raises_questions", {"consultations": 0}, None),
        ("government_priority", {"nap_theme": ["open_science"]}, True),
        ("government_priority", {"nap_theme": []}, None),
        ("social_interest", {"themes_of_interest": ["health", "housing"]}, True),
        ("often_updated", {"frequency": "P3M"}, True),
        ("often_updated", {"frequency": "P0.5M"}, True),
        ("often_updated", {"frequency": "continual"}, True),
        ("often_updated", {"frequency": "P4M"}, False),
        ("often_updated", {"frequency": "not_planned"}, False),
        ("often_updated", {"frequency": "irregular"}, None),
        ("updates_itself", {"automation_level": "full"}, True),
        ("updates_itself", {"automation_level": "manual"}, False),
        ("updates_are_automated", {"automation_level": "partial"}, None),
        ("plain_language", {"reading_grade": 8}, True),
        ("plain_language", {"reading_grade": 8.1}, False),
        ("needs_no_conversion", {"formats": ["PDF", "csv"]}, True),
        ("needs_no_conversion", {"formats": ["PDF", "no such format"]}, False),
        ("needs_no_conversion", {"formats": []}, None),
        ("needs_no_conversion", {"outcomes": {"OG-203": "fail"}, "formats": ["CSV"]}, False),
        ("needs_no_conversion", {"conversion_status": "needed", "formats": ["CSV"]}, False),
        ("needs_no_conversion", {"conversion_status": "completed", "formats": ["CSV"]}, True),
        ("needs_no_conversion", {"conversion_status": "completed"}, None),
        ("needs_no_conversion", {"conversion_status": "planned", "formats": ["CSV"]}, False),
        ("easy_to_prepare", {"complexity": "low"}, True),
        ("easy_to_prepare", {"complexity": "medium"}, None),
        ("easy_to_prepare", {"complexity": "high"}, False),
        ("easy_to_prepare", {"complexity": "low", "conversion_status": "needed"}, False),
        ("nothing_left_to_adapt", {"outcomes": {"OG-224": "pass", "OG-207": "pass"}}, True),
        ("nothing_left_to_adapt", {"outcomes": {"OG-224": "pass"}}, None),
        ("nothing_left_to_adapt", {"outcomes": {"OG-224": "fail"}}, False),
        ("documented", {"outcomes": {"OG-208": "pass"}}, True),
        ("documented", {"outcomes": {"OG-208": "waived"}}, None),
        ("documented", {"outcomes": {"OG-208": "could_not_check"}}, None),
        ("ocap_assessed", {"outcomes": {"OG-112": "not_applicable"}}, True),
        ("ocap_assessed", {"outcomes": {"OG-112": "fail"}}, False),
        ("limits_are_settled", {"signoffs": {"legal": "approve"}}, True),
        ("limits_are_settled", {"signoffs": {"legal": "refuse"}}, False),
        ("limits_are_settled", {"signoffs": {"privacy": "approve"}}, None),
        ("achieves_milestone", {"action_plan_milestones": 2}, True),
        ("released_elsewhere", {"released_elsewhere": 1}, True),
        ("released_elsewhere", {"released_elsewhere": 0}, False),
        ("listed_high_value", {"listed_high_value": True}, True),
        ("listed_high_value", {"listed_high_value": False}, False),
    ],
)
def test_a_fact_answers_its_statement(
    statement: str, facts: dict[str, Any], expected: bool | None
) -> None:
    assert answer(statement, facts)[0] is expected


def test_thresholds_are_those_of_the_policy() -> None:
    strict = {**pack().thresholds, "ati": 10}
    facts = {"demand": {"ati": 9}}
    assert answer("sought_through_ati", facts)[0] is True
    assert answer("sought_through_ati", facts, thresholds=strict)[0] is False


def test_without_facts_nothing_answers_itself() -> None:
    for nothing in ({}, {"demand": {}}, {"demand": None, "frequency": "", "outcomes": {}}):
        assert score(facts=nothing).answered == 0


def test_a_known_nothing_differs_from_not_knowing() -> None:
    assert score(facts={"demand": NOTHING_ASKED}).answered == 3
    assert score(facts={"demand": dict.fromkeys(NOTHING_ASKED)}).answered == 0


EVERY_REASON: list[dict[str, Any]] = [
    {"demand": NOTHING_ASKED},
    {"demand": dict.fromkeys(NOTHING_ASKED, 1500)},
    {"demand": {"votes": 12, "suggestions": 0, "inquiries": 0, "views": 2000}},
    {"consultations": 1, "action_plan_milestones": 1, "nap_theme": ["reconciliation"]},
    {"themes_of_interest": ["health", "services"], "frequency": "P1D", "reading_grade": 7.5},
    {"frequency": "P5Y", "reading_grade": 14, "automation_level": "full", "complexity": "low"},
    {"formats": ["CSV"], "outcomes": {"OG-208": "pass", "OG-112": "not_applicable"}},
    {"formats": ["PDF"], "outcomes": {"OG-208": "fail"}, "signoffs": {"legal": "approve"}},
    {"conversion_status": "needed", "signoffs": {"legal": "refuse"}},
    {"released_elsewhere": 2, "listed_high_value": True},
    {"released_elsewhere": 0, "listed_high_value": False},
]


def reasons() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for facts in EVERY_REASON:
        for one in score(facts=facts, policy=pack("ontario")).contributions:
            if one.suggestion and one.reason:
                found[one.suggestion.key] = (one.reason.en, one.reason.fr)
    return found


def test_every_automatic_answer_says_why_in_both_languages() -> None:
    said = reasons()
    shipped = yaml.safe_load(
        Path(score_module.__file__).with_name("reasons.yaml").read_text("utf-8")
    )
    # Those of a duty to publish are tested where it is.
    assert set(said) == {key for key in shipped if not key.startswith("mandated")}
    assert all(en.endswith(".") and fr.endswith(".") and en != fr for en, fr in said.values())


def test_a_reason_names_the_numbers_and_labels_behind_it() -> None:
    said = reasons()
    assert said["suggestions_votes_few"][0] == (
        "Suggestions for it: 0; it takes 1. Votes: 0; it takes 10."
    )
    assert "Health and Service quality" in said["themes_of_interest"][0]
    assert "Santé et Qualité des services" in said["themes_of_interest"][1]
    assert said["frequency_seldom"][1].startswith(
        "La fiche donne cette fréquence de mise à jour\u00a0: "
    )


def test_facts_answer_only_statements_that_there_are() -> None:
    assert set(SOURCES) <= set(load_toolkit().statements)
    assert len(set(SOURCES) & set(ALL)) == 27
