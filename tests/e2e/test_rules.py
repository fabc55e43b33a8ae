"""What is checked, and why: read by everybody, found by words and filters, by keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.e2e.accessibility import assert_accessible

pytestmark = pytest.mark.usefixtures("clean_portal")

LANGUAGES = ["", "/fr"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ["/ogip/rules/", "/ogip/rules/?q=zebra", "/ogip/rules/OG-222"])
def test_the_pages_are_accessible(visit, language, address):
    page = visit()
    page.goto(language + address)

    assert_accessible(page, f"{language}/about")


def test_a_visitor_finds_a_rule_by_its_clause_and_reads_it(visit):
    page = visit()
    page.goto("/")
    page.get_by_role("link", name="What is checked, and why").click()
    page.get_by_label("Clause").select_option("6.2")
    page.get_by_role("button", name="Search").last.press("Enter")

    expect(page.get_by_role("status")).to_contain_text("rules")
    expect(page.get_by_role("link", name="The licence is an open licence")).to_have_count(0)
    page.get_by_role("link", name="There is something to download").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("There is something to download")


def test_the_language_switch_stays_on_the_rule(visit):
    page = visit()
    page.goto("/ogip/rules/OG-102")
    page.goto("/fr/ogip/rules/OG-102")

    expect(page.get_by_role("heading", level=1)).to_have_text("La licence est une licence ouverte")


@pytest.mark.parametrize("address", ["/ogip/rules/", "/ogip/rules/OG-301"])
def test_narrow_screens_need_no_scrolling_sideways(visit, address):
    page = visit(viewport={"width": 320, "height": 640})
    page.goto(address)

    ours = page.locator("#ogip").evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert ours[0] <= ours[1]
