"""Deciding about what is public without a mouse, and without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.e2e.gate.pages import WHY, tab_to

pytestmark = pytest.mark.usefixtures("clean_portal")


def test_overriding_by_keyboard(administrator, make_dataset):
    name = make_dataset("license_id")["name"]
    page = administrator()
    page.goto(f"/dataset/ogip/{name}")

    tab_to(page, page.locator("#ogip-override > summary"))
    page.keyboard.press("Enter")
    tab_to(page, page.locator("#field-reason_code"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("The flood is coming today.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#content")).to_contain_text("Published by your decision.")
    expect(page.locator("#content")).to_contain_text("Published against a rule")


def test_a_refused_override_takes_the_focus_to_the_reason_and_from_there_to_the_field(open_page):
    page, _core = open_page("refused override", "")

    expect(page.get_by_role("alert").filter(has_text="Not published")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Reason", exact=True)).to_be_focused()
    expect(page.locator("#field-explanation")).to_have_value("Now!")


def test_withdrawing_by_keyboard_without_javascript(
    administrator, visit, api, editor, make_dataset
):
    name = make_dataset()["name"]
    api(editor).action.ogip_publish(id=name)
    page = administrator(java_script_enabled=False)
    page.goto(f"/dataset/ogip/{name}/withdraw")
    page.locator("#field-reason").select_option("legal_order")
    page.locator("#field-explanation-en").fill(WHY["en"])
    page.locator("#field-explanation-fr").fill(WHY["fr"])
    page.locator("#field-explanation-fr").press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#content")).to_contain_text("Withdrawn.")
    seen = visit()
    assert seen.goto(f"/fr/dataset/{name}").status == 410
    expect(seen.locator("#ogip")).to_contain_text(WHY["fr"])


def test_the_bulk_report_leads_to_what_blocks(open_page):
    page, _core = open_page("bulk report", "")

    tab_to(page, page.get_by_role("link", name="Go to the record").first)
    page.keyboard.press("Enter")

    expect(page.locator("#ogip")).to_contain_text("No licence is chosen.")


def test_labels_end_as_their_language_ends_them(open_page):
    ending = "label => getComputedStyle(label, '::after').content"
    english, _core = open_page("override form", "")
    assert english.locator("label[for=field-explanation]").evaluate(ending) == '":"'
    english.goto(english.url.replace("/dataset/", "/fr/dataset/"))

    assert english.locator("label[for=field-explanation]").evaluate(ending) == '"\u00a0:"'


def test_approving_by_keyboard(visit, administrator, make_waiting):
    name = make_waiting()
    page = administrator()
    page.goto(f"/dataset/{name}")
    tab_to(page, page.get_by_role("link", name="See what changes"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Waiting change")
    tab_to(page, page.get_by_role("button", name="Approve and make public"))
    page.keyboard.press("Enter")

    expect(page.locator("#content")).to_contain_text("Approved.")
    public = visit()
    public.goto(f"/dataset/{name}")
    expect(public.locator("#content")).to_contain_text("Harbours, inspected")


def test_a_refused_discard_opens_the_form_again_at_its_field(open_page):
    page, _core = open_page("refused revision", "")

    expect(page.get_by_role("alert").filter(has_text="Nothing was changed")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Reason", exact=True)).to_be_focused()


def test_a_bulk_form_that_another_site_sent_changes_nothing(administrator, organization):
    page = administrator()
    address = f"/organization/bulk_process/{organization['name']}"
    forged = {"dataset_x": "on", "bulk_action.public": "public"}

    answer = page.request.post(address, form=forged)

    assert answer.status == 400
    assert "CSRF" in answer.text()
