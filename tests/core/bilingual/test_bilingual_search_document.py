"""The search index fields per language of one dataset."""

from __future__ import annotations

from ckanext.ogip.bilingual.search_document import (
    LONGEST_TERM,
    LanguageIndexer,
    TranslatedFields,
    query_fields,
)

FIELDS = TranslatedFields(
    texts=("title_translated", "program"), tags=("keywords",), resource_texts=("name_translated",)
)
DATASET = {
    "title_translated": {"en": "Water", "fr": "Eau"},
    "program": {"fr": "Lacs"},
    "keywords": {"en": ["lake", "river"]},
    "resources": [
        {"name_translated": {"en": "List", "fr": "Liste"}},
        {"name_translated": {"fr-t-en": "Carte"}},
        {},
    ],
}


def document_of(dataset, **options):
    document = {"title_translated": "{…}", "extras_title_translated": "{…}", "keywords": "{…}"}
    LanguageIndexer(FIELDS, **options).add_to(document, dataset)
    return document


def test_ckans_own_schema_gets_texts_it_analyses_and_keywords_as_facets():
    assert document_of(DATASET) == {
        "extras_title_translated_en": "Water",
        "extras_title_translated_fr": "Eau",
        "extras_program_fr": "Lacs",
        "vocab_keywords_en": ["lake", "river"],
        "res_extras_name_translated_en": ["List"],
        "res_extras_name_translated_fr": ["Liste", "Carte"],
    }


def test_the_added_field_types_get_the_main_fields_too():
    plain = document_of(DATASET)
    document = document_of(DATASET, analysed={"en", "fr"})

    assert {name: document[name] for name in document if name not in plain} == {
        "title_txt_en": "Water",
        "title_txt_fr": "Eau",
        "keywords_txt_en": ["lake", "river"],
        "res_name_txt_en": ["List"],
        "res_name_txt_fr": ["Liste", "Carte"],
    }


def test_a_language_without_a_field_type_gets_no_analysed_field():
    document = document_of(DATASET, analysed={"fr"})

    assert "title_txt_fr" in document
    assert "title_txt_en" not in document


def test_a_human_translation_is_indexed_before_a_machines():
    dataset = {"title_translated": {"fr-t-en": "Eau (machine)", "fr": "Eau"}}

    assert document_of(dataset)["extras_title_translated_fr"] == "Eau"


def test_what_xml_forbids_is_cleaned_away():
    document = document_of(
        {"title_translated": {"en": "Wa\x0bter"}}, clean=lambda text: text.replace("\x0b", "")
    )

    assert document["extras_title_translated_en"] == "Water"


def test_an_extra_too_long_for_a_string_field_stays_only_in_its_text_field():
    too_long = "é" * (LONGEST_TERM // 2 + 1)
    document = {"other": too_long, "extras_other": too_long, "short": "a", "extras_short": "a"}

    LanguageIndexer(TranslatedFields()).add_to(document, {})

    assert document == {"extras_other": too_long, "short": "a", "extras_short": "a"}


def test_a_title_too_long_to_sort_by_is_cut():
    document = {"title_string": "a" * 40_000}

    LanguageIndexer(TranslatedFields()).add_to(document, {})

    assert len(document["title_string"]) == 1_000


def test_a_search_looks_into_the_fields_of_each_language_with_its_weight():
    assert query_fields(["fr"]) == (
        "name^4 title^4 tags^2 groups^2 text"
        " title_txt_fr^4 keywords_txt_fr^2 notes_txt_fr^1"
        " res_name_txt_fr^1 res_description_txt_fr^1"
    )
