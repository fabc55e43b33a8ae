"""The release plan: read by axe, planned by keyboard, on narrow screens."""

import datetime

import pytest
from playwright.sync_api import expect

from ckanext.ogip.gate.judge import today
from tests.e2e.accessibility import assert_accessible

pytestmark = pytest.mark.usefixtures("clean_portal")

LANGUAGES = ["", "/fr"]
LONG = "Statistics of the use of rest areas along the national highways, by month and province " * 3


def in_days(number):
    """Return the ISO date that many days after the day of the run."""
    return (today() + datetime.timedelta(days=number)).isoformat()


@pytest.fixture
def release_plan(api, editor, org_admin, organization):
    """The address of a plan with every part: slipped, to be converted, in the chart, promised."""
    make = api(editor).action.ogip_item_create
    items = [
        make(
            organization=organization["id"],
            ref_number=f"ROAD-{number}",
            title={"en": title, "fr": french},
            eligible_for_release="Y",
            native_format="SAV",
            conversion_status="needed",
        )
        for number, (title, french) in enumerate((("Bridges", "Ponts"), (LONG, ""), ("", "Haltes")))
    ]
    shown = api(editor).action.ogip_priority_show(item_id=items[0]["id"])
    names = [s["id"] for d in shown["toolkit"]["dimensions"] for s in d["statements"]]
    for item, planned in zip(items, (10, 40, None), strict=True):
        answers = dict.fromkeys(names, True)
        api(editor).action.ogip_priority_answer(item_id=item["id"], answers=answers)
        if planned:
            api(editor).action.ogip_release_plan_set(
                item_id=item["id"], planned_date=in_days(planned)
            )
    api(editor).action.ogip_release_plan_set(
        item_id=items[0]["id"], planned_date=in_days(60), reason="Conversion first."
    )
    api(org_admin).action.ogip_release_target_set(
        organization=organization["id"], period=in_days(0), count=5
    )
    return f"/ogip/release-plan/{organization['name']}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("below", ["", "?q=zebra", "/ROAD-0"])
def test_the_pages_are_accessible(logged_in, release_plan, organization, language, below):
    page = logged_in("admin")
    page.goto(language + release_plan + below)

    assert_accessible(page, f"{language}/organization/{organization['name']}")


@pytest.mark.parametrize("below", ["", "/ROAD-1"])
def test_narrow_screens_need_no_scrolling_sideways(logged_in, release_plan, below):
    page = logged_in("admin", viewport={"width": 320, "height": 640})
    page.goto(release_plan + below)

    ours = page.locator("#ogip").evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert ours[0] <= ours[1]


def test_a_day_is_planned_by_keyboard_and_a_refusal_leads_to_the_field(logged_in, release_plan):
    page = logged_in("editor")
    page.goto(release_plan)
    page.get_by_role("region").first.get_by_role("link", name="Bridges").press("Enter")
    page.get_by_label("Planned day").fill(in_days(90))
    page.get_by_role("button", name="Save the day").press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("needs a reason")
    page.get_by_role("alert").get_by_role("link").press("Enter")
    page.get_by_label("Reason").fill("Two more reviews.")
    page.get_by_role("button", name="Save the day").press("Enter")

    expect(page.get_by_text("The release plan is changed.")).to_be_visible()
    expect(page.get_by_role("cell", name="Two more reviews.")).to_be_visible()
