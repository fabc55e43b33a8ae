"""The shipped rules are those of the specification: weight, waivers, what they read and judge."""

from __future__ import annotations

import pytest

from ckanext.ogip.core.findings import Severity
from ckanext.ogip.core.rule import Automation, Rule
from ckanext.ogip.core.subject import OTHER_KINDS
from ckanext.ogip.core.vocabulary import load_vocabulary
from ckanext.ogip.testing.contract import french_marks_adrift
from tests.core.rules import shipped_rules

# Weight at publication, and who may waive: part B of the requirements, read off line by line.
BLOCKS = {
    **dict.fromkeys(
        (101, 103, 104, 106, 107, 109, 111, 113, 114, 117, 201, 221, 225, 301, 302), ""
    ),
    **dict.fromkeys((401, 405, 502, 503, 803), ""),
    **dict.fromkeys((102, 203, 206, 207, 314, 602), "IMSO"),
    **dict.fromkeys((115, 202, 205, 208, 226, 304, 312), "OGC"),
    105: "LEGAL",
    108: "ATIP",
    110: "DPU",
    112: "ATIP BO",
    224: "OL",
    901: "DH",
}
WARNS = {
    **dict.fromkeys((116, 204, 209, 210, 211, 222, 303, 402, 501, 504, 601, 701, 801), ""),
    118: "BO",
    223: "OL OGC",
    311: "OGC",
    313: "BO",
    403: "BO",
    404: "OGC",
    802: "DH",
}
NEEDS_FILES = {108, 110, 202, 204, 205, 209, 210, 211, 226}
NEEDS_PEOPLE = {104, 106, 107, 109, 111, 112, 113, 207, 225, 303, 405, 503, 602, 701}
RULES = [pytest.param(rule, id=rule.id) for rule in shipped_rules()]


def test_what_the_engine_says_itself_keeps_french_marks_to_their_word() -> None:
    for message in shipped_rules().standard.values():
        for text in (message.text.source, message.remediation.source):
            assert french_marks_adrift(text.fr) == []


@pytest.mark.parametrize("rule", RULES)
def test_weight_and_waivers_are_those_of_the_specification(rule: Rule) -> None:
    number = int(rule.id.removeprefix("OG-"))
    waivers = (BLOCKS | WARNS)[number]
    assert (rule.severity is Severity.BLOCK) is (number in BLOCKS)
    assert set(rule.waiver_roles) == set(waivers.split())


@pytest.mark.parametrize("rule", RULES)
def test_what_a_rule_reads_is_that_of_the_specification(rule: Rule) -> None:
    number = int(rule.id.removeprefix("OG-"))
    assert (rule.automation is Automation.FILE) is (number in NEEDS_FILES)
    assert (rule.automation is Automation.ATTESTATION) is (number in NEEDS_PEOPLE)


def test_all_59_rules_of_the_specification_are_registered() -> None:
    assert {int(rule.id.removeprefix("OG-")) for rule in shipped_rules()} == set(BLOCKS | WARNS)
    assert len(shipped_rules()) == 59


@pytest.mark.parametrize("rule", RULES)
def test_roles_topics_and_what_is_judged_are_in_their_vocabularies(rule: Rule) -> None:
    assert {*rule.who_can_fix, *rule.waiver_roles} <= load_vocabulary("role").codes
    assert rule.applies_to <= load_vocabulary("judged").codes
    assert rule.topic in load_vocabulary("rule_topic")
    assert not load_vocabulary("judged").codes - {"dataset", "info"} - OTHER_KINDS
