"""Eligibility and release priority in a browser: axe, 320 px, keyboard, without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.e2e.accessibility import assert_accessible
from tests.e2e.gate.pages import LANGUAGES, NARROW, tab_to
from tests.e2e.items.states import (
    PAGES,
    both_languages,
    day,
    decided_and_answered_anew,
    not_begun,
    one_of_several,
    priority,
)

pytestmark = pytest.mark.usefixtures("clean_portal")


def unfold(page):
    page.locator("#ogip details").evaluate_all("all => all.forEach(each => { each.open = true })")


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


@pytest.mark.parametrize("made", [one_of_several, both_languages, day])
def test_a_refused_answer_is_accessible_and_takes_the_focus(logged_in, desk, organization, made):
    page = logged_in("editor")
    page.goto(made(desk))
    for field in page.locator("#ogip [id^=field-answer]").all():
        if field.get_attribute("type") == "radio":
            field.evaluate("each => { each.checked = false }")
        elif field.evaluate("each => 'value' in each"):
            field.fill("")

    tab_to(page, page.get_by_role("button", name="Save and continue"))
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[id^=field-answer]:focus")).to_have_count(1)
    assert_accessible(page, f"/organization/{organization['name']}")


def test_a_link_to_a_statement_puts_the_cursor_there(logged_in, desk):
    page = logged_in("editor")
    page.goto(priority(desk))
    page.locator("section[aria-labelledby=ogip-ways] summary").first.click()
    way = page.locator("section[aria-labelledby=ogip-ways] li a").first
    way.click()

    expect(page.locator(way.get_attribute("href"))).to_be_focused()


def test_without_javascript_everything_is_answered_and_scored(logged_in, desk):
    page = logged_in("editor", java_script_enabled=False)
    page.goto(not_begun(desk))
    page.get_by_role("link", name="Answer the questions").click()
    page.get_by_label("Nobody collects it").check()
    page.get_by_role("button", name="Save and continue").click()

    expect(page.locator("#ogip")).to_contain_text("Not held by the organization")


def test_the_printed_summary_has_no_buttons(logged_in, desk):
    page = logged_in("admin")
    page.goto(decided_and_answered_anew(desk))
    page.emulate_media(media="print")

    expect(page.locator("#ogip").get_by_role("link", name="Change").first).to_be_hidden()
    expect(page.get_by_role("button", name="Confirm these answers")).to_be_hidden()
    expect(page.locator("#ogip")).to_contain_text("Rests on")
