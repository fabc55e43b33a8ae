"""Which fields of the forms hold codes: those whose preset names a vocabulary, rows included."""

from __future__ import annotations

import pytest

from ckanext.ogip.core.coded_fields import CodedField, coded_fields
from ckanext.ogip.core.labels import label_of
from ckanext.ogip.core.vocabulary import load_vocabulary
from tests.core.rules import shipped_rules

RECORD = {field.name: field for field in coded_fields().record}
RESOURCE = {field.name: field for field in coded_fields().resource}


@pytest.mark.parametrize(
    ("name", "vocabulary"),
    [
        ("subject", "subject"),
        ("license_id", "licence"),
        ("themes_of_interest", "theme_of_interest"),
        ("place_of_publication", "geographic_region"),
        ("issuance", "issuance"),  # of information assets alone
        ("topic_category", "topic_category"),  # of datasets alone
    ],
)
def test_a_field_with_choices_has_its_vocabulary(name: str, vocabulary: str) -> None:
    assert RECORD[name].vocabulary is load_vocabulary(vocabulary)


def test_a_resource_has_its_own_fields() -> None:
    assert RESOURCE["format"].vocabulary is load_vocabulary("resource_format")
    assert RESOURCE["language"].vocabulary is load_vocabulary("language")
    assert "license_id" not in RESOURCE


def test_rows_have_codes_in_some_of_their_parts() -> None:
    assert RECORD["disclosure_control"] == CodedField(
        "disclosure_control", None, {"method": load_vocabulary("disclosure_method")}
    )
    assert set(RECORD["relationship"].parts) == {"related_relationship", "related_type"}


@pytest.mark.parametrize("name", ["title_translated", "date_published", "spatial", "credit"])
def test_other_fields_are_not_among_them(name: str) -> None:
    assert name not in RECORD


def test_each_of_them_has_a_label_to_name_it_by() -> None:
    unnamed = [name for name in RECORD if label_of("field", name, "fr") == name]
    unnamed += [name for name in RESOURCE if label_of("resource_field", name, "fr") == name]

    assert unnamed == []


def test_the_formats_and_collections_of_maps_are_in_their_vocabularies() -> None:
    rule = shipped_rules().get("OG-304")

    assert rule
    assert (
        set(rule.parameters["map_formats"].as_dict()["default"])
        <= load_vocabulary("resource_format").codes
    )
    assert (
        set(rule.parameters["map_collections"].as_dict()["default"])
        <= load_vocabulary("collection").codes
    )
