"""Finding datasets by the words of either language, in a real Solr."""

from __future__ import annotations

import pytest
from ckan.tests.helpers import call_action

from ckanext.ogip.bilingual import search

WATER = {
    "title_translated": {
        "en": "Water quality measurements",
        "fr": "Mesures de la qualité de l’eau",
    },
    "notes_translated": {
        "en": "Sampled monthly",
        "fr": "Données des réseaux régionaux, prélevées chaque mois",
    },
    "keywords": {"en": ["lakes"], "fr": ["lacs", "santé"]},
    "program": {"en": "Hydrology", "fr": "Hydrologie appliquée"},
    "resources": [
        {
            "url": "https://example.org/x.csv",
            "name_translated": {"en": "Stations", "fr": "Liste des postes"},
            "description_translated": {"fr": "Emplacements"},
        }
    ],
}


@pytest.fixture
def with_ckans_own_schema(monkeypatch):
    """Index and search as with CKAN's own Solr schema, whose field types the test core has too."""
    monkeypatch.setattr(search, "analysed_languages", frozenset)


@pytest.fixture
def found(clean_portal, create, name):
    """Tell whether a search finds the one dataset there is."""

    def found(q: str = "*:*", **parameters: object) -> bool:
        results = call_action("package_search", q=q, **parameters)["results"]
        return [dataset["name"] for dataset in results] == [name]

    return found


def test_the_projects_solr_analyses_both_languages():
    assert search.analysed_languages() == {"en", "fr"}


@pytest.mark.parametrize(
    "words",
    [
        "mesure",
        "donnée",
        "donnees",
        "qualité de l'eau",
        "qualite de l’eau",
        "eau",
        "lac",
        "hydrologie",
        "régional",
        "poste",
        "emplacement",
        "measurement",
        "monthly samples",
        "station",
    ],
)
def test_other_forms_of_a_word_are_found_in_both_languages(found, create, words):
    create(**WATER)

    assert found(words)


@pytest.mark.usefixtures("with_ckans_own_schema")
@pytest.mark.parametrize(
    "words", ["mesures", "données", "qualité de l’eau", "santé", "hydrologie appliquée", "postes"]
)
def test_ckans_own_schema_finds_the_words_of_both_languages(found, create, words):
    create(**WATER)

    assert found(words)


@pytest.mark.parametrize("words", ["forêt", "forest"])
def test_other_words_find_nothing(found, create, words):
    create(**WATER)

    assert not found(words)


@pytest.mark.parametrize(
    "query",
    [
        "*:*",
        "",
        'title:"Water quality"',
        "title_txt_fr:mesure",
        "vocab_keywords_fr:lacs",
        "title:water AND notes:monthly",
    ],
)
def test_fielded_queries_work_as_in_ckan(found, create, query):
    create(**WATER)

    assert found(query)


def test_a_caller_may_name_the_fields_to_search(found, create):
    create(**WATER)

    assert found("mesures", qf="title_txt_fr")
    assert not found("mesures", qf="title_txt_en")


def test_keywords_of_each_language_are_facets(found, create):
    create(**WATER)

    answer = call_action("package_search", **{"facet.field": '["vocab_keywords_fr"]'})
    assert answer["facets"]["vocab_keywords_fr"] == {"lacs": 1, "santé": 1}
    assert found(fq='vocab_keywords_fr:"santé"')


@pytest.mark.parametrize("ckans_own_schema", [True, False])
def test_a_very_long_text_is_indexed_and_found_to_its_last_word(
    found, create, request, ckans_own_schema
):
    if ckans_own_schema:
        request.getfixturevalue("with_ckans_own_schema")
    long = "é" + " eau" * 20_000 + " dernier"
    create(
        title_translated={"en": "T" * 40_000, "fr": "Long"},
        notes_translated={"en": "Long", "fr": long},
        method={"fr": long},
        program={"fr": "x" * 40_000},
    )

    assert found("dernier")


def test_a_control_character_does_not_stop_indexing(found, create):
    create(title_translated={"en": "Water\x0b quality", "fr": "Qualité\x0b de l’eau"})

    assert found("qualité")


def test_the_search_answer_keeps_the_texts_of_both_languages(found, create):
    create(**WATER)

    [dataset] = call_action("package_search")["results"]
    assert dataset["title"] == "Water quality measurements"
    assert dataset["title_translated"] == WATER["title_translated"]
