"""Pages of one entry in a browser: axe, 320 px, keyboard, without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.accessibility import assert_accessible, violations
from tests.e2e.gate.pages import LANGUAGES, NARROW, tab_to
from tests.e2e.items.item_pages import PAGES, beside, of_entry
from tests.e2e.items.test_decision_pages import unfold

pytestmark = pytest.mark.usefixtures("clean_portal")

# The page, its button, and the field that is wrong when nothing was filled in.
FORMS = [
    ("/nominate", "Propose it", "title"),
    ("/new", "Add the entry", "ref_number"),
    ("/signals/add", "Save the count", "kind"),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", PAGES)
def test_axe_finds_nothing(logged_in, desk, organization, made, language):
    page = logged_in("admin")
    page.goto(language + made(desk))
    unfold(page)

    assert_accessible(page, f"{language}/organization/{organization['name']}")


@pytest.mark.parametrize("made", PAGES)
def test_narrow_screens_need_no_scrolling_sideways(logged_in, desk, made):
    page = logged_in("admin", **NARROW)
    page.goto("/fr" + made(desk))
    unfold(page)

    ours = page.locator("#ogip").evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert ours[0] <= ours[1]


@pytest.mark.parametrize(("address", "button", "field"), FORMS)
def test_a_refused_form_takes_the_focus_and_leads_to_the_field(
    logged_in, desk, address, button, field
):
    page = logged_in("editor")
    page.goto(beside(address)(desk))
    tab_to(page, page.get_by_role("button", name=button))
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_be_focused()
    assert not violations(page, "#ogip")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(f"#field-{field}")).to_be_focused()


def test_what_looks_alike_takes_the_focus_before_it_is_saved(logged_in, desk):
    page = logged_in("editor")
    page.goto(beside("/nominate")(desk))
    page.get_by_label("In English").fill("Hydro" * 40)
    page.get_by_label("An inquiry").check()
    page.get_by_role("button", name="Propose it").click()

    expect(page.get_by_role("alert")).to_be_focused()
    assert not violations(page, "#ogip")
    page.get_by_role("button", name="Propose it anyway").click()
    expect(page.locator("body")).to_contain_text("The nomination is in the inventory as NOM-0001")


def test_without_javascript_an_entry_is_edited_and_its_history_tells_it(logged_in, desk):
    page = logged_in("editor", java_script_enabled=False)
    page.goto(of_entry("")(desk))
    page.get_by_role("link", name="Edit", exact=True).click()
    page.get_by_text("How much and in what form").click()
    page.get_by_label("Volume").select_option(label="Small: up to 100 MB")
    page.get_by_label("French", exact=True).check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("body")).to_contain_text("The entry is saved.")

    page.get_by_role("link", name="History", exact=True).click()
    row = page.get_by_role("row", name=re.compile("Volume"))
    expect(row.first).to_contain_text("Small: up to 100 MB")


def test_without_javascript_an_entry_is_deleted(logged_in, desk):
    page = logged_in("editor", java_script_enabled=False)
    page.goto(of_entry("")(desk))
    page.get_by_role("link", name="Delete", exact=True).click()
    page.get_by_role("button", name="Delete the entry").click()

    expect(page.locator("body")).to_contain_text("is deleted.")


def test_without_javascript_a_file_of_counts_is_imported(logged_in, desk):
    page = logged_in("editor", java_script_enabled=False)
    page.goto(beside("/signals/import")(desk))
    rows = "kind,source,count,period_start,period_end\nvotes,portal,7,2026-01-01,2026-01-31\n"
    file = {"name": "counts.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    page.get_by_label("File of counts (CSV)").set_input_files(file)
    page.get_by_role("button", name="See what would happen").click()
    page.get_by_role("button", name="Import", exact=True).click()

    expect(page.locator("body")).to_contain_text("The file is imported: 1 new")
