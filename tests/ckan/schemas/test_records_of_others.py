"""Real records of portals with open.canada.ca's fields load as drafts and keep what the schema has.

What a record loses is listed here with the reason, so that a new loss fails the test.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

Record = dict[str, Any]
DATA = Path(__file__).parents[4] / "shared" / "data"
SPACE_AGENCY, YUKON = DATA / "csa_packages_sample.jsonl", DATA / "yukon_package.json"

# Fields of the Space Agency alone, by the reason why the schema has none of that name.
NOT_IN_THE_SCHEMA = {
    "a step of their own workflow": {
        "dataset_status",
        "diids_no",
        "portal_type",
        "preview",
        "registered_on_the_open_data_site",
    },
    "a person": {"data_steward", "manager_or_supervisor"},
    "a decision, which belongs to the inventory and not to the record": {"eligible_for_release"},
    "a part of their organization": {"directorate", "division", "project", "science_admin"},
    "a fact that other fields hold": {
        "data_is_publicly_availible_within_another_site",
        "data_owner",
        "data_owner_specify",
        "format_of_source_data",
        "format_of_source_data_details",
        "language_support",
        "link_language",
        "personal_information",
        "security_classification",
    },
}
# What CKAN writes itself, and the organization, which the test replaces by its own.
WRITTEN_BY_CKAN = {
    "creator_user_id",
    "isopen",
    "license_title",
    "license_url",
    "metadata_created",
    "metadata_modified",
    "num_resources",
    "num_tags",
    "organization",
    "owner_org",
    "private",
    "resources",
    "revision_id",
    "state",
}
WRITTEN_BY_CKAN_IN_RESOURCES = {"datastore_active", "metadata_modified", "mimetype", "revision_id"}


def needs(path: Path) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not path.exists(), reason=f"../shared/data/{path.name} is not here")


def is_empty(value: object) -> bool:
    if isinstance(value, dict):
        return all(is_empty(each) for each in value.values())
    return value is None or value in ("", [])


def as_text(value: Any) -> str:
    """Two spellings of one value: a midnight behind a date, the line ends of another system."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return text.replace(" 00:00:00", "").replace("\\r\\n", "\\n")


def lost(sent: Record, stored: Record, ignored: Iterable[str]) -> Iterator[str]:
    """Name each field that held something and does not come back as it was."""
    for field, value in sent.items():
        if field in ignored or is_empty(value):
            continue
        if as_text(stored.get(field)) != as_text(value):
            yield field


def lost_in_resources(sent: Record, stored: Record) -> set[str]:
    pairs = zip(sent["resources"], stored["resources"], strict=True)
    return {
        field
        for before, after in pairs
        for field in lost(before, after, WRITTEN_BY_CKAN_IN_RESOURCES)
    }


@pytest.fixture
def load(api: Any, sysadmin: Record, organization: Record) -> Callable[[Record], Record]:
    """Store a record under its own id, as somebody does who moves a catalogue."""

    def create(record: Record) -> Record:
        action = api(sysadmin).action
        created = action.package_create(**{**record, "owner_org": organization["id"]})
        return action.package_show(id=created["id"])

    return create


@needs(SPACE_AGENCY)
def test_the_first_36_records_of_the_space_agency_lose_only_what_the_schema_lacks(
    load: Callable[[Record], Record],
):
    records = [json.loads(line) for line in SPACE_AGENCY.read_text("utf-8").splitlines()[:36]]

    stored = [load(record) for record in records]

    report = {
        field
        for before, after in zip(records, stored, strict=True)
        for field in lost(before, after, WRITTEN_BY_CKAN)
    }
    assert report == set().union(*NOT_IN_THE_SCHEMA.values())
    assert set().union(*map(lost_in_resources, records, stored)) == set()
    assert {record["state"] for record in stored} == {"draft"}


@needs(YUKON)
def test_a_harvested_geospatial_record_with_machine_translations_loses_nothing(
    load: Callable[[Record], Record],
):
    record = json.loads(YUKON.read_text("utf-8"))["result"]

    stored = load(record)

    assert list(lost(record, stored, WRITTEN_BY_CKAN)) == []
    assert lost_in_resources(record, stored) == set()
