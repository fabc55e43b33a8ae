"""Items: the template, what an asset shares with its item, the messages."""

import string
from datetime import date
from pathlib import Path

import pytest
import yaml

from ckanext.ogip.core.inventory import problems
from ckanext.ogip.core.inventory.asset import (
    asset_name,
    differences,
    draft_of_item,
    facts_of_asset,
)
from ckanext.ogip.core.inventory.item import FIELDS, read_field, show_values
from ckanext.ogip.core.inventory.problems import Problem, UnreadableValueError
from ckanext.ogip.core.inventory.template import COLUMNS
from ckanext.ogip.core.inventory.values import Value

TBS_ORDER = [
    "ref_number",
    *("title_en", "title_fr", "description_en", "description_fr", "publisher_en", "publisher_fr"),
    *("date_published", "language", "size", "eligible_for_release"),
    *("program_alignment_architecture_en", "program_alignment_architecture_fr"),
    *("date_released", "portal_url_en", "portal_url_fr", "user_votes"),
]

ITEM: dict[str, Value] = {
    "title_en": "Budget",
    "title_fr": "Dépenses",
    "description_en": None,
    "description_fr": "Par année",
    "date_published": date(2016, 3, 29),
    "program_alignment_architecture_en": "Finance",
    "program_alignment_architecture_fr": "Finances",
    "publisher_en": "Example Department",
    "size": 3_000_000_000,
    "eligible_for_release": True,
    "volume": "small",
    "scope_fr": "Depuis 2010",
    "enduring_value": "true",
    "disposition_date": date(2034, 3, 31),
    "themes_of_interest": "health;spending",
    "exemption_rationale_en": "A contract.",
    "last_reviewed": date(2026, 2, 27),
}


def test_the_template_has_the_columns_of_the_treasury_board_in_its_order():
    assert [column.name for column in COLUMNS[:17]] == TBS_ORDER


def test_every_label_is_in_both_languages():
    assert all(column.label.en and column.label.fr for column in COLUMNS)


def test_a_draft_carries_what_the_item_knows_and_leaves_out_what_it_does_not():
    draft = draft_of_item(
        ITEM, item_id="0a1b2c3d-rest", ref_number="FIN 2016/7", organization_id="o", type="info"
    )

    assert draft == {
        "type": "info",
        "name": "fin-2016-7-0a1b2c3d",
        "owner_org": "o",
        "ref_number": "FIN 2016/7",
        "private": True,
        "state": "draft",
        "title_translated": {"en": "Budget", "fr": "Dépenses"},
        "notes_translated": {"fr": "Par année"},
        "org_title_at_publication": {"en": "Example Department"},
        "date_published": "2016-03-29",
        "program": {"en": "Finance", "fr": "Finances"},
        "volume": "small",
        "scope": {"fr": "Depuis 2010"},
        "enduring_value": "true",
        "disposition_date": "2034-03-31",
        "themes_of_interest": ["health", "spending"],
    }


def test_the_asset_of_a_draft_says_what_the_item_said():
    draft = draft_of_item(ITEM, item_id="x", ref_number="A", organization_id="o", type="dataset")

    assert list(differences(ITEM, facts_of_asset(draft))) == []


def test_an_asset_in_stored_form_reads_alike():
    facts = facts_of_asset({"title_translated": '{"en": "Budget", "fr": "D\\u00e9penses"}'})

    assert (facts["title_en"], facts["title_fr"]) == ("Budget", "Dépenses")


def test_an_asset_without_translated_titles_is_known_by_its_title():
    assert facts_of_asset({"title": "Budget"})["title_en"] == "Budget"


def test_what_file_and_asset_state_differently_is_named():
    asset = {**facts_of_asset({}), "title_en": "Spending", "date_published": "2016-03-29"}
    values = {"title_en": "Budget", "date_published": date(2016, 3, 29), "size": 1}

    assert list(differences(values, asset)) == [("title_en", "Budget", "Spending")]


@pytest.mark.parametrize("ref_number", ["ÉTÉ", "***", "x" * 100, "A b/C"])
def test_a_dataset_name_is_one_ckan_takes(ref_number):
    name = asset_name(ref_number, "0a1b2c3d-4e5f")

    assert 2 <= len(name) <= 100
    assert set(name) <= set(string.ascii_lowercase + string.digits + "-_")


def test_showing_and_reading_an_item_are_each_others_reverse():
    shown = show_values(ITEM)
    read: dict[str, Value] = {}
    for field in FIELDS:
        read.update(read_field(field, shown[field]))

    assert {name: value for name, value in read.items() if value is not None} == {
        name: value for name, value in ITEM.items() if value is not None
    }
    assert shown["eligible_for_release"] == "Y"
    assert shown["title"] == {"en": "Budget", "fr": "Dépenses"}
    assert shown["themes_of_interest"] == ["health", "spending"]


@pytest.mark.parametrize("given", ["Budget", ["en"], {"en": "a", "de": "b"}, {"en": {}}])
def test_a_bilingual_field_is_given_by_language(given):
    with pytest.raises(UnreadableValueError):
        read_field("title", given)


TEXTS = yaml.safe_load((Path(problems.__file__).with_name("problems.yaml")).read_text())


@pytest.mark.parametrize("rule", sorted(TEXTS))
def test_each_message_has_the_same_parameters_in_both_languages(rule):
    names = {
        lang: {name for _text, name, _spec, _conv in string.Formatter().parse(text) if name}
        for lang, text in TEXTS[rule].items()
    }

    assert set(names) == {"en", "fr"}
    assert names["en"] == names["fr"]


def test_a_message_shows_the_beginning_of_a_long_value_and_groups_numbers():
    problem = Problem("text_too_long", 2, "title_en", "x" * 5000, {"length": 5000, "limit": 2000})

    assert "5,000" in problem.message.en
    assert "5\u202f000" in problem.message.fr
    assert len(problem.as_dict()["value"]) < 250
