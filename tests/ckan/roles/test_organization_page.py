"""The page of an organization: roles for members, work at a glance, forms for who may."""

import pytest

from tests.ckan.roles.conftest import in_days

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def page(organization):
    """The address of the page."""
    return f"/organization/ogip/{organization['name']}"


@pytest.fixture
def as_user(app):
    """Log somebody in and return the application."""

    def log_in(user):
        app.set_session_user(user["id"])
        return app

    return log_in


def test_members_read_who_holds_which_role_until_when(as_user, page, give, owner, member):
    give(member, "BO", by=owner, delegate_of=owner["name"], valid_until=in_days(3))

    shown = as_user(member).get(page)

    assert f"{member['name']}, acting for {owner['name']}" in shown
    assert "business owner" in shown
    assert "until it is ended" in shown
    assert "Give somebody a role" not in shown


def test_the_public_sees_no_names(app, page, owner):
    shown = app.get(page)

    assert shown.status_code == 200
    assert owner["name"] not in shown
    assert "Entries of the release plan" in shown


def test_the_page_counts_and_leads_to_the_lists(api, as_user, page, editor, organization):
    for number in range(3):
        api(editor).action.ogip_item_create(
            organization=organization["id"],
            ref_number=f"R-{number}",
            title={"en": "Roads", "fr": "Routes"},
        )

    shown = as_user(editor).get(page)

    assert f'href="/ogip/inventory/{organization["name"]}">Entries of the inventory: 3' in shown
    assert "Records that a rule keeps from the public: 0" in shown


def test_before_the_first_role_the_page_says_who_decides_instead(as_user, page, member, give):
    said = "Nobody has been given a role yet."
    assert said in as_user(member).get(page)

    give(member, "ATIP")
    assert said not in as_user(member).get(page)


def test_the_page_of_core_leads_to_it(as_user, page, member, organization):
    assert f'href="{page}"' in as_user(member).get(f"/organization/{organization['name']}")


def test_a_coordinator_gives_a_role_on_the_page(as_user, page, roles, coordinator, member):
    form = {"user": member["name"], "role": "ATIP", "valid_until": in_days(30)}

    assert f'value="{member["name"]}"' in as_user(coordinator).get(f"{page}/assign")
    done = as_user(coordinator).post(f"{page}/assign", data=form)

    assert "The role is given." in done
    (role,) = roles(user=member["name"])["results"]
    assert (role["role"], role["valid_until"]) == ("ATIP", in_days(30))


def test_a_refused_form_says_why_and_keeps_what_was_typed(
    as_user, page, nothing_changes, coordinator
):
    form = {"user": coordinator["name"], "role": "ATIP", "valid_until": in_days(30)}

    with nothing_changes():
        shown = as_user(coordinator).post(f"{page}/assign", data=form)

    assert "Nobody gives a role to themselves" in shown
    assert f'value="{in_days(30)}"' in shown
    assert 'value="ATIP" selected' in shown


def test_a_holder_passes_the_role_on_on_the_page(as_user, page, roles, owner, member):
    (held,) = roles(user=owner["name"])["results"]
    asked = as_user(owner).get(f"{page}/delegate/{held['id']}")
    form = {
        "user": member["name"],
        "role": "BO",
        "delegate_of": owner["name"],
        "valid_until": in_days(3),
    }

    assert f'name="delegate_of" value="{owner["name"]}"' in asked
    assert "passed on" in as_user(owner).post(f"{page}/assign", data=form)
    (role,) = roles(user=member["name"])["results"]
    assert role["delegate_of"]["name"] == owner["name"]


def test_a_role_is_ended_after_one_question(as_user, page, roles, coordinator, owner):
    (held,) = roles(user=owner["name"])["results"]

    assert "What will happen" in as_user(coordinator).get(f"{page}/end/{held['id']}")
    assert roles(user=owner["name"])["count"] == 1

    done = as_user(coordinator).post(f"{page}/end/{held['id']}")
    assert "The role has ended" in done
    assert roles(user=owner["name"])["count"] == 0
    assert "ended on" in as_user(coordinator).get(f"{page}?ended=1")


def test_others_find_no_forms_and_their_posts_change_nothing(
    as_user, page, nothing_changes, roles, owner, member, outsider
):
    (held,) = roles(user=owner["name"])["results"]
    form = {"user": owner["name"], "role": "ATIP"}

    for user in (member, outsider):
        for address in (f"{page}/assign", f"{page}/end/{held['id']}"):
            assert as_user(user).get(address, expect_errors=True).status_code == 403
        with nothing_changes():
            answers = [
                as_user(user).post(f"{page}/assign", data=form, expect_errors=True),
                as_user(user).post(f"{page}/end/{held['id']}", expect_errors=True),
            ]
        assert [answer.status_code for answer in answers] == [403, 403]


def test_a_role_of_another_organization_is_not_found(
    as_user, coordinator, roles, make_organization, sysadmin
):
    (held,) = roles(user=coordinator["name"])["results"]
    other = f"/organization/ogip/{make_organization()['name']}/end/{held['id']}"

    assert as_user(sysadmin).get(other, expect_errors=True).status_code == 404


def test_an_organization_that_is_not_there_is_not_found(app):
    assert app.get("/organization/ogip/nothing-here", expect_errors=True).status_code == 404


def test_names_are_escaped(api, as_user, page, give, sysadmin, make_user, organization):
    user = make_user("member", organization, fullname="<b>Nobody</b>")
    give(user, "ATIP")

    shown = as_user(sysadmin).get(page)

    assert "&lt;b&gt;Nobody&lt;/b&gt;" in shown
    assert "<b>Nobody</b>" not in shown
