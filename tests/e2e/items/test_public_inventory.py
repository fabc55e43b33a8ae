"""Confirmation, publication and the public inventory in a browser: axe, 320 px, keyboard."""

import datetime

import pytest
from playwright.sync_api import expect

from ckanext.ogip.gate.judge import today
from tests.ckan.public_inventory.conftest import complete
from tests.e2e.accessibility import assert_accessible
from tests.e2e.gate.pages import LANGUAGES, NARROW, tab_to

pytestmark = pytest.mark.usefixtures("clean_portal")

_LONG = "Hydro" * 40
MESSAGE = {"en": "Please look at your items.", "fr": "Veuillez revoir vos éléments."}


@pytest.fixture
def inventory(api, editor, organization):
    """An inventory with endless words; returns the address of its page and its items."""
    facts = [
        {"title": {"en": _LONG, "fr": _LONG}, "business_owner": "W" * 200},
        {"title": {"en": "Soundings", "fr": "Sondages"}},
    ]
    create = api(editor).action.ogip_item_create
    items = [
        create(organization=organization["id"], **complete(f"R{number}" * 20, **given))
        for number, given in enumerate(facts)
    ]
    return f"/ogip/inventory/{organization['name']}", items


@pytest.fixture
def campaign(api, org_admin, editor, organization, inventory):
    """A campaign with one answer of each kind but one."""
    due = today() + datetime.timedelta(days=14)
    named = {"organization": organization["id"]}
    api(org_admin).action.ogip_inventory_confirmation_open(
        due=due.isoformat(), message=MESSAGE, **named
    )
    changed = {"answer": "changed", "comment": _LONG, "ids": [inventory[1][0]["id"]]}
    api(editor).action.ogip_item_confirm(**named, **changed)
    return inventory[0] + "/confirmation"


@pytest.fixture
def published(api, editor, org_admin, organization, inventory):
    """The published inventory; returns the address of its page."""
    named = {"organization": organization["id"]}
    sent = api(editor).action.ogip_inventory_submit(**named)
    api(org_admin).action.ogip_inventory_approve(fingerprint=sent["open"]["fingerprint"], **named)
    api(org_admin).action.ogip_inventory_publish(**named)
    return inventory[0]


@pytest.fixture
def pages(request, inventory):
    """`pages(name)`: the address of a page, in the state in which it shows most."""

    def address(name):
        top, items = inventory
        if name == "no campaign":
            return f"{top}/confirmation"
        if name == "campaign":
            return request.getfixturevalue("campaign")
        if name == "not published":
            return f"{top}/publication"
        published = request.getfixturevalue("published")
        below = {
            "published": "/publication",
            "list": "/public",
            "item": f"/public/{items[0]['id']}",
        }
        return published + below[name]

    return address


PAGES = ("no campaign", "campaign", "not published", "published", "list", "item")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(logged_in, pages, organization, name, language):
    page = logged_in("admin")
    page.goto(language + pages(name))

    assert_accessible(page, f"{language}/organization/{organization['name']}")


@pytest.mark.parametrize("name", PAGES)
def test_narrow_screens_need_no_scrolling_sideways(logged_in, pages, name):
    page = logged_in("admin", **NARROW)
    page.goto("/fr" + pages(name))

    ours = page.locator("#ogip").evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert ours[0] <= ours[1]


def test_an_owner_confirms_at_the_keyboard(logged_in, campaign):
    page = logged_in("editor")
    page.goto(campaign)

    tab_to(page, page.get_by_role("checkbox", name="Soundings"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="The chosen ones are still right"))
    page.keyboard.press("Enter")

    expect(page.get_by_text("1 answer is kept.")).to_be_visible()
    expect(page.get_by_role("row", name="Soundings")).to_contain_text("Confirmed")


def test_a_report_without_words_takes_the_focus_and_leads_to_the_field(
    logged_in, campaign, organization
):
    page = logged_in("editor")
    page.goto(campaign)
    page.get_by_role("checkbox", name="Soundings").check()
    page.get_by_role("button", name="Report the change").click()

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("Say what changed.")
    page.get_by_role("alert").get_by_role("link").press("Enter")
    expect(page.get_by_label("What changed in the chosen ones")).to_be_focused()
    expect(page.get_by_role("checkbox", name="Soundings")).to_be_checked()
    assert_accessible(page, f"/organization/{organization['name']}")


def test_what_stands_against_submitting_is_accessible(
    logged_in, api, editor, inventory, organization
):
    top, items = inventory
    api(editor).action.ogip_item_update(id=items[0]["id"], volume="")
    page = logged_in("editor")
    page.goto(f"{top}/publication")
    page.get_by_role("button", name="Submit the list of today").click()

    expect(page.get_by_role("alert")).to_contain_text("The field “Volume” is empty")
    assert_accessible(page, f"/organization/{organization['name']}")


def test_a_visitor_searches_the_published_inventory_in_french(visit, published):
    page = visit()
    page.goto(f"/fr{published}/public")

    page.get_by_role("searchbox").last.fill("soundings")
    page.keyboard.press("Enter")

    page.get_by_role("link", name="Sondages").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sondages")
