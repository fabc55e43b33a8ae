"""The page on which owners confirm their items."""

import pytest

from tests.ckan.confirmation.conftest import MESSAGE, in_days

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def page(organization):
    """The address of the page."""
    return f"/ogip/inventory/{organization['name']}/confirmation"


@pytest.fixture
def as_user(app):
    """Log somebody in and return the application."""

    def log_in(user):
        app.set_session_user(user["id"])
        return app

    return log_in


def test_an_administrator_opens_a_campaign_on_the_page(as_user, add, page, org_admin, show):
    add("A-1", "Harbours")
    form = {"due": in_days(7), "message_en": "Look.", "message_fr": "Regardez."}

    opened = as_user(org_admin).post(f"{page}/open", data=form)

    assert "The campaign is open." in opened
    assert "No answer yet" in opened
    assert show()["message"] == {"en": "Look.", "fr": "Regardez."}


def test_a_refused_campaign_keeps_what_was_typed(as_user, add, page, org_admin, show):
    add("A-1")
    form = {"due": in_days(-1), "message_en": "Look.", "message_fr": "Regardez."}

    answer = as_user(org_admin).post(f"{page}/open", data=form)

    assert "This day is over" in answer
    assert "Regardez." in answer
    assert show() is None


def test_chosen_items_are_confirmed(as_user, add, open_campaign, page, editor, show):
    item, _other = add("A-1"), add("A-2")
    open_campaign()

    answer = as_user(editor).post(f"{page}/answer", data={"do": "confirm", "id": item["id"]})

    assert "1 answer is kept." in answer
    assert (show()["counts"]["confirmed"], show()["counts"]["open"]) == (1, 1)


def test_all_items_of_the_page_are_confirmed(as_user, add, open_campaign, page, editor, show):
    items = [add("A-1"), add("A-2")]
    open_campaign()

    data = {"do": "confirm_page", "listed": [item["id"] for item in items]}
    answer = as_user(editor).post(f"{page}/answer", data=data)

    assert "2 answers are kept." in answer
    assert show()["counts"]["confirmed"] == 2


def test_a_report_without_words_is_refused_and_the_choice_is_kept(
    as_user, add, open_campaign, page, editor, show
):
    item = add("A-1")
    open_campaign()

    answer = as_user(editor).post(f"{page}/answer", data={"do": "report", "id": item["id"]})

    assert "Say what changed." in answer
    assert " checked" in answer
    assert show()["counts"]["changed"] == 0


def test_nothing_chosen_is_said(as_user, add, open_campaign, page, editor):
    add("A-1")
    open_campaign()

    assert "Choose at least one item." in as_user(editor).post(f"{page}/answer", data={})


def test_what_was_answered_is_escaped(as_user, add, open_campaign, page, editor, confirm):
    item = add("A-1", "<script>owner</script>")
    open_campaign(message={"en": "<script>en</script>", "fr": "fr"})
    confirm(item, answer="changed", comment="<script>comment</script>")

    assert "<script>owner" not in as_user(editor).get(page)
    assert "<script>en" not in as_user(editor).get(page)
    assert "<script>comment" not in as_user(editor).get(page)


def test_the_page_is_in_french_too(as_user, add, open_campaign, page, member):
    add("A-1")
    open_campaign()

    answer = as_user(member).get("/fr" + page)

    assert MESSAGE["fr"] in answer
    assert "Confirmation par les responsables" in answer


def test_who_only_reads_sees_the_progress_and_no_buttons(as_user, add, open_campaign, page, member):
    add("A-1")
    open_campaign()

    answer = as_user(member).get(page)

    assert "No answer yet" in answer
    assert 'name="do"' not in answer
    assert f"{page}/close" not in answer


def test_the_reminders_are_a_file(as_user, add, open_campaign, page, editor):
    add("A-1", "Harbours")
    open_campaign()

    answer = as_user(editor).get(f"{page}/reminders.csv")

    assert answer.headers["Content-Type"].startswith("text/csv")
    assert "Harbours,1,0," in answer.body


@pytest.mark.parametrize("step", ["open", "close"])
def test_an_editor_neither_opens_nor_closes(as_user, add, open_campaign, page, editor, step, show):
    add("A-1")
    open_campaign()
    form = {"due": in_days(7), "message_en": "Look.", "message_fr": "Regardez."}

    answer = as_user(editor).post(f"{page}/{step}", data=form, expect_errors=True)

    assert answer.status_code == 403
    assert (show()["state"], show()["message"]) == ("open", MESSAGE)


def test_who_may_not_answer_is_refused(as_user, add, open_campaign, page, member, show):
    item = add("A-1")
    open_campaign()

    data = {"do": "confirm", "id": item["id"]}
    answer = as_user(member).post(f"{page}/answer", data=data, expect_errors=True)

    assert answer.status_code == 403
    assert show()["counts"]["open"] == 1


def test_outsiders_do_not_see_the_page(app, as_user, page, outsider):
    assert app.get(page, expect_errors=True).status_code == 403
    assert as_user(outsider).get(page, expect_errors=True).status_code == 403


@pytest.mark.parametrize(("language", "program"), [("", "Harbours"), ("/fr", "Ports")])
def test_the_progress_names_the_programs(
    as_user, add, open_campaign, page, editor, language, program
):
    add("A-1", program={"en": "Harbours", "fr": "Ports"})
    open_campaign()

    shown = as_user(editor).get(language + page).body

    by_program = shown[shown.index('id="ogip-by-program"') :].split("</table>")[0]
    assert program in by_program
