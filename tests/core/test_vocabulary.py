"""Controlled vocabularies: the shipped ones, and what a vocabulary file may not be."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from ckanext.ogip.core.text import Text
from ckanext.ogip.core.vocabulary import (
    CHOICES_FOLDER,
    VocabularyError,
    load_vocabulary,
    parse_vocabulary,
)

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"
SHIPPED = sorted(path.stem for path in CHOICES_FOLDER.glob("*.yaml"))
FROM_OPEN_CANADA = {
    "audience": 24,
    "character_set": 28,
    "collection": 17,
    "dataset_related_type": 4,
    "dataset_relationship": 16,
    "frequency": 21,
    "geographic_region": 310,
    "issuance": 6,
    "issuance_frequency": 17,
    "jurisdiction": 4,
    "language": 86,
    "resource_format": 131,
    "resource_relationship": 4,
    "resource_type": 103,
    "subject": 19,
}


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_vocabulary_has_codes_and_labels_in_both_languages(name: str):
    vocabulary = load_vocabulary(name)

    assert len(vocabulary) == len(vocabulary.codes) > 0
    assert all(choice.label.en.strip() and choice.label.fr.strip() for choice in vocabulary)


@pytest.mark.parametrize("name", SHIPPED)
def test_no_two_codes_differ_only_in_case(name: str):
    codes = load_vocabulary(name).codes

    assert len({code.casefold() for code in codes}) == len(codes)


@pytest.mark.parametrize(("name", "count"), FROM_OPEN_CANADA.items())
def test_codes_and_labels_are_those_of_open_canada(name: str, count: int):
    reference = REFERENCE / f"{name}.csv"
    if not reference.exists():
        pytest.skip("the reference vocabularies (../shared/reference) are not here")
    with reference.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))

    shipped = [(choice.value, choice.label) for choice in load_vocabulary(name)]

    assert len(rows) == count
    assert shipped == [
        (row["value"], Text(en=row["label_en"], fr=row["label_fr"] or row["label_en"]))
        for row in rows
    ]


def test_licences_are_those_of_open_canada():
    reference = REFERENCE / "licences_open_canada.json"
    if not reference.exists():
        pytest.skip("the reference vocabularies (../shared/reference) are not here")
    licences = json.loads(reference.read_text(encoding="utf-8"))

    assert load_vocabulary("licence").codes == {licence["id"] for licence in licences}


def test_a_label_is_read_by_code_in_either_language():
    assert load_vocabulary("frequency").label("P1Y") == Text(en="Annually", fr="Annuel")


def test_an_unknown_code_is_its_own_label():
    assert load_vocabulary("frequency").label("P9Y") == Text(en="P9Y", fr="P9Y")


def test_codes_are_found_in_any_case_and_by_other_spellings():
    formats = load_vocabulary("resource_format")

    assert "CSV" in formats
    assert "csv" not in formats
    assert formats.canonical("csv") == "CSV"
    assert formats.canonical(" GeoJSON ") == "GEOJSON"
    assert formats.canonical("waterml1.0") is None
    assert formats.alias("waterml1.0") == "WATERML1"
    assert formats.alias("parquet") is None


def test_attributes_of_a_code_are_read_by_name():
    formats = load_vocabulary("resource_format")

    assert formats.attribute("CSV", "openness_score") == 3
    assert formats.attribute("CSV", "mimetype") == "text/csv"
    assert formats.attribute("PDF", "openness_score") is None
    assert formats.attribute("unheard of", "mimetype") is None


def test_a_size_in_bytes_has_one_volume():
    limits = [choice.attributes.get("max_bytes") for choice in load_vocabulary("volume")]

    assert limits == [*sorted(limits[:-1]), None]


def test_a_vocabulary_is_read_once():
    assert load_vocabulary("subject") is load_vocabulary("subject")


def test_a_missing_vocabulary_is_named():
    with pytest.raises(VocabularyError, match="no vocabulary 'colours'"):
        load_vocabulary("colours")


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ({"P1Y": "Annually"}, "not a list"),
        ([], "not a list"),
        (["P1Y"], "without a text code"),
        ([{"value": 10, "label": {"en": "Ten", "fr": "Dix"}}], "without a text code"),
        ([{"value": "P1Y"}], "P1Y of test lacks"),
        ([{"value": "P1Y", "label": "Annually"}], "P1Y of test lacks"),
        ([{"value": "P1Y", "label": {"en": "Annually"}}], "P1Y of test lacks"),
        ([{"value": "P1Y", "label": {"en": "Annually", "fr": ""}}], "P1Y of test lacks"),
        ([{"value": "a", "label": {"en": "A", "fr": "A"}}] * 2, "repeats a"),
    ],
)
def test_what_is_no_vocabulary_is_refused(rows: object, complaint: str):
    with pytest.raises(VocabularyError, match=complaint):
        parse_vocabulary("test", rows)
