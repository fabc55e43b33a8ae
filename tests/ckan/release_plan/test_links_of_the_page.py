"""Where the page of the plan leads: pages, states, months, and files of what is shown."""

import pytest
from bs4 import BeautifulSoup

from tests.ckan.release_plan.conftest import in_days

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def address(organization):
    """The address of the release plan."""
    return f"/ogip/release-plan/{organization['name']}"


@pytest.fixture
def read(app, member):
    """Read an address as a member."""

    def run(address):
        app.set_session_user(member["id"])
        return BeautifulSoup(app.get(address).body, "html.parser")

    return run


@pytest.fixture
def three(make_item, plan):
    """A release in ten days, one in forty, and one that came out long before it was planned."""
    for number, days in ((1, 10), (2, 40)):
        plan(in_days(days), item_id=make_item(f"FIN-{number}", f"Part {number}")["id"])
    make_item("FIN-3", "Part 3", planned_release_date="2024-09-30", date_released="2024-01-15")


def link(page, words):
    return page.find("a", string=lambda text: text and words in text)


def test_a_page_leads_on_and_its_other_links_begin_anew(read, three, address):
    first = read(f"{address}?limit=1")
    second = read(link(first, "Next page")["href"])

    assert "cursor=" in link(first, "Next page")["href"]
    assert "cursor=" not in link(second, "First page")["href"]
    assert "cursor=" not in link(second, "Planned (2)")["href"]


def test_the_state_that_is_shown_is_marked(read, three, address):
    page = read(f"{address}?state=planned")

    assert link(page, "Planned (2)").get("aria-current") == "true"
    assert link(page, "All states").get("aria-current") is None


def test_months_hold_the_whole_plan_by_the_day_it_came_out(read, three, address):
    months = read(f"{address}?q=hovercraft").find("ol", class_="ogip-months")

    held = {
        month.h3.get_text(strip=True): [each.a.get_text(strip=True) for each in month.ul("li")]
        for month in months.find_all("li", recursive=False)
        if month.ul
    }
    assert len([title for titles in held.values() for title in titles]) == 3
    assert held["January 2024"] == ["Part 3"]


def test_a_file_holds_what_the_page_shows(app, member, three, address):
    app.set_session_user(member["id"])

    assert "Part 2" in app.get(f"{address}/export.csv?q=part").body
    narrowed = app.get(f"{address}/export.csv?due_before={in_days(20)}").body
    assert "Part 1" in narrowed
    assert "Part 2" not in narrowed
