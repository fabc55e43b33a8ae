"""The public page of a published inventory, as somebody reads it whom nobody knows."""

import csv
import io
import json

import pytest
from bs4 import BeautifulSoup

from ckanext.ogip.testing.records import compliant_dataset
from tests.ckan.eligibility.answers import INELIGIBLE

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def organization(make_organization):
    """An organization that says where its open-government team is written to."""
    return make_organization(opengov_email="open+data@department.example")


@pytest.fixture
def page(organization):
    """The address of the published inventory."""
    return f"/ogip/inventory/{organization['name']}/public"


@pytest.fixture
def inventory(api, editor, org_admin, add, released):
    """Two items that may be released, and one of which that was confirmed that it may not."""
    add("1")
    withheld = add("2", title={"en": "Cabinet papers", "fr": "Documents du Cabinet"})
    add("3", title={"en": "<script>alert(1)</script>", "fr": "Dépenses"}, type="info")
    for user, decided in ((editor, {}), (org_admin, {"confirm": True})):
        action = api(user).action
        action.ogip_eligibility_assess(item_id=withheld["id"], answers=INELIGIBLE, **decided)
    released()


def soup_of(answer):
    return BeautifulSoup(answer.body, "html.parser")


def link_of(answer, words):
    return soup_of(answer).find("a", string=lambda text: text and words in text)


def test_everybody_reads_the_published_inventory(app, inventory, page):
    answer = app.get(page)

    assert "3 items" in answer
    assert "Depth soundings 1" in answer
    assert "Cabinet papers" in answer


def test_the_page_is_in_french_too(app, inventory, page):
    answer = app.get("/fr" + page)

    assert "Documents du Cabinet" in answer
    assert "Cabinet papers" not in answer


@pytest.mark.parametrize("q", ["depenses", "Dépenses", "soundings"])
def test_words_of_either_language_are_found(app, inventory, page, q):
    answer = app.get(page, query_string={"q": q})

    assert "1 item<" in answer
    assert "Cabinet papers" not in answer


def test_a_facet_narrows_the_list_and_counts(app, inventory, page):
    link = link_of(app.get(page), "Not eligible (1)")

    answer = app.get(link["href"])

    assert "1 item<" in answer
    assert "Cabinet papers" in answer
    assert "Depth soundings" not in answer


def test_what_nobody_calls_so_is_refused(app, inventory, page):
    answer = app.get(page, query_string={"eligible": "perhaps"}, expect_errors=True)

    assert answer.status_code == 400


def test_every_page_of_the_list_is_reached(app, api, editor, organization, add, released, page):
    for number in range(30):
        add(f"{number:02}", title={"en": f"Chart {number:02}", "fr": f"Carte {number:02}"})
    released()

    first = app.get(page)
    second = app.get(link_of(first, "Next page")["href"])

    assert "Chart 24" in first
    assert "Chart 25" not in first
    assert "Chart 29" in second
    assert link_of(second, "Next page") is None
    assert "cursor=" not in link_of(second, "First page")["href"]


def test_an_item_that_may_not_be_released_says_why_and_has_no_files(app, inventory, page):
    address = link_of(app.get(page), "Cabinet papers")["href"]

    answer = app.get(address)

    assert "listed without files" in answer
    assert INELIGIBLE["rationale"]["en"] in answer
    assert link_of(answer, "Go to the record") is None


def test_the_link_to_an_item_stays_when_a_new_edition_is_published(
    app, inventory, page, add, released
):
    address = link_of(app.get(page), "Cabinet papers")["href"]
    add("0")
    released()

    assert "Cabinet papers" in app.get(address)


def test_whoever_has_a_question_writes_to_the_organization(app, inventory, page):
    address = link_of(app.get(page), "Cabinet papers")["href"]

    link = link_of(app.get(address), "Ask about this item")

    assert link["href"].startswith("mailto:open%2Bdata%40department.example?subject=")
    assert "Cabinet%20papers" in link["href"]


def test_an_item_that_was_released_leads_to_its_record(
    app, api, editor, add, released, page, organization
):
    item = add("1")
    fields = compliant_dataset(owner_org=organization["id"])
    draft = api(editor).action.ogip_item_promote(id=item["id"])
    patch = {**fields, "id": draft["id"], "name": "soundings", "ref_number": item["ref_number"]}
    api(editor).action.package_patch(**patch)
    released()
    assert link_of(app.get(f"{page}/{item['id']}"), "Go to the record") is None

    api(editor).action.ogip_publish(id=draft["id"])

    link = link_of(app.get(f"{page}/{item['id']}"), "Go to the record")
    assert link["href"].endswith("/dataset/soundings")


def test_a_title_is_never_read_as_code(app, inventory, page):
    assert "<script>alert(1)</script>" not in app.get(page)
    assert "&lt;script&gt;alert(1)" in app.get(page)


def test_the_files_have_what_the_page_has(app, inventory, page):
    rows = list(
        csv.DictReader(io.StringIO(app.get(f"{page}/inventory.csv").data.decode("utf-8-sig")))
    )
    items = json.loads(app.get(f"{page}/inventory.json").data)

    assert [row["title_fr"] for row in rows] == ["Sondages 1", "Documents du Cabinet", "Dépenses"]
    assert [item["title_fr"] for item in items] == [row["title_fr"] for row in rows]


def test_another_format_is_not_there(app, inventory, page):
    assert app.get(f"{page}/inventory.exe", expect_errors=True).status_code == 404


def test_a_visitor_of_the_departments_own_list_is_led_to_the_published_one(app, inventory, page):
    answer = app.get(page.removesuffix("/public"), follow_redirects=False)

    assert (answer.status_code, answer.headers["Location"].endswith(page)) == (302, True)


def test_an_organization_without_published_inventory_says_so(app, page):
    answer = app.get(page, expect_errors=True)

    assert answer.status_code == 404
    assert "has not published its inventory" in answer
