"""A record comes back as it went in, and saving it again changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from ckan import model

Record = dict[str, Any]
Act = Callable[..., Record]
Store = Callable[..., Record]


@pytest.fixture(params=["dataset", "information_asset"])
def record(request: pytest.FixtureRequest) -> Record:
    return request.getfixturevalue(request.param)


def without_block(record: Record) -> Record:
    return {key: value for key, value in record.items() if key != "ogip"}


def test_every_field_of_a_stored_record_is_shown_as_it_was_sent(
    act: Act, store: Store, record: Record
):
    sent_resource = record["resources"][0]

    stored = store(record)
    shown = act("package_show", id=stored["id"])

    assert {key: shown[key] for key in record.keys() - {"resources"}} == {
        key: value for key, value in record.items() if key != "resources"
    }
    assert {key: shown["resources"][0][key] for key in sent_resource} == sent_resource
    assert shown["title"] == "Water levels"
    assert shown["resources"][0]["name"] == "Levels 2024"


def test_sending_a_shown_record_back_changes_nothing(act: Act, store: Store, record: Record):
    shown = act("package_show", id=store(record)["id"])

    updated = act("package_update", **shown)

    assert without_block(updated) == without_block(shown)
    assert updated["metadata_modified"] == shown["metadata_modified"]


def test_the_same_values_in_other_spellings_change_nothing(act: Act, store: Store, dataset: Record):
    shown = act("package_show", id=store(dataset)["id"])

    updated = act(
        "package_patch",
        id=shown["id"],
        date_published="2015-10-27 00:00:00",
        review_date="2027-10-01T00:00:00",
        frequency="p1d",
        size="3000000000",
        subject='["nature_and_environment", "transport"]',
        relationship=shown["relationship"],
        creator="",
        audience=[],
    )

    assert updated["metadata_modified"] == shown["metadata_modified"]


def test_a_changed_resource_keeps_every_other_value(act: Act, store: Store, dataset: Record):
    shown = act("package_show", id=store(dataset)["id"])
    resource = shown["resources"][0]

    changed = act("resource_patch", id=resource["id"], character_set="UTF-8")

    ignored = {"metadata_modified", "character_set"}
    assert changed["character_set"] == "UTF-8"
    assert {k: v for k, v in changed.items() if k not in ignored} == {
        k: v for k, v in resource.items() if k not in ignored
    }


@pytest.mark.parametrize(
    ("field", "emptied"),
    [
        ("ref_number", ""),
        ("frequency", ""),
        ("date_published", ""),
        ("size", ""),
        ("subject", []),
        ("subject", ""),
        ("relationship", []),
        ("title_translated", {}),
    ],
)
def test_an_emptied_field_is_gone(
    act: Act, store: Store, dataset: Record, field: str, emptied: object
):
    stored = store(dataset)

    act("package_patch", id=stored["id"], **{field: emptied})

    assert not act("package_show", id=stored["id"]).get(field)


@pytest.mark.parametrize("field", ["license_id", "maintainer_email"])
def test_an_emptied_field_that_ckan_keeps_in_a_column_is_empty(
    act: Act, store: Store, dataset: Record, field: str
):
    stored = store(dataset)

    act("package_patch", id=stored["id"], **{field: ""})

    assert act("package_show", id=stored["id"])[field] == ""


@pytest.mark.parametrize(
    ("field", "shown"), [("format", ""), ("resource_type", ""), ("size", None), ("language", None)]
)
def test_an_emptied_field_of_a_resource_is_empty(
    act: Act, store: Store, dataset: Record, field: str, shown: str | None
):
    resource = store(dataset)["resources"][0]

    act("resource_patch", id=resource["id"], **{field: ""})

    assert act("resource_show", id=resource["id"]).get(field) == shown


def test_what_a_row_has_beyond_its_subfields_is_dropped(store: Store):
    rows = [{"related_type": "info", "surplus": "x"}, {"surplus": "y"}, {"related_type": ""}]

    stored = store(relationship=rows)

    kept = json.loads(model.Package.get(stored["id"]).extras["relationship"])
    assert stored["relationship"] == kept == [{"related_type": "info"}]


def test_a_machine_translation_keeps_its_own_tag(store: Store):
    title = {"en": "Cut blocks", "fr-t-en": "Blocs coupés"}

    assert store(title_translated=title)["title_translated"] == title


def test_a_draft_needs_nothing_but_its_organization(store: Store):
    stored = store()

    assert stored["state"] == "draft"
    assert stored["title"] == stored["name"]


@pytest.mark.parametrize(
    ("sent", "stored"), [(True, "true"), (False, "false"), ("TRUE", "true"), ("false", "false")]
)
def test_yes_and_no_are_stored_as_open_canada_stores_them(store: Store, sent: Any, stored: str):
    assert store(enduring_value=sent)["enduring_value"] == stored
