"""Saving datasets: what is stored and given back, what is refused."""

from __future__ import annotations

import json

import pytest
from ckan import model
from ckan.plugins.toolkit import ValidationError
from ckan.tests.helpers import call_action

BOTH = {"en": "Water levels", "fr": "Niveaux d’eau"}


def errors_of(refusal):
    return {key: value for key, value in refusal.value.error_dict.items() if key != "__type"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title_translated", BOTH),
        ("notes_translated", {"en": "Long\ntext", "fr": "Texte\nlong"}),
        ("keywords", {"en": ["lake", "air, water"], "fr": ["lac"]}),
        ("program", {"fr": "Hydrologie"}),
        ("method", {"en": "*gauges*", "fr": "*jauges*"}),
        ("program_page_url", {"en": "https://example.org/en", "fr": "https://example.org/fr"}),
        ("program", {"en": "Hydrology", "fr-t-en": "Hydrologie"}),
        ("relationship", [{"related_url": {"en": "https://example.org/a"}}]),
    ],
)
def test_a_field_gives_back_what_was_saved(create, field, value):
    dataset = create(**{field: value})

    assert call_action("package_show", id=dataset["id"])[field] == value


def test_the_database_holds_fluents_json(create):
    dataset = create(title_translated=BOTH)

    assert model.Package.get(dataset["id"]).extras["title_translated"] == json.dumps(BOTH)


def test_a_json_text_is_accepted_as_the_object(create):
    assert create(program=json.dumps(BOTH))["program"] == BOTH


def test_entries_of_a_form_are_accepted_one_per_language(create):
    dataset = create(
        **{"program-en": "Hydrology", "program-fr": "", "keywords-fr": "lac, eau, lac"}
    )

    assert dataset["program"] == {"en": "Hydrology"}
    assert dataset["keywords"] == {"fr": ["lac", "eau"]}


def test_entries_of_a_form_win_over_what_is_stored(create):
    dataset = create(program={"en": "Old", "fr": "Vieux", "fr-t-en": "Machine"})

    patched = call_action(
        "package_patch", id=dataset["id"], **{"program-en": "New", "program-fr": ""}
    )

    assert patched["program"] == {"en": "New", "fr-t-en": "Machine"}


def test_subfields_take_entries_of_a_form_and_keep_nothing_else(create):
    dataset = create(**{"relationship-0-related_url-en": "https://example.org/a"})

    stored = json.loads(model.Package.get(dataset["id"]).extras["relationship"])
    assert dataset["relationship"] == [{"related_url": {"en": "https://example.org/a"}}]
    assert list(stored[0]) == ["related_url"]


@pytest.mark.parametrize("nothing", [None, "", {}, {"en": "", "fr": " "}])
def test_an_empty_field_is_not_stored(create, nothing):
    dataset = create(program=nothing)

    assert "program" not in dataset
    assert "program" not in model.Package.get(dataset["id"]).extras


def test_an_unknown_language_is_refused_by_name(create):
    with pytest.raises(ValidationError) as refusal:
        create(program={"en": "Hydrology", "de": "Hydrologie"})

    [message] = errors_of(refusal)["program"]
    assert '"de"' in message
    assert "en, fr, en-t-fr, fr-t-en" in message


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title_translated", {"en": 7}),
        ("title_translated", ["Water"]),
        ("title_translated", "Water"),
        ("notes_translated", {"fr": "a\0b"}),
        ("keywords", {"en": ["a"]}),
        ("keywords", {"en": 7}),
        ("program_page_url", {"en": "ftp://example.org"}),
        ("relationship", [{"related_url": {"en": "nowhere"}}]),
    ],
)
def test_a_value_that_cannot_be_read_is_an_error_of_its_field(create, name, field, value):
    with pytest.raises(ValidationError) as refusal:
        create(**{field: value})

    assert list(errors_of(refusal)) == [field]
    assert model.Package.get(name) is None


def test_a_mistake_in_a_form_is_an_error_of_its_input(create):
    with pytest.raises(ValidationError) as refusal:
        create(**{"keywords-en": "lake", "keywords-fr": "x"})

    assert list(errors_of(refusal)) == ["keywords-fr"]


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ({"contact": {"en": "Data desk"}}, {"contact": ["Missing value in: French"]}),
        ({"contact": None}, {"contact": ["Missing value in: English, French"]}),
        ({"contact": None, "contact-en": "A", "contact-fr": ""}, {"contact-fr": ["Missing value"]}),
    ],
)
def test_a_required_field_demands_every_language(create, contact, expected):
    with pytest.raises(ValidationError) as refusal:
        create(**contact)

    assert errors_of(refusal) == expected


def test_a_machine_translation_satisfies_a_required_language(create):
    contact = {"en": "Data desk", "fr-t-en": "Bureau des données"}

    assert create(contact=contact)["contact"] == contact
