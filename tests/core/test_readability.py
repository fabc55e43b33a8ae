"""What people read about rules and imports is plain: short sentences, few long words.

Measured by LIX: words per sentence, plus the percentage of words of more than six letters. It
counts letters and no syllables, so one short formula serves English and French, and no library with
word lists is needed. On its scale up to 40 is easy, 50 is a newspaper and 60 an act of Parliament.
French takes more and longer words to say the same, so its limits are a little higher.

A passage is what stands together on the page: title and reason of a rule, a message and its fix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from ckanext.ogip.core import inventory
from ckanext.ogip.core.rule import Message, Rule
from ckanext.ogip.core.text import LANGUAGES, Language, Text
from tests.core.rules import shipped_rules

HARDEST: dict[Language, int] = {"en": 45, "fr": 48}
LONGEST_SENTENCE: dict[Language, int] = {"en": 20, "fr": 23}
# Of fewer words the share of long ones is chance.
FEWEST_WORDS = 20

WORD = re.compile(r"[^\W_]+")
PLACEHOLDER = re.compile(r"\{+([^{}]*)\}+")
# A name in quotation marks or an address is taken as one word, however it is spelled.
NAME = re.compile(r"“[^”]*”|«[^»]*»|\S+@\S+|https?://\S*")
SENTENCE_END = re.compile(r"[.!?:;](?=\s|$)")
LONG = 6

Passage = tuple[str, Text]


def of_rule(rule: Rule) -> list[Passage]:
    """Return the passages of a rule with the key of each."""
    about = Text(*(f"{rule.title.get(lang)}. {rule.why.get(lang)}" for lang in LANGUAGES))
    return [("title and why", about), *of_messages(dict(rule.messages))]


def of_messages(messages: dict[str, Message]) -> list[Passage]:
    return [
        (key, Text(*(f"{text.get(lang)} {fix.get(lang)}" for lang in LANGUAGES)))
        for key, message in messages.items()
        for text, fix in [(message.text.source, message.remediation.source)]
    ]


def of_imports() -> list[Passage]:
    path = Path(next(iter(inventory.__path__))) / "problems.yaml"
    problems = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [(key, Text(texts["en"], texts["fr"])) for key, texts in problems.items()]


def shown(text: str, lang: Language) -> str:
    """Put sample values into a text; the name of a thing is a single short word."""
    date = "31 March 2026" if lang == "en" else "31 mars 2026"
    samples = {"clause": "6.2", "number": "12", "date": date}
    # `{clause}`, `{name:number}`: what follows the colon says how the value is shown.
    filled = PLACEHOLDER.sub(lambda match: samples.get(match[1].rpartition(":")[2], "Ports"), text)
    return NAME.sub("Ports", filled)


def sentences(text: str) -> list[list[str]]:
    """Return the words of each sentence; a French `l'` is a word, as in speech it is none."""
    return [words for part in SENTENCE_END.split(text) if (words := WORD.findall(part))]


def lix(text: str) -> int:
    split = sentences(text)
    words = [word for words in split for word in words]
    return round(len(words) / len(split) + 100 * sum(len(w) > LONG for w in words) / len(words))


def hard_passages(passages: list[Passage]) -> Iterator[str]:
    """Say of each passage that is too hard what is wrong with it."""
    for key, text in passages:
        for lang in LANGUAGES:
            words = shown(text.get(lang), lang)
            longest = max(sentences(words), key=len)
            if len(longest) > LONGEST_SENTENCE[lang]:
                yield f"{key}, {lang}: a sentence of {len(longest)} words: {' '.join(longest)}"
            if len(WORD.findall(words)) >= FEWEST_WORDS and lix(words) > HARDEST[lang]:
                yield f"{key}, {lang}: LIX {lix(words)}: {words}"


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in shipped_rules()])
def test_the_texts_of_a_rule_are_plain(rule: Rule) -> None:
    assert list(hard_passages(of_rule(rule))) == []


def test_what_the_engine_says_is_plain() -> None:
    assert list(hard_passages(of_messages(dict(shipped_rules().standard)))) == []


@pytest.mark.parametrize("passage", [pytest.param(p, id=p[0]) for p in of_imports()])
def test_what_an_import_says_is_plain(passage: Passage) -> None:
    assert list(hard_passages([passage])) == []


def test_the_scale_tells_plain_from_official() -> None:
    plain = "The French title is missing. People who read French cannot find the record."
    official = (
        "Departmental representatives responsible for the implementation of governmental "
        "transparency obligations must systematically demonstrate organizational compliance."
    )
    assert lix(plain) < HARDEST["en"] < lix(official)
    assert lix("Le titre est là. On le lit bien.") == 4


def test_a_long_sentence_and_a_hard_passage_are_both_named() -> None:
    long = Text(" ".join(["one"] * 21), " ".join(["un"] * 23))
    hard = Text("Administrative authorities systematically demonstrate compliance. " * 5, "Oui.")
    assert [found.partition(":")[0] for found in hard_passages([("a", long), ("b", hard)])] == [
        "a, en",
        "b, en",
    ]
