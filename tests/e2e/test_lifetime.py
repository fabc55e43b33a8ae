"""Publication lifetimes: read by axe, on narrow screens, and a record from late to a decision."""

import datetime

import pytest
from playwright.sync_api import expect

from ckanext.ogip.gate.judge import today
from ckanext.ogip.testing.records import compliant_dataset
from tests.e2e.accessibility import assert_accessible

pytestmark = pytest.mark.usefixtures("clean_portal")
LANGUAGES = ["", "/fr"]


def in_days(number):
    """Return the ISO date that many days after the day of the run."""
    return (today() + datetime.timedelta(days=number)).isoformat()


@pytest.fixture
def record(api, editor, organization):
    """A public series of which an update is very late."""
    fields = compliant_dataset(organization["id"]) | {
        "date_modified": "2020-03-31",
        "lifetime_class": "continuing",
    }
    for file in fields["resources"]:
        file["date_published"] = "2020-03-31"
    api(editor).action.package_create(**fields)
    api(editor).action.ogip_publish(id=fields["name"])
    return fields["name"]


@pytest.fixture
def addresses(record, organization):
    """The list, the record and its review."""
    return {
        "list": f"/ogip/lifetime/{organization['name']}",
        "nothing": f"/ogip/lifetime/{organization['name']}?q=zebra",
        "record": f"/dataset/{record}",
        "review": f"/dataset/ogip/{record}/lifetime",
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", ["list", "nothing", "review"])
def test_the_pages_are_accessible(logged_in, addresses, organization, language, which):
    page = logged_in("admin")
    page.goto(language + addresses[which])

    assert_accessible(page, f"{language}/organization/{organization['name']}")


@pytest.mark.parametrize("which", ["list", "review"])
def test_narrow_screens_need_no_scrolling_sideways(logged_in, addresses, which):
    page = logged_in("admin", viewport={"width": 320, "height": 640})
    page.goto(addresses[which])

    ours = page.locator("#ogip").evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert ours[0] <= ours[1]


def test_a_late_record_is_found_and_its_delay_is_announced(logged_in, addresses):
    page = logged_in("editor")
    page.goto(addresses["list"])
    page.get_by_role("link", name="More than a year late (1)").press("Enter")
    page.get_by_role("region").get_by_role("link").first.press("Enter")
    expect(page.get_by_text("An update was expected by")).to_be_visible()
    page.get_by_role("link", name="Review this record or decide about it").press("Enter")
    form = page.locator("section[aria-labelledby=delay]")
    form.get_by_label("Expected by").fill(in_days(60))
    form.get_by_label("Reason for the public (English)").fill("A sensor failed.")
    form.get_by_label("Reason for the public (French)").fill("Un capteur est en panne.")
    form.get_by_role("button", name="Announce the delay").press("Enter")

    expect(page.get_by_text("The delay is announced.")).to_be_visible()
    page.goto("/fr" + addresses["record"])
    expect(page.get_by_text("Motif : Un capteur est en panne.")).to_be_visible()
