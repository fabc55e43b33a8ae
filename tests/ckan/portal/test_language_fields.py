"""The search fields `*_txt_fr` and `*_txt_en` of this project's index know their language."""

import pysolr
import pytest
from ckan.common import config

pytestmark = pytest.mark.usefixtures("clean_portal")

FRENCH = "Les données ouvertes : accès à l’information des Canadiennes"
ENGLISH = "The department's lakes and rivers"


@pytest.fixture
def index():
    solr = pysolr.Solr(config["solr_url"])
    record = {"index_id": "language", "id": "language", "site_id": "language"}
    solr.add([{**record, "title_txt_fr": FRENCH, "title_txt_en": ENGLISH}], commit=True)
    yield solr
    solr.delete(id="language", commit=True)


@pytest.mark.parametrize(
    "typed",
    [
        "donnée",
        "donnees",
        "DONNÉES",
        "l'information",
        "l’information",
        "informations",
        "ouverte",
        "accès à l'information",
        "acces a l'information",
    ],
)
def test_french_is_found_as_people_type_it(index, typed):
    everything = {"defType": "edismax", "qf": "title_txt_fr text", "mm": "100%"}

    assert index.search(typed, **everything).hits == 1


@pytest.mark.parametrize("typed", ["lake", "LAKES", "department", "river"])
def test_english_is_found_as_people_type_it(index, typed):
    assert index.search(typed, defType="edismax", qf="title_txt_en").hits == 1


def test_a_word_that_is_not_there_is_not_found(index):
    assert index.search("poissons", defType="edismax", qf="title_txt_fr title_txt_en").hits == 0
