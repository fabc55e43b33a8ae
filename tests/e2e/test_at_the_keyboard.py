"""Without a mouse, without a wide screen, without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")

NARROW = {"viewport": {"width": 320, "height": 640}}


@pytest.fixture
def draft(api, editor, organization):
    """A draft without licence and without French title, with the longest words we have seen."""
    fields = compliant_dataset(owner_org=organization["id"])
    fields["title_translated"] = {"en": "Hydro" * 60}
    del fields["license_id"]
    return api(editor).action.package_create(**fields)


@pytest.fixture
def inventory(api, editor, organization):
    """The address of an inventory with one entry, whose title is long."""
    api(editor).action.ogip_item_create(
        organization=organization["id"], ref_number="R" * 40, title={"en": "Hydro" * 60}
    )
    return f"/ogip/inventory/{organization['name']}"


def tab_to(page, target):
    """Press Tab until the target has the focus, as many times as the page has places to stop."""
    stops = page.locator("a, button, input, select, textarea, summary, [tabindex]").count()
    for _ in range(stops):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("the keyboard does not reach the target")


def test_publishing_by_keyboard_moves_the_focus_to_the_reasons(logged_in, draft):
    page = logged_in("editor")
    page.goto(f"/dataset/ogip/{draft['name']}")

    tab_to(page, page.get_by_role("button", name="Publish"))
    page.keyboard.press("Enter")

    summary = page.get_by_role("alert").filter(has_text="Not published")
    expect(summary).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Licence", exact=True)).to_be_focused()


def test_the_focus_stays_where_the_reader_moved_it_while_the_page_was_loading(logged_in, draft):
    page = logged_in("editor")
    slow_pictures = []

    def hold(picture):
        slow_pictures.append(picture)

    page.route("**/*gravatar*/**", hold)
    address = f"/dataset/ogip/{draft['name']}?refused=1#ogip-refusal"
    page.goto(address, wait_until="domcontentloaded")
    expect(page.get_by_role("alert").filter(has_text="Not published")).to_be_focused()
    page.keyboard.press("Tab")

    slow_pictures.pop().abort()
    page.wait_for_load_state("load")

    expect(page.get_by_role("link", name="No licence is chosen.")).to_be_focused()


def test_the_skip_link_comes_first_and_leads_past_the_menu(logged_in, draft):
    page = logged_in("editor")
    page.goto(f"/dataset/ogip/{draft['name']}")
    page.keyboard.press("Tab")

    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()


@pytest.mark.parametrize("language", ["", "/fr"])
def test_narrow_screens_need_no_scrolling_sideways(logged_in, draft, inventory, language):
    page = logged_in("editor", **NARROW)
    pages = [f"/dataset/ogip/{draft['name']}?refused=1", inventory, f"{inventory}/{'R' * 40}"]
    for address in pages:
        page.goto(language + address)
        ours = page.locator("#ogip").evaluate("e => [e.scrollWidth, e.clientWidth]")
        right = page.locator("#ogip").evaluate("e => e.getBoundingClientRect().right")

        assert ours[0] <= ours[1], address
        assert right <= NARROW["viewport"]["width"], address


def test_the_table_scrolls_in_its_own_region_by_keyboard(logged_in, inventory):
    page = logged_in("editor", **NARROW)
    page.goto(inventory)
    region = page.get_by_role("region", name="1 entry")
    tab_to(page, region)
    page.keyboard.press("ArrowRight")

    expect(region).not_to_have_js_property("scrollLeft", 0)


def test_everything_works_without_javascript(logged_in, draft):
    page = logged_in("editor", java_script_enabled=False)
    page.goto(f"/dataset/ogip/{draft['name']}")
    page.get_by_role("button", name="Publish").click()

    expect(page).to_have_url(re.compile(r"\?refused=1#ogip-refusal$"))
    page.get_by_role("link", name="No licence is chosen.").click()
    expect(page.locator("#field-license_id")).to_be_visible()
