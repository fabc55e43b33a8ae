"""What CKAN fills in where nothing is given: the name of a dataset, the format of a resource."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest

Record = dict[str, Any]
Act = Callable[..., Record]
Store = Callable[..., Record]
TITLE = {"en": "Air quality: été 2024", "fr": "Qualité de l'air"}


def test_a_new_record_is_named_after_its_english_title(store: Store):
    assert store(title_translated=TITLE)["name"] == "air-quality-ete-2024"


def test_a_second_record_of_that_title_gets_a_number(store: Store):
    names = [store(title_translated=TITLE)["name"] for _ in range(3)]

    assert names == [
        "air-quality-ete-2024",
        "air-quality-ete-2024-2",
        "air-quality-ete-2024-3",
    ]


@pytest.mark.parametrize("title", ["New", "Edit", "Search"])
def test_no_record_is_named_like_a_page_of_ckan(store: Store, title: str):
    assert store(title_translated={"en": title})["name"] == f"{title.lower()}-2"


def test_a_very_long_title_makes_a_name_that_ckan_takes(store: Store):
    names = [store(title_translated={"en": "long " * 100})["name"] for _ in range(2)]

    assert len(set(names)) == 2
    assert all(len(name) <= 100 for name in names)


@pytest.mark.parametrize("title", [{}, {"fr": "Qualité de l'air"}, {"en": "—"}, {"en": "???"}])
def test_without_usable_english_a_record_is_named_by_a_uuid(store: Store, title: Record):
    name = store(title_translated=title)["name"]

    assert str(uuid.UUID(name)) == name


def test_an_update_without_a_name_keeps_the_name(act: Act, store: Store):
    stored = store(title_translated=TITLE)
    stored.pop("name")

    updated = act("package_update", **{**stored, "title_translated": {"en": "Ozone"}})

    assert updated["name"] == "air-quality-ete-2024"
    assert updated["title"] == "Ozone"


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("CSV", "CSV"),
        ("csv", "CSV"),
        ("text/csv", "CSV"),
        ("GeoJSON", "GEOJSON"),
        ("waterml1.0", "WATERML1"),
        ("other", "other"),
        ("netcdf", "NetCDF"),
    ],
)
def test_a_format_is_stored_by_its_code(store: Store, given: str, stored: str):
    resource = {"url": "https://example.org/x", "format": given}

    assert store(resources=[resource])["resources"][0]["format"] == stored


@pytest.mark.parametrize(
    ("url", "fmt"),
    [
        ("https://example.org/a.csv", "CSV"),
        ("https://example.org/a.xlsx", "XLSX"),
        ("https://example.org/a.unheard-of", ""),
        ("https://example.org/a.py", ""),
        ("https://example.org/", ""),
    ],
)
def test_the_format_of_a_new_resource_is_that_of_its_file_name_or_none(
    store: Store, url: str, fmt: str
):
    assert store(resources=[{"url": url}])["resources"][0]["format"] == fmt
