"""The inventory list and its bulk edit in a browser: axe, 320 px, keyboard, without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.e2e.accessibility import assert_accessible
from tests.e2e.gate.pages import LANGUAGES, NARROW, tab_to

pytestmark = pytest.mark.usefixtures("clean_portal")

ROWS = [
    {
        "ref_number": reference,
        "title_en": english,
        "title_fr": french,
        "eligible_for_release": eligible,
        "access_level": "open",
        "business_owner": owner,
        "program_alignment_architecture_en": "Roads",
        "planned_release_date": "2027-03-01",
    }
    for reference, english, french, eligible, owner in (
        ("A-1", "Road survey", "Enquête routière", "Y", "Ann"),
        ("A-2", "H" * 300, "", "N", "O" * 200),
        ("A-3", "Ice", "", "", "Ann"),
        ("R" * 40, "", "Ponts", "Y", ""),
    )
]


@pytest.fixture
def inventory(desk, organization):
    """The address of a list with endless words, an entry that is blocked, and entries without."""
    desk.edits.ogip_inventory_import(organization=organization["id"], rows=ROWS)
    [item] = desk.edits.ogip_item_list(q="A-1")["results"]
    desk.edits.ogip_item_promote(id=item["id"])
    return f"/ogip/inventory/{organization['name']}"


def unfold(page):
    page.locator("#ogip details").evaluate_all("all => all.forEach(each => { each.open = true })")


def select(page, *titles):
    for title in titles:
        page.get_by_role("checkbox", name=f"Select {title}").check()
    page.get_by_role("button", name="Change the selected entries").click()


def preview(page):
    """Lead from the list to the preview of a change of every entry, one of which is refused."""
    page.get_by_role("link", name="Select all on this page").click()
    page.get_by_role("button", name="Change the selected entries").click()
    page.get_by_label("Business owner", exact=True).fill("B" * 200)
    page.get_by_role("button", name="See what would change").click()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", ["", "?owner=Ann&band=none&sort=-title", "?q=zebra"])
def test_axe_finds_nothing_on_the_list(logged_in, inventory, organization, language, query):
    page = logged_in("editor")
    page.goto(language + inventory + query)
    unfold(page)

    assert_accessible(page, f"{language}/organization/{organization['name']}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_an_empty_inventory(logged_in, organization, language):
    page = logged_in("editor")
    page.goto(f"{language}/ogip/inventory/{organization['name']}")

    assert_accessible(page, f"{language}/organization/{organization['name']}")


def test_axe_finds_nothing_in_any_step_of_a_change_of_many(logged_in, inventory, organization):
    home = f"/organization/{organization['name']}"
    page = logged_in("editor")
    page.goto(inventory)
    select(page, "Ice")
    assert_accessible(page, home)

    page.goto(inventory)
    select(page, "Ice")
    page.get_by_role("button", name="See what would change").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert_accessible(page, home)

    page.goto(inventory)
    preview(page)
    unfold(page)
    assert_accessible(page, home)

    page.goto(inventory)
    preview(page)
    page.get_by_role("button", name="Change 3 entries").click()
    unfold(page)
    assert_accessible(page, home)


def test_narrow_screens_need_no_scrolling_sideways(logged_in, inventory):
    def assert_fits():
        unfold(page)
        ours = page.locator("#ogip").evaluate("e => [e.scrollWidth, e.clientWidth]")
        assert ours[0] <= ours[1]

    page = logged_in("editor", **NARROW)
    page.goto(f"{inventory}?owner=Ann&program=Roads")
    assert_fits()
    page.goto(inventory)
    assert_fits()
    select(page, "Ice")
    assert_fits()
    page.goto(inventory)
    preview(page)
    assert_fits()
    page.get_by_role("button", name="Change 3 entries").click()
    assert_fits()


def test_the_keyboard_narrows_sorts_and_changes(logged_in, inventory):
    page = logged_in("editor")
    page.goto(inventory)
    tab_to(page, page.locator("summary", has_text="Business owner"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Remove filter Business owner")).to_be_visible()

    tab_to(page, page.get_by_role("link", name="Title"))
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort=ascending]")).to_have_text("Title")

    tab_to(page, page.get_by_role("checkbox", name="Select Ice"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Change the selected entries"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Change 1 entry")
    tab_to(page, page.get_by_label("Data steward", exact=True))
    page.keyboard.type("Records office")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("What would change")
    tab_to(page, page.get_by_role("button", name="Change 1 entry"))
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="1 entry was changed.")).to_be_visible()


def test_a_message_leads_to_its_field(logged_in, inventory):
    page = logged_in("editor")
    page.goto(inventory)
    select(page, "Ice")
    page.get_by_label("Business owner", exact=True).fill("x" * 501)
    page.get_by_role("button", name="See what would change").click()

    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Business owner", exact=True)).to_be_focused()
    expect(page.get_by_label("Business owner", exact=True)).to_have_value("x" * 501)


def test_without_javascript_everything_works(logged_in, inventory):
    page = logged_in("editor", java_script_enabled=False)
    page.goto(inventory)
    page.locator("summary", has_text="Business owner").click()
    page.get_by_role("link", name="Ann (2)").click()
    page.get_by_role("link", name="Select all on this page").click()
    page.get_by_role("button", name="Change the selected entries").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Change 2 entries")

    page.get_by_label("Data steward", exact=True).fill("Records office")
    page.get_by_role("button", name="See what would change").click()
    page.get_by_role("button", name="Back to the form").click()
    expect(page.get_by_label("Data steward", exact=True)).to_have_value("Records office")
    page.get_by_role("button", name="See what would change").click()
    page.get_by_role("button", name="Change 1 entry").click()
    expect(page.get_by_role("heading", name="1 entry was refused.")).to_be_visible()

    page.get_by_role("link", name="Back to the list").click()
    expect(page.get_by_role("link", name="Remove filter Business owner")).to_be_visible()
