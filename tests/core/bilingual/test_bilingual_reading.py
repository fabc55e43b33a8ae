"""What clients may send for a value in several languages, and what is refused and why."""

from __future__ import annotations

import pytest

from ckanext.ogip.bilingual.content import read_text
from ckanext.ogip.bilingual.reading import Problem, read

LANGUAGES = ("en", "fr", "fr-t-en")


def problems(reading):
    return [(language, error.problem) for language, error in reading.problems]


@pytest.mark.parametrize(
    ("sent", "posted"),
    [
        pytest.param({"en": "Water", "fr": "Eau"}, {}, id="object-of-the-api"),
        pytest.param('{"en": "Water", "fr": "Eau"}', {}, id="json-text"),
        pytest.param(None, {"en": "Water", "fr": "Eau"}, id="entries-of-a-form"),
        pytest.param({"en": "Old", "fr": "Eau"}, {"en": "Water"}, id="form-over-stored"),
    ],
)
def test_the_same_value_is_read_from_every_shape(sent, posted):
    reading = read(sent, posted, LANGUAGES, read_text)

    assert reading.values == {"en": "Water", "fr": "Eau"}
    assert reading.problems == []


@pytest.mark.parametrize("sent", [None, "", {}, {"en": "", "fr": "  "}])
def test_nothing_is_read_as_nothing(sent):
    reading = read(sent, {}, LANGUAGES, read_text)

    assert (reading.values, reading.problems) == ({}, [])


def test_one_language_alone_is_fine():
    assert read({"en": "Water"}, {}, LANGUAGES, read_text).values == {"en": "Water"}


def test_a_blank_entry_of_a_form_clears_the_stored_language():
    reading = read({"en": "Water", "fr": "Eau"}, {"fr": ""}, LANGUAGES, read_text)

    assert reading.values == {"en": "Water"}


def test_a_machine_translation_is_kept_unchanged():
    sent = {"en": "Water", "fr-t-en": "Eau"}

    assert read(sent, {}, LANGUAGES, read_text).values == sent


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        pytest.param("Water", [(None, Problem.NOT_JSON)], id="plain-text"),
        pytest.param("[1]", [(None, Problem.NOT_A_MAPPING)], id="json-of-a-list"),
        pytest.param(["Water"], [(None, Problem.NOT_A_MAPPING)], id="list"),
        pytest.param(7, [(None, Problem.NOT_A_MAPPING)], id="number"),
        pytest.param({"de": "Wasser"}, [(None, Problem.UNKNOWN_LANGUAGE)], id="unknown-language"),
        pytest.param({"fr": 7}, [("fr", Problem.NOT_TEXT)], id="number-as-text"),
        pytest.param({"fr": None}, [("fr", Problem.NOT_TEXT)], id="null-as-text"),
        pytest.param({"fr": ["Eau"]}, [("fr", Problem.NOT_TEXT)], id="list-as-text"),
        pytest.param({"fr": "a\0b"}, [("fr", Problem.FORBIDDEN_CHARACTER)], id="nul"),
        pytest.param({"fr": "\ud800"}, [("fr", Problem.FORBIDDEN_CHARACTER)], id="half-surrogate"),
    ],
)
def test_what_cannot_be_read_is_refused_and_names_the_language(sent, expected):
    reading = read(sent, {}, LANGUAGES, read_text)

    assert problems(reading) == expected
    assert reading.values == {}


def test_every_mistake_is_reported_at_once():
    reading = read({"de": "Wasser", "en": 1, "fr": 2}, {}, LANGUAGES, read_text)

    assert len(reading.problems) == 3


def test_the_unknown_language_and_the_accepted_ones_are_named():
    [(_, error)] = read({"de": "Wasser"}, {}, LANGUAGES, read_text).problems

    assert error.details == {"language": "de", "expected": "en, fr, fr-t-en"}
