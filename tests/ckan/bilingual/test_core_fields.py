"""CKAN's own title, notes, name and description agree with the translated fields."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from ckan import model
from ckan.tests.factories import Sysadmin
from ckan.tests.helpers import call_action

BOTH = {"en": "Water levels", "fr": "Niveaux d’eau"}
PLAIN_CSV = {"url": "https://example.org/x.csv"}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (BOTH, "Water levels"),
        ({"fr": "Niveaux d’eau"}, "Niveaux d’eau"),
        ({"en-t-fr": "Water", "fr": "Eau"}, "Water"),
    ],
)
def test_the_core_field_has_the_sites_language_else_the_other(create, texts, expected):
    dataset = create(title_translated=texts, notes_translated=texts)

    stored = model.Package.get(dataset["id"])
    assert (dataset["title"], dataset["notes"]) == (expected, expected)
    assert (stored.title, stored.notes) == (expected, expected)


def test_the_translated_field_decides_when_both_are_sent(create):
    dataset = create(title="Something else", title_translated=BOTH)

    assert (dataset["title"], dataset["title_translated"]) == ("Water levels", BOTH)


def test_a_core_text_alone_becomes_the_text_in_the_sites_language(create):
    dataset = create(title="Water levels", notes="Daily")

    assert dataset["title_translated"] == {"en": "Water levels"}
    assert dataset["notes_translated"] == {"en": "Daily"}


def test_a_record_without_title_is_called_by_its_name_and_has_no_translation(create, name):
    dataset = create()

    assert dataset["title"] == name
    assert "title_translated" not in dataset


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        (BOTH, {"en": "Lake levels", "fr": "Niveaux d’eau"}),
        ({"fr": "Niveaux d’eau"}, {"fr": "Lake levels"}),
    ],
)
def test_patching_the_core_text_replaces_the_text_it_was_showing(create, stored, expected):
    dataset = create(title_translated=stored)

    patched = call_action("package_patch", id=dataset["id"], title="Lake levels")

    assert (patched["title"], patched["title_translated"]) == ("Lake levels", expected)


def test_a_page_that_saves_back_the_french_title_it_showed_changes_nothing(create):
    dataset = create(title_translated=BOTH)

    patched = call_action("package_patch", id=dataset["id"], title=BOTH["fr"], notes="New")

    assert (patched["title"], patched["title_translated"]) == ("Water levels", BOTH)


def test_changing_the_translated_field_changes_the_core_field(create):
    dataset = create(title_translated=BOTH)

    changed = {"en": "Lake levels", "fr": "Niveaux des lacs"}
    updated = call_action("package_update", **{**dataset, "title_translated": changed})

    assert (updated["title"], updated["title_translated"]) == ("Lake levels", changed)


@pytest.mark.parametrize("nothing", [None, {}])
def test_clearing_the_translated_field_clears_the_core_field(create, name, nothing):
    dataset = create(title_translated=BOTH, notes_translated=BOTH)

    patched = call_action(
        "package_patch", id=dataset["id"], title_translated=nothing, notes_translated=nothing
    )

    assert (patched["title"], patched["notes"]) == (name, "")
    assert not {"title_translated", "notes_translated"} & set(patched)


def test_files_keep_name_and_description_filled(create):
    dataset = create(
        resources=[{**PLAIN_CSV, "name_translated": BOTH, "description_translated": {"fr": "Tout"}}]
    )

    [resource] = dataset["resources"]
    assert (resource["name"], resource["description"]) == ("Water levels", "Tout")
    assert resource["name_translated"] == BOTH


def test_patching_a_files_name_keeps_its_other_language(create):
    dataset = create(resources=[{**PLAIN_CSV, "name_translated": BOTH}])

    patched = call_action("resource_patch", id=dataset["resources"][0]["id"], name="Lake levels")

    assert patched["name_translated"] == {"en": "Lake levels", "fr": "Niveaux d’eau"}


def test_a_change_of_the_dataset_leaves_unchanged_files_alone(create):
    dataset = create(resources=[{**PLAIN_CSV, "name_translated": BOTH}])

    patched = call_action("package_patch", id=dataset["id"], title="New")

    assert patched["resources"][0]["name_translated"] == BOTH


def test_organizations_have_a_title_in_both_languages(name):
    context = {"user": Sysadmin()["name"]}
    organization = call_action("organization_create", context, name=name, title_translated=BOTH)
    call_action("organization_patch", id=organization["id"], title="Lake office")
    patched = call_action("organization_show", id=organization["id"])

    assert organization["title"] == "Water levels"
    assert patched["title_translated"] == {"en": "Lake office", "fr": "Niveaux d’eau"}
    assert model.Group.get(name).title == "Lake office"


def test_what_fluent_saved_is_read_and_repaired_on_the_next_save(create, name):
    dataset = create(title_translated=BOTH)
    record = model.Package.get(dataset["id"])
    record.title = name
    record.extras["title_translated"] = json.dumps({"en": "", "fr": "Eau"})
    record.metadata_modified = datetime.now(UTC).replace(tzinfo=None)
    model.Session.commit()

    assert call_action("package_show", id=dataset["id"])["title"] == "Eau"
    patched = call_action("package_patch", id=dataset["id"], notes="New")
    assert (patched["title"], model.Package.get(name).title) == ("Eau", "Eau")
    assert patched["title_translated"] == {"fr": "Eau"}
