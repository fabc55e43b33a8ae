"""The codes that rules and the federal pack name exist in the vocabularies."""

from __future__ import annotations

import pytest

from ckanext.ogip.core.labels import label_of
from ckanext.ogip.core.settings import Settings
from ckanext.ogip.core.vocabulary import load_vocabulary
from ckanext.ogip.testing.records import TODAY
from tests.core.rules import federal, shipped_rules


def settings_of(rule_id: str) -> Settings:
    rule = shipped_rules().get(rule_id)
    assert rule
    return federal().settings(rule, TODAY)


@pytest.mark.parametrize(
    ("rule", "parameter", "vocabulary"),
    [
        ("OG-103", "open_levels", "access_level"),
        ("OG-201", "page_types", "resource_type"),
        ("OG-203", "supporting_types", "resource_type"),
        ("OG-206", "formats", "resource_format"),
        ("OG-208", "documentation_types", "resource_type"),
    ],
)
def test_codes_of_a_parameter_are_in_their_vocabulary(
    rule: str, parameter: str, vocabulary: str
) -> None:
    assert set(settings_of(rule).codes(parameter)) <= load_vocabulary(vocabulary).codes


def test_open_licences_are_in_the_licence_list() -> None:
    assert federal().licences <= load_vocabulary("licence").codes


def test_every_lifetime_class_has_its_longest_time() -> None:
    assert set(settings_of("OG-312").intervals("review_within")) == (
        load_vocabulary("lifetime_class").codes
    )


def test_date_fields_are_fields_of_the_forms() -> None:
    fields = settings_of("OG-302").codes("date_fields")
    assert [name for name in fields if label_of("field", name, "en") == name] == []


def test_stars_are_those_of_the_format_register_where_it_gives_any() -> None:
    stars = settings_of("OG-203").scores("stars")
    formats = load_vocabulary("resource_format")
    given = {
        choice.value: int(score)
        for choice in formats
        if (score := formats.attribute(choice.value, "openness_score"))
    }
    assert {code: stars.get(code.upper()) for code in given} == given
    assert [code for code in stars if formats.canonical(code) is None] == []


@pytest.mark.parametrize(
    ("written", "stars"),
    [("GeoJSON", 3), ("TTL", 4), ("GeoParquet", 3), ("XLSX", 2), ("ODS", 2), ("SHP", 2)],
)
def test_stars_that_the_register_leaves_to_us(written: str, stars: int) -> None:
    assert settings_of("OG-203").scores("stars")[written.upper()] == stars
