"""The page of an organization and its roles: read by axe, used by keyboard, on narrow screens."""

import pytest
from playwright.sync_api import expect

from tests.ckan.roles.conftest import in_days
from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import PASSWORD

pytestmark = pytest.mark.usefixtures("clean_portal")

LANGUAGES = ["", "/fr"]
LONG = "A person with the longest title that anybody in this organization has ever been given"


@pytest.fixture
def held(api, make_user, organization, sysadmin):
    """The roles of an organization: now, later, and acting for somebody."""
    assign = api(sysadmin).action.ogip_role_assign
    owner = make_user("member", organization, fullname=LONG)
    champion = make_user("member", organization, fullname="Nicolas Tremblay")
    place = {"organization": organization["id"]}
    return [
        assign(**place, user=owner["id"], role="BO"),
        assign(**place, user=champion["id"], role="CHAMPION", valid_from=in_days(3)),
        assign(
            **place,
            user=champion["id"],
            role="BO",
            delegate_of=owner["id"],
            valid_until=in_days(9),
        ),
    ]


@pytest.fixture
def coordinator(api, visit, make_user, organization, sysadmin):
    """The browser of a coordinator, after the log-in form."""

    def logged_in(**options):
        user = make_user("member", organization, password=PASSWORD)
        given = {"organization": organization["id"], "user": user["id"], "role": "OGC"}
        api(sysadmin).action.ogip_role_assign(**given)
        page = visit(**options)
        page.goto("/user/login")
        page.get_by_label("Username or Email").fill(user["name"])
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Login").click()
        page.wait_for_url("**/dashboard/**")
        return page

    return logged_in


@pytest.fixture
def pages(organization, held):
    """The addresses below a language: the page, and each of its forms."""
    page = f"/organization/ogip/{organization['name']}"
    role = held[0]["id"]
    return [page, f"{page}/assign", f"{page}/delegate/{role}", f"{page}/end/{role}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_the_page_and_its_forms(coordinator, pages, organization, language):
    page = coordinator()
    for address in pages:
        page.goto(language + address)
        expect(page.locator("#ogip h1")).to_be_visible()
        assert_accessible(page, f"{language}/organization/{organization['name']}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_narrow_screens_need_no_scrolling_sideways(coordinator, pages, language):
    page = coordinator(viewport={"width": 320, "height": 640})
    for address in pages:
        page.goto(language + address)
        ours = page.locator("#ogip").evaluate("e => [e.scrollWidth, e.clientWidth]")
        assert ours[0] <= ours[1], address


def test_a_role_is_given_and_ended_by_keyboard(coordinator, pages):
    page = coordinator()
    page.goto(pages[0])
    page.get_by_role("link", name="Give somebody a role").press("Enter")
    page.get_by_label("Person").select_option(label="Nicolas Tremblay")
    page.get_by_label("Role", exact=True).select_option(label="legal services")
    page.get_by_label("Last day").fill(in_days(-1))
    page.get_by_role("button", name="Give the role").press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("begins")
    page.get_by_role("alert").get_by_role("link").press("Enter")
    page.get_by_label("Last day").fill(in_days(30))
    page.get_by_role("button", name="Give the role").press("Enter")

    expect(page.get_by_text("The role is given.")).to_be_visible()
    page.get_by_role("link", name="End (legal services, Nicolas Tremblay)").press("Enter")
    page.get_by_role("button", name="End the role").press("Enter")
    expect(page.get_by_text("The role has ended.")).to_be_visible()
