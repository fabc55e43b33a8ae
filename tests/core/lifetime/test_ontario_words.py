"""Ontario's 14 words for how often data is updated, and the federal codes, both ways."""

from __future__ import annotations

import pytest

from ckanext.ogip.core.lifetime.ontario import Federal, Word, from_ontario, to_ontario
from ckanext.ogip.core.vocabulary import load_vocabulary

WORDS = {
    "as_required": "as_needed",
    "biannually": "P6M",
    "current": "continual",
    "daily": "P1D",
    "historical": "not_planned",
    "monthly": "P1M",
    "never": "not_planned",
    "on_demand": "as_needed",
    "other": "unknown",
    "periodically": "irregular",
    "quarterly": "P3M",
    "quinquennial": "P5Y",
    "weekly": "P1W",
    "yearly": "P1Y",
}
CODES = sorted(load_vocabulary("frequency").codes)


@pytest.mark.parametrize(("word", "code"), WORDS.items())
def test_each_word_is_a_federal_code(word: str, code: str) -> None:
    found = from_ontario(f" {word.title()} ")

    assert found
    assert found.frequency == code


def test_biannually_is_twice_a_year_and_never_every_two_years() -> None:
    assert from_ontario("biannually") == Federal("P6M")
    assert to_ontario("P6M") == Word("biannually", is_exact=True)
    assert to_ontario("P2Y") == Word("periodically", is_exact=False)


@pytest.mark.parametrize("word", sorted(set(WORDS) - {"on_demand"}))
def test_a_word_comes_back_from_its_code_and_class(word: str) -> None:
    federal = from_ontario(word)

    assert federal
    assert to_ontario(federal.frequency, federal.lifetime_class or "") == Word(word, is_exact=True)


def test_two_words_mean_as_needed_and_one_comes_back() -> None:
    assert from_ontario("on_demand") == from_ontario("as_required") == Federal("as_needed")
    assert to_ontario("as_needed") == Word("as_required", is_exact=True)


def test_historical_also_says_the_class() -> None:
    assert from_ontario("historical") == Federal("not_planned", "historical")
    assert to_ontario("not_planned", "historical") == Word("historical", is_exact=True)
    assert to_ontario("not_planned", "static") == Word("never", is_exact=True)
    assert to_ontario("P1Y", "historical") == Word("yearly", is_exact=True)


@pytest.mark.parametrize("code", CODES)
def test_every_federal_code_has_a_word_and_says_whether_it_can_be_read_back(code: str) -> None:
    word = to_ontario(code)

    assert word
    back = from_ontario(word.word)
    assert back
    assert (back.frequency == code) is word.is_exact


@pytest.mark.parametrize("word", ["", "fortnightly", "P1Y", "annual"])
def test_a_word_that_is_not_ontarios_is_none(word: str) -> None:
    assert from_ontario(word) is None


@pytest.mark.parametrize("code", ["", "P7M", "weekly"])
def test_a_code_that_is_not_federal_has_no_word(code: str) -> None:
    assert to_ontario(code) is None
