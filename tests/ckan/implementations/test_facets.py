"""Narrowing a search, in words of the visitor's language."""

import pytest

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def public(api, editor, organization):
    dataset = api(editor).action.package_create(**compliant_dataset(owner_org=organization["id"]))
    api(editor).action.ogip_publish(id=dataset["id"])
    return dataset


@pytest.mark.parametrize(
    ("address", "keyword", "licence"),
    [
        ("/dataset/", "harbours", "Open Government Licence - Canada"),
        ("/fr/dataset/", "sécurité", "Licence du gouvernement ouvert - Canada"),
    ],
)
def test_the_search_page_offers_keywords_and_licences_by_name(
    app, public, address, keyword, licence
):
    page = app.get(address).body

    assert keyword in page
    assert licence in page
    assert ">ca-ogl-lgo" not in page


def test_a_keyword_of_one_language_narrows_the_search(app, public):
    assert public["title"] in app.get("/dataset/?vocab_keywords_en=harbours").body
    assert public["title"] not in app.get("/dataset/?vocab_keywords_en=airports").body
