"""What a visitor reads on the pages of a portal, in English and in French."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from ckan.tests.helpers import call_action

pytestmark = pytest.mark.usefixtures("clean_portal")
BOTH = {"en": "Water levels", "fr": "Niveaux d’eau"}
FRENCH = {"fr": "Débits du fleuve"}


@pytest.fixture
def page(app):
    """Return a page, in French when the path begins with /fr."""
    return lambda path: BeautifulSoup(app.get(path).body, "html.parser")


@pytest.fixture
def lake_office(clean_portal, sysadmin):
    """An organization with a title in both languages."""
    context = {"user": sysadmin["name"], "ignore_auth": True}
    return call_action(
        "organization_create",
        context,
        name="lakes",
        title_translated=BOTH,
        description_translated={"en": "Measures", "fr": "Mesure **tout**"},
    )


def words(element):
    return " ".join(element.get_text(" ").split())


@pytest.mark.parametrize(("prefix", "title"), [("", BOTH["en"]), ("/fr", BOTH["fr"])])
def test_everything_is_in_the_visitors_language(page, create, name, prefix, title):
    create(
        title_translated=BOTH,
        notes_translated=BOTH,
        program=BOTH,
        resources=[{"url": "https://example.org", "name_translated": BOTH}],
    )

    record = page(f"{prefix}/dataset/{name}")
    assert words(record.h1) == title
    assert words(record.select_one(".notes")) == title
    assert title in words(record.select_one("#dataset-resources"))
    assert title in words(record.select_one(".additional-info, .dataset-details"))
    assert not record.select(".badge")
    assert words(page(f"{prefix}/dataset/").select_one(".dataset-heading")) == title


def test_a_text_in_the_other_language_only_is_marked_and_has_its_language(page, create, name):
    create(
        title_translated=FRENCH,
        notes_translated=FRENCH,
        program=FRENCH,
        method=FRENCH,
        keywords={"fr": ["fleuve"]},
        program_page_url={"fr": "https://example.org/fr"},
        resources=[{"url": "https://example.org", "name_translated": FRENCH}],
    )

    record = page(f"/dataset/{name}")
    listed = page("/dataset/").select_one(".dataset-heading")
    assert words(record.h1) == words(listed) == "Débits du fleuve French only"
    assert words(record.h1.select_one("[lang=fr]")) == "Débits du fleuve"
    assert len(record.select("[lang=fr]")) >= 6
    assert {words(mark) for mark in record.select(".badge")} == {"French only"}
    assert len(record.select(".badge")) == 7


def test_the_same_record_bears_no_mark_for_a_reader_of_that_language(page, create, name):
    create(title_translated=FRENCH, notes_translated=FRENCH)

    assert not page(f"/fr/dataset/{name}").select(".badge, main [lang]")


def test_a_machine_translation_is_shown_as_one(page, create, name):
    create(title_translated={"en": "Snow cover", "fr-t-en": "Couverture de neige"})

    heading = page(f"/fr/dataset/{name}").h1
    assert words(heading).startswith("Couverture de neige")
    assert len(heading.select(".badge")) == 1


def test_a_file_has_its_name_and_description_in_the_visitors_language(page, create, name):
    resource = {
        "url": "https://example.org",
        "name_translated": BOTH,
        "description_translated": {"en": "Daily", "fr": "Quotidiens"},
    }
    [resource] = create(title_translated=BOTH, resources=[resource])["resources"]

    shown = page(f"/fr/dataset/{name}/resource/{resource['id']}")
    assert words(shown.h1) == "Niveaux d’eau"
    assert words(shown.select_one(".notes")) == "Quotidiens"


@pytest.mark.parametrize(("prefix", "title"), [("", BOTH["en"]), ("/fr", BOTH["fr"])])
@pytest.mark.usefixtures("lake_office")
def test_organizations_are_named_in_the_visitors_language(page, create, name, prefix, title):
    create(owner_org="lakes", title_translated={"en": "A", "fr": "A"})

    assert words(page(f"{prefix}/organization/").select_one(".media-heading")) == title
    assert title in words(page(f"{prefix}/organization/lakes").select_one(".toolbar"))
    record = page(f"{prefix}/dataset/{name}")
    assert title in words(record.select_one(".toolbar"))
    assert words(record.select_one("#organization-info .heading")) == title
    assert words(page(f"{prefix}/dataset/").select_one(".nav-facet .item-label")) == title
    filtered = page(f"{prefix}/dataset/?organization=lakes")
    assert words(filtered.select_one(".filtered")) == title


def test_what_an_organization_says_about_itself_is_in_the_visitors_language(
    page, create, name, lake_office
):
    create(owner_org=lake_office["id"])

    assert (
        words(page("/fr/organization/about/lakes").select_one("h1 + dl")) == "À propos Mesure tout"
    )
    aside = page(f"/fr/dataset/{name}").select_one("#organization-info .description")
    assert words(aside) == "Mesure tout"


def test_the_api_does_not_depend_on_the_language_of_the_request(app, create, name, lake_office):
    create(owner_org="lakes", title_translated=BOTH, notes_translated=BOTH)

    for path in (f"package_show?id={name}", 'package_search?facet.field=["organization"]'):
        english, french = (
            app.get(f"{prefix}/api/3/action/{path}").json["result"] for prefix in ("", "/fr")
        )
        assert english == french


def test_organizations_to_choose_from_are_named_in_the_visitors_language(
    page, lake_office, browser
):

    options = page("/fr/dataset/new").select("#field-organizations option")

    assert BOTH["fr"] in [words(option) for option in options]
