"""Which language a visitor gets to read, and which languages a value still lacks."""

from __future__ import annotations

import pytest

from ckanext.ogip.bilingual.languages import Shown, base_language, lacking, shown

BOTH = {"en": "Water", "fr": "Eau"}


@pytest.mark.parametrize(
    ("values", "visitor", "expected"),
    [
        pytest.param(BOTH, "fr", Shown("Eau", "fr", is_other=False), id="own-language"),
        pytest.param({"fr": "Eau"}, "en", Shown("Eau", "fr", is_other=True), id="only-the-other"),
        pytest.param(
            {"en": "Water", "fr": " "},
            "fr",
            Shown("Water", "en", is_other=True),
            id="blank-is-nothing",
        ),
        pytest.param(
            {"en": ["water"], "fr": []},
            "fr",
            Shown(["water"], "en", is_other=True),
            id="no-keywords",
        ),
        pytest.param(
            {"en": "Water", "fr-t-en": "Eau"},
            "fr",
            Shown("Eau", "fr-t-en", is_other=False),
            id="machine-translation-is-french",
        ),
        pytest.param(
            {"fr-t-en": "Eau (machine)", "fr": "Eau"},
            "fr",
            Shown("Eau", "fr", is_other=False),
            id="human-goes-before-machine",
        ),
        pytest.param(
            {"de": "Wasser", "en": "Water"},
            "fr",
            Shown("Water", "en", is_other=True),
            id="default-language-before-others",
        ),
        pytest.param({}, "fr", None, id="nothing"),
        pytest.param({"en": "", "fr": "  "}, "fr", None, id="only-blanks"),
    ],
)
def test_a_visitor_reads_their_language_else_the_default_else_any(values, visitor, expected):
    assert shown(values, visitor, default="en") == expected


def test_a_machine_translation_says_so_and_keeps_its_language():
    chosen = shown({"fr-t-en": "Eau"}, "en", default="en")

    assert chosen is not None
    assert (chosen.language, chosen.is_machine_translation) == ("fr", True)


@pytest.mark.parametrize("tag", ["fr", "FR", "fr_CA", "fr-CA", "fr-t-en"])
def test_the_language_of_a_tag_drops_region_and_extension(tag):
    assert base_language(tag) == "fr"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"en": "Water", "fr": "Eau"}, []),
        ({"en": "Water"}, ["fr"]),
        ({"en": "Water", "fr": " "}, ["fr"]),
        ({"en": "Water", "fr-t-en": "Eau"}, []),
        ({}, ["en", "fr"]),
    ],
)
def test_a_required_language_is_lacking_unless_it_or_an_alternate_is_there(values, expected):
    alternates = {"fr": ["fr-t-en"], "en": ["en-t-fr"]}

    assert lacking(values, ["en", "fr"], alternates) == expected
