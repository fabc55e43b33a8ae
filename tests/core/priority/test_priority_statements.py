"""The statements as people read them: both languages, one example each, French punctuation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from ckanext.ogip.core import priority
from ckanext.ogip.core.policy.reading import load_policy, policy_path
from ckanext.ogip.core.priority.toolkit import Statement, load_toolkit
from ckanext.ogip.core.text import LANGUAGES, Text
from ckanext.ogip.core.vocabulary import load_vocabulary
from tests.core.priority.scores import ALL
from tests.core.rules import shipped_rules
from tests.core.test_readability import hard_passages

STATEMENTS = list(load_toolkit().statements.values())
LOOSE = re.compile(r"(?<![\u00a0\u202f])[:;?!»%](?=\s|$)|«(?![\u00a0\u202f])")


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda one: one.id)
def test_a_statement_is_a_sentence_with_one_example(statement: Statement) -> None:
    for lang, example in (("en", "For example, "), ("fr", "Par exemple, ")):
        text, explanation = statement.text.get(lang), statement.help.get(lang)
        assert text[0].isupper()
        assert text.endswith(".")
        assert text.count(".") == 1
        assert explanation.count(example) == 1
        assert explanation.endswith(".")
        assert len(text) <= 100
        assert len(explanation) <= 260


def everything() -> list[Text]:
    toolkit = load_toolkit()
    texts = [text for one in STATEMENTS for text in (one.text, one.help, one.criterion)]
    texts += toolkit.dimensions.values()
    texts += [threshold.purpose for threshold in toolkit.thresholds.values()]
    names = ("priority_band", "priority_mode")
    return texts + [choice.label for name in names for choice in load_vocabulary(name)]


def test_french_punctuation_is_kept_with_its_word() -> None:
    assert [text.fr for text in everything() if LOOSE.search(text.fr)] == []
    same = {text.en for text in everything() if text.en == text.fr}
    assert same == {"Extraction", "Format", "Effort"}


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda one: one.id)
def test_a_statement_with_its_help_is_plain(statement: Statement) -> None:
    both = Text(*(f"{statement.text.get(lang)} {statement.help.get(lang)}" for lang in LANGUAGES))
    assert list(hard_passages([(statement.id, both)])) == []


@pytest.mark.parametrize("file", ["problems.yaml", "reasons.yaml"])
def test_what_the_model_says_is_plain_and_french_marks_are_kept(file: str) -> None:
    texts = yaml.safe_load((Path(priority.__path__[0]) / file).read_text("utf-8"))
    messages = [(key, Text(text["en"], text["fr"])) for key, text in texts.items()]
    assert list(hard_passages(messages)) == []
    assert [key for key, text in messages if LOOSE.search(text.fr)] == []


def test_no_two_statements_say_the_same() -> None:
    assert len({one.text.en for one in STATEMENTS}) == len(STATEMENTS)
    assert len({one.text.fr for one in STATEMENTS}) == len(STATEMENTS)


@pytest.mark.parametrize(("pack", "more"), [("federal", 0), ("minimal", 0), ("ontario", 2)])
def test_each_pack_has_the_43_statements_and_ontario_two_more(pack: str, more: int) -> None:
    counting = load_policy(policy_path(pack), shipped_rules()).priority.statements
    assert set(ALL) <= set(counting)
    assert len(counting) == 43 + more
