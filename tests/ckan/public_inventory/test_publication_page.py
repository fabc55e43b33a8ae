"""The page on which members take the inventory to the public."""

import pytest

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def page(organization):
    """The address of the page."""
    return f"/ogip/inventory/{organization['name']}/publication"


@pytest.fixture
def as_user(app):
    """Log somebody in and return the application."""

    def log_in(user):
        app.set_session_user(user["id"])
        return app

    return log_in


def test_an_inventory_goes_to_the_public_through_the_page(
    as_user, add, page, editor, org_admin, listed, api, organization
):
    add("1")
    sent = as_user(editor).post(f"{page}/submit")
    assert "Somebody else can approve it now" in sent
    assert 'value="approve"' not in sent

    shown = api(editor).action.ogip_inventory_show(organization=organization["id"])
    decision = {"decision": "approve", "fingerprint": shown["open"]["fingerprint"]}
    assert "can be published" in as_user(org_admin).post(f"{page}/decide", data=decision)
    published = as_user(org_admin).post(f"{page}/publish")

    assert "The inventory is published." in published
    assert listed()["count"] == 1


def test_the_page_is_in_french_too(as_user, add, page, editor):
    add("1")

    assert "Prochaine édition" in as_user(editor).get("/fr" + page)


def test_what_keeps_the_list_from_being_submitted_is_on_the_page(as_user, add, page, editor):
    add("1", volume=None)

    answer = as_user(editor).post(f"{page}/submit")

    assert "This was not done" in answer
    assert "The field “Volume” is empty" in answer
    assert "(REF-SECRET-1)" in answer


def test_whoever_submitted_reads_why_they_may_not_approve(
    as_user, add, page, org_admin, submit, api, organization
):
    add("1")
    shown = submit(org_admin)

    decision = {"decision": "approve", "fingerprint": shown["open"]["fingerprint"]}
    answer = as_user(org_admin).post(f"{page}/decide", data=decision)

    assert "Somebody else must approve it" in answer


@pytest.mark.parametrize("step", ["decide", "publish"])
def test_an_editor_does_not_take_the_steps_of_an_administrator(
    as_user, add, page, editor, step, nothing_changes
):
    add("1")
    app = as_user(editor)
    app.post(f"{page}/submit")

    data = {"fingerprint": "x", "decision": "approve"}
    with nothing_changes():
        app.post(f"{page}/{step}", data=data, status=403)


def test_a_visitor_does_not_see_the_page(app, page):
    assert app.get(page, expect_errors=True).status_code == 403
