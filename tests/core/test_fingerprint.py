"""The fingerprint holds for the content that was signed, and for nothing else."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.fingerprint import fingerprint
from ckanext.ogip.testing.cases import patched
from ckanext.ogip.testing.records import compliant_dataset
from tests.core.rules import federal

RECORD = compliant_dataset()
WORDS = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=8)
CONTENT = st.dictionaries(
    WORDS.map(lambda word: f"field_{word}"),
    WORDS | st.lists(WORDS, min_size=1) | st.fixed_dictionaries({"en": WORDS, "fr": WORDS}),
    min_size=1,
)


def same(first: dict[str, Any], second: dict[str, Any]) -> bool:
    return fingerprint(first) == fingerprint(second)


def test_it_is_a_hex_sha_256_that_stays_the_same_between_releases() -> None:
    assert len(fingerprint(RECORD)) == 64
    assert fingerprint({}) == "8503f26a4b4fdccf191f0fa6909cc47c2ec137fd81d6821af47bd0e122992b12"


@given(CONTENT, st.randoms())
def test_the_order_of_fields_does_not_count(content: dict[str, Any], random: Any) -> None:
    items = list(content.items())
    random.shuffle(items)
    assert same(content, dict(items))


@given(CONTENT, st.sampled_from([None, "", " ", [], {}, "[]", {"en": "", "fr": None}]))
def test_a_blank_value_is_the_same_as_none(content: dict[str, Any], blank: object) -> None:
    assert same(content, {**content, "another": blank})


@given(CONTENT)
def test_the_stored_form_is_the_same_as_the_plain_one(content: dict[str, Any]) -> None:
    stored = {k: v if isinstance(v, str) else json.dumps(v) for k, v in content.items()}
    assert same(content, stored)


@given(CONTENT, WORDS)
def test_any_change_of_a_field_counts(content: dict[str, Any], word: str) -> None:
    for field, value in content.items():
        changed = {**content, field: [value, f"{word} "] if isinstance(value, str) else word}
        if value not in (word, [word]) and set(value) != {word}:
            assert not same(content, changed)


@pytest.mark.parametrize("field", sorted(set(RECORD) - {"type", "name"}))
def test_removing_any_field_counts(field: str) -> None:
    assert not same(RECORD, patched(RECORD, {field: None}))


@pytest.mark.parametrize("field", ["name_translated", "resource_type", "format", "language", "url"])
def test_removing_any_field_of_a_resource_counts(field: str) -> None:
    assert not same(RECORD, patched(RECORD, {"resources": {1: {field: None}}}))


@pytest.mark.parametrize(
    "noise",
    [
        {"id": "x"},
        {"name": "other-address"},
        {"state": "draft", "private": True},
        {"metadata_modified": "2026-06-15T10:00:00"},
        {"num_resources": 3, "num_tags": 0, "tags": [{"name": "x"}]},
        {"organization": {"title": "Renamed"}},
        {"title": "Derived", "notes": "Derived", "license_title": "Derived", "isopen": True},
        {"ogip": {"state": "published"}},
        {"subject": ["health_and_safety", "transport"]},
        {"collection": ["primary"]},
        {"date_published": "2016-03-31 00:00:00"},
        {"ref_number": " HARB-0001 "},
        {"keywords": json.dumps(RECORD["keywords"])},
        {"resources": {1: {"id": "r", "package_id": "p", "position": 0, "mimetype": "text/csv"}}},
        {"resources": {1: {"datastore_active": True, "last_modified": "2026-06-15T10:00:00"}}},
        {"resources": list(reversed(RECORD["resources"]))},
        {"resources": tuple(RECORD["resources"])},
    ],
)
def test_what_is_no_content_does_not_count(noise: dict[str, Any]) -> None:
    assert same(RECORD, patched(RECORD, noise))


def test_line_endings_of_a_web_form_do_not_count() -> None:
    assert same({"notes_translated": {"en": "a\r\nb"}}, {"notes_translated": {"en": "a\nb\n"}})


@pytest.mark.parametrize(
    "change",
    [
        {"owner_org": "another-department"},
        {"title_translated": {"en": RECORD["title_translated"]["en"]}},
        {"keywords": {"en": ["harbours"], "fr": ["ports"]}},
        {"a_field_of_another_plugin": "x"},
        {"date_published": "2016-03-31 09:00:00"},
        {"resources": {2: None}},
        {"resources": [*RECORD["resources"], RECORD["resources"][0]]},
        {"resources": {1: {"hash": "abc"}}},
        {"resources": {1: {"upload": SimpleNamespace(filename="new.csv")}}},
    ],
)
def test_content_counts(change: dict[str, Any]) -> None:
    assert not same(RECORD, patched(RECORD, change))


def test_a_file_replaced_under_its_old_name_counts() -> None:
    stored = {"url": "rates.csv", "url_type": "upload", "last_modified": "2026-06-15T10:00:00"}
    replaced = {**stored, "last_modified": "2026-06-15T11:00:00"}
    assert not same({"resources": [stored]}, {"resources": [replaced]})


def test_fields_that_the_policy_calls_immaterial_do_not_count() -> None:
    planned = {**RECORD, "planned_release_date": "2026-09-01", "review_date": "2027-01-01"}
    assert fingerprint(RECORD) != fingerprint(planned)
    immaterial = federal().immaterial_fields
    assert fingerprint(RECORD, immaterial) == fingerprint(planned, immaterial)


def test_a_field_of_resources_may_be_immaterial() -> None:
    changed = patched(RECORD, {"resources": {1: {"unique_identifier": "X-1"}}})
    immaterial = ["resources.unique_identifier"]
    assert fingerprint(RECORD, immaterial) == fingerprint(changed, immaterial)
    assert fingerprint(RECORD) != fingerprint(changed)
