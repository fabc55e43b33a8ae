"""What people read about the shipped rules: complete, typeset, and short enough to take in."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from ckanext.ogip.core.findings import Severity
from ckanext.ogip.core.rule import Rule
from ckanext.ogip.core.text import Text
from tests.core.rules import shipped_rules

# Roles of the sign-off chain, as requirements name them.
ROLES = {"BO", "STEW", "OGC", "ATIP", "DSO", "LEGAL", "OL", "COMMS", "DPU", "IMSO", "DH"}
NO_WAIVER = {"OG-103", "OG-201", "OG-221", "OG-222", "OG-301", "OG-302", "OG-312"}
WARNINGS = {"OG-222", "OG-311"}
RULES = [pytest.param(rule, id=rule.id) for rule in shipped_rules()]


def texts_of(rule: Rule) -> Iterator[Text]:
    yield from (rule.title, rule.why)
    yield from (message.text.source for message in rule.messages.values())
    yield from (message.remediation.source for message in rule.messages.values())
    yield from (parameter.purpose for parameter in rule.parameters.values())


def shared_texts() -> Iterator[Text]:
    for message in shipped_rules().standard.values():
        yield from (message.text.source, message.remediation.source)


@pytest.mark.parametrize("rule", RULES)
def test_french_marks_are_kept_to_their_word(rule: Rule) -> None:
    for text in (*texts_of(rule), *shared_texts()):
        outside_braces = re.sub(r"\{[^}]*\}|https?:\S*", "x", text.fr)
        assert not re.search(r"(?<!\u00a0)[:;?!»]", outside_braces), text.fr
        assert not re.search(r"«(?!\u00a0)", outside_braces), text.fr
        assert not re.search(r'["“”]', outside_braces), text.fr


@pytest.mark.parametrize("rule", RULES)
def test_a_message_says_what_and_why_in_at_most_two_sentences_each(rule: Rule) -> None:
    for message in rule.messages.values():
        for text in (message.text.source, message.remediation.source):
            for words in (text.en, text.fr):
                assert words.endswith(".")
                assert len(re.findall(r"[.!?](?=\s|$)", words)) <= 2, words


@pytest.mark.parametrize("rule", RULES)
def test_no_sentence_is_too_long_to_take_in(rule: Rule) -> None:
    for text in texts_of(rule):
        for words in (text.en, text.fr):
            for sentence in re.split(r"(?<=[.!?;])\s", words):
                assert len(sentence.split()) <= 32, sentence


@pytest.mark.parametrize("rule", RULES)
def test_roles_severity_and_waivers_are_those_of_the_specification(rule: Rule) -> None:
    assert rule.who_can_fix
    assert {*rule.who_can_fix, *rule.waiver_roles} <= ROLES
    assert bool(rule.waiver_roles) is (rule.id not in NO_WAIVER)
    assert (rule.severity is Severity.WARN) is (rule.id in WARNINGS)
    assert rule.applies_to <= {"dataset", "info"}
