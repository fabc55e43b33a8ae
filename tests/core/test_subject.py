"""A record reads alike in plain and stored form; what cannot be read counts as missing."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from ckanext.ogip.core.subject import Subject
from ckanext.ogip.core.text import Text
from ckanext.ogip.core.values import Bilingual, is_filled


def subject(**data: Any) -> Subject:
    return Subject.from_dict(data)


@pytest.mark.parametrize(
    "value",
    [
        {"en": " A ", "fr": "B"},
        '{"en": "A", "fr": "B"}',
        {"en-t-fr": "A", "fr": "B"},
        {"en": "A", "fr": "", "fr-t-en": "B"},
    ],
)
def test_bilingual_texts(value: object) -> None:
    assert subject(title_translated=value).bilingual("title_translated") == Bilingual("A", "B")


@pytest.mark.parametrize(
    "value", [None, "", "A", "{broken", "[]", [], 5, {"de": "A"}, {"en": ["A"]}]
)
def test_a_bilingual_value_of_another_shape_is_missing(value: object) -> None:
    assert subject(title_translated=value).bilingual("title_translated") == Bilingual()


@pytest.mark.parametrize("value", [["a", "b"], '["a", "b"]', ("a", "", None, "b"), ["a", {}, "b"]])
def test_codes(value: object) -> None:
    assert subject(subject=value).codes("subject") == ("a", "b")


def test_one_code_is_a_list_of_one() -> None:
    assert subject(subject="a").codes("subject") == ("a",)
    assert subject(subject="").codes("subject") == ()
    assert subject().codes("subject") == ()


def test_keywords_of_each_language() -> None:
    record = subject(keywords='{"en": ["a", "b"], "fr-t-en": "c"}')
    assert record.keywords("keywords", "en") == ("a", "b")
    assert record.keywords("keywords", "fr") == ("c",)


@pytest.mark.parametrize(
    "value", [None, "", "  ", [], {}, "[]", "{}", [""], {"en": "", "fr": " "}, '{"en": ""}']
)
def test_blank_values_hold_nothing(value: object) -> None:
    assert not is_filled(value)


@pytest.mark.parametrize("value", ["a", 0, False, ["a"], {"en": "a"}, '["a"]', "[broken"])
def test_other_values_hold_something(value: object) -> None:
    assert is_filled(value)


@pytest.mark.parametrize("value", [None, "", "x", "{}", {}, 7, [None, "x", 3]])
def test_resources_of_another_shape_are_none(value: object) -> None:
    assert subject(resources=value).resources == ()


def test_a_file_that_is_being_uploaded_is_a_file() -> None:
    record = subject(resources=[{"upload": SimpleNamespace(filename="rates.csv"), "url": ""}])
    (resource,) = record.resources
    assert resource.has_content
    assert resource.label == Text("rates.csv", "rates.csv")


def test_an_upload_field_without_a_file_is_none() -> None:
    (resource,) = subject(resources=[{"upload": "", "url": ""}]).resources
    assert not resource.has_address
    assert resource.label == Text("no. 1", "nº 1")


@pytest.mark.parametrize(
    ("data", "has_content"),
    [
        ({"url": "https://a.example/b.csv"}, True),
        ({"url": "ftp://a.example"}, True),
        ({"url": "HTTPS://A.EXAMPLE"}, True),
        ({"url": "b.csv", "url_type": "upload"}, True),
        ({"url": "", "url_type": "upload"}, False),
        ({"url": "b.csv"}, False),
        ({"url": "https://"}, False),
        ({"url": "javascript:alert(1)"}, False),
        ({"url": "https://a.example/b.csv", "size": 0}, False),
        ({"url": "https://a.example/b.csv", "size": "12"}, True),
        ({"url": "https://a.example/b.csv", "size": "12 kB"}, True),
    ],
)
def test_content_is_an_address_and_not_an_empty_file(data: Any, has_content: bool) -> None:
    (resource,) = subject(resources=[data]).resources
    assert resource.has_content is has_content


def test_a_resource_without_a_title_in_one_language_lends_the_other() -> None:
    (resource,) = subject(resources=[{"name_translated": {"fr": "Taux"}}]).resources
    assert resource.label == Text("Taux", "Taux")


@pytest.mark.parametrize("written", ["csv", "CSV", ".csv", " Csv "])
def test_a_format_is_read_whatever_its_case(written: str) -> None:
    (resource,) = subject(resources=[{"format": written}]).resources
    assert resource.format == "CSV"


def test_facts_come_beside_the_record() -> None:
    assert Subject.from_dict({}, {"links": {}}).facts == {"links": {}}
    assert Subject.from_dict({}).facts == {}
