"""What a person enters about an inventory item: every fact that is not decided, and explained."""

from __future__ import annotations

from ckanext.ogip.core.inventory.form import TYPE, Input, column_of, groups
from ckanext.ogip.core.inventory.item import FIELDS, read_field
from ckanext.ogip.core.inventory.states import SOURCES
from ckanext.ogip.core.inventory.template import KEY
from ckanext.ogip.core.vocabulary import load_vocabulary

# What follows from the questions on eligibility, and from the release plan.
DECIDED = {
    *("eligible_for_release", "access_level", "exemption", "exemption_rationale"),
    *("exemption_review_date", "planned_release_date"),
}
ENTERED = [field for group in groups() for field in group.fields]


def test_every_fact_is_asked_for_once_unless_it_is_decided():
    names = [field.name for field in ENTERED]

    assert len(names) == len(set(names))
    assert set(names) == {KEY.name, TYPE, *FIELDS} - DECIDED


def test_every_field_has_a_label_and_help_in_both_languages():
    for field in ENTERED:
        assert field.help is not None, field.name
        for text in (field.label, field.help):
            assert text.en.strip()
            assert text.fr.strip()
            assert text.en not in (field.name, "")


def test_choices_are_codes_that_the_field_can_hold():
    chosen = [field for field in ENTERED if field.input in (Input.CHOICE, Input.CHOICES)]

    assert {"language", "volume", "themes_of_interest", TYPE} <= {field.name for field in chosen}
    for field in chosen:
        assert field.choices is not None
        for choice in field.choices:
            if field.name == TYPE:
                assert choice.value in (column_of(TYPE).vocabulary or ())
            else:
                assert read_field(field.name, choice.value) == {field.name: choice.value}


def test_facts_of_a_record_are_told_apart_from_those_of_the_inventory_alone():
    own = {field.name for field in ENTERED if not field.shared}

    assert own == {"language", "size", "date_released", "portal_url", "user_votes", "last_reviewed"}


def test_every_source_of_an_item_has_a_name():
    assert load_vocabulary("item_source").codes == set(SOURCES)
