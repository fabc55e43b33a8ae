"""The pages of eligibility: one question each, the summary, and the second person."""

import json
import re

import pytest

from tests.ckan.eligibility.answers import AGAIN, ELIGIBLE, HIDDEN, INELIGIBLE, TREATABLE

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def address(organization, item):
    """The address of the summary."""
    return f"/ogip/inventory/{organization['name']}/{item['ref_number']}/eligibility"


@pytest.fixture
def browse(app):
    """Log somebody in and return the browser."""

    def run(user):
        app.set_session_user(user["id"])
        return app

    return run


@pytest.fixture
def editing(browse, editor):
    """The browser of an editor."""
    return browse(editor)


def form_of(answer):
    """Return an answer as a browser sends it."""
    if isinstance(answer, dict):
        return {f"answer-{lang}": text for lang, text in answer.items()}
    return {"answer": answer}


def heading(page):
    return " ".join(
        re.sub("<[^>]+>", "", page.body.split("<h1")[1].split(">", 1)[1]).split("  ")[0].split()
    )


def answer_all(app, address, answers):
    """Answer one question after the other, as the pages ask for them; return the last page."""
    question, page = "holder", None
    for _question in answers:
        sent = app.post(
            f"{address}/{question}", data=form_of(answers[question]), follow_redirects=False
        )
        where = sent.headers["Location"]
        page = app.get(where)
        question = where.rsplit("/", 1)[1]
    return page


def test_before_any_answer_the_summary_offers_the_first_question(editing, address):
    page = editing.get(address)

    assert "Eligibility: Spending by program" in page
    assert "Not decided yet" in page
    assert f'href="{address}/holder"' in page


def test_a_question_stands_alone_with_an_example_and_i_dont_know(editing, address):
    page = editing.get("/fr" + address + "/holder")

    assert heading(page) == "Qui le détient ?"
    assert "le compte des bateaux d&#39;un port" in page
    assert "Je ne sais pas" in page
    assert page.body.count("<h1") == 1


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        (ELIGIBLE, "Eligible for release"),
        (INELIGIBLE, "Not eligible for release"),
        (TREATABLE, "Eligible once treated"),
        (HIDDEN, "Not eligible for release"),
    ],
)
def test_the_questions_lead_one_by_one_to_the_outcome(editing, address, answers, outcome):
    page = answer_all(editing, address, answers)

    assert "All questions are answered." in page
    assert f"<strong>{outcome}</strong>" in page
    assert "Waiting to be confirmed" in page
    assert "Not answered yet" not in page


def test_each_answer_is_kept_at_once_with_what_it_rests_on(api, editing, editor, item, address):
    sent = {"answer": "organization", "evidence": "Asked the harbour master."}
    next_page = editing.post(address + "/holder", data=sent)

    kept = api(editor).action.ogip_eligibility_show(item_id=item["id"])["proposal"]
    assert kept["answers"] == {"holder": "organization"}
    assert kept["evidence"] == {"holder": "Asked the harbour master."}
    assert heading(next_page) == "May people know that it exists?"
    assert "Rests on: Asked the harbour master." in editing.get(address)


def test_what_the_other_answers_rest_on_stays(api, editing, editor, item, address):
    editing.post(address + "/holder", data={"answer": "organization", "evidence": "The log."})
    editing.post(address + "/may_be_listed", data={"answer": "yes", "evidence": "A memo."})

    kept = api(editor).action.ogip_eligibility_show(item_id=item["id"])["proposal"]
    assert kept["evidence"] == {"holder": "The log.", "may_be_listed": "A memo."}


def test_the_question_before_is_one_link_away_with_its_answer(editing, address):
    editing.post(address + "/holder", data={"answer": "organization"})

    assert f'href="{address}/holder"' in editing.get(address + "/may_be_listed")
    assert re.search(r'value="organization"\s+checked', editing.get(address + "/holder").body)


def test_a_changed_answer_keeps_the_others(api, editing, editor, assess, item, address):
    assess(ELIGIBLE)

    editing.post(address + "/geospatial", data={"answer": "yes"})

    kept = api(editor).action.ogip_eligibility_show(item_id=item["id"])["proposal"]["answers"]
    assert kept == {**ELIGIBLE, "geospatial": "yes"}


@pytest.mark.parametrize(
    ("question", "sent", "reason"),
    [
        ("holder", {}, "Nothing is chosen. Choose an answer, or say that you do not know."),
        ("holder", {"answer": "aliens"}, "aliens"),
        ("exemption", {}, "Nothing is chosen. Choose an answer."),
        ("rationale", {"answer-en": "  ", "answer-fr": ""}, "no answer yet. Write one."),
        ("rationale", {"answer-en": "Alone.", "answer-fr": ""}, "Alone.</textarea>"),
        ("review_date", {"answer": "2001-01-01"}, 'value="2001-01-01"'),
        ("review_date", {"answer": "<script>"}, "&lt;script&gt;"),
        ("treatment", {"answer": ["impossible", "round"]}, "Nothing would"),
    ],
)
def test_an_answer_that_does_not_do_is_asked_again_with_what_was_typed(
    api, editing, editor, assess, item, address, question, sent, reason
):
    before = assess(INELIGIBLE)["proposal"]

    page = editing.post(f"{address}/{question}", data={**sent, "evidence": "A note."})

    assert "This answer is not complete" in page
    assert reason in page
    assert "A note." in page
    assert api(editor).action.ogip_eligibility_show(item_id=item["id"])["proposal"] == before


def test_a_treatment_that_settles_too_little_is_asked_again_with_the_reason(
    editing, assess, address
):
    assess({**TREATABLE, "third_party": "yes"})

    page = editing.post(address + "/treatment", data={"answer": ["round"]})

    assert heading(page) == "What would make it releasable?"
    assert "limits set by a third party" in page


def test_what_nobody_knows_becomes_a_task_for_whoever_can_find_out(editing, assess, address):
    assess({**ELIGIBLE, "classified": "unknown"})

    page = editing.get(address)

    assert "Find out: Is any of it classified or protected?" in page
    assert "departmental security officer" in page
    assert "Confirm these answers" not in page


def test_answers_that_no_longer_count_are_named(editing, assess, address):
    assess({**ELIGIBLE, "holder": "nobody"})

    assert "they do not count" in editing.get(address)


def test_the_reason_that_keeps_it_closed_and_its_day_are_shown_in_french(editing, assess, address):
    assess(INELIGIBLE)

    page = editing.get("/fr" + address)

    assert "Non admissible à la publication" in page
    assert "Chaque ligne nomme un plongeur." in page
    assert AGAIN[:4] in page


def test_a_second_person_confirms_what_they_read(api, browse, org_admin, assess, item, address):
    assess(ELIGIBLE)
    app = browse(org_admin)
    assert "Confirm these answers" in app.get(address)

    page = app.post(address, data={"answers": json.dumps(ELIGIBLE)})

    assert "Confirmed. The decision is in force." in page
    assert "Decision in force" in page
    assert f"Confirmed by {org_admin['name']}" in page
    assert "/priority" in page
    decided = api(org_admin).action.ogip_eligibility_show(item_id=item["id"])["decision"]
    assert decided["confirmed"]["by"] == org_admin["name"]


@pytest.mark.parametrize("sent", [json.dumps({"holder": "nobody"}), "no JSON", ""])
def test_what_was_not_read_is_not_confirmed(api, browse, org_admin, assess, item, address, sent):
    assess(ELIGIBLE)

    page = browse(org_admin).post(address, data={"answers": sent})

    assert "Not confirmed" in page
    assert api(org_admin).action.ogip_eligibility_show(item_id=item["id"])["decision"] is None


def test_whoever_answered_cannot_confirm(browse, org_admin, assess, address):
    assess(ELIGIBLE, user=org_admin)
    app = browse(org_admin)

    assert "not by whoever gave the answers" in app.get(address)
    assert "Not confirmed" in app.post(address, data={"answers": json.dumps(ELIGIBLE)})


def test_a_decision_stays_in_force_while_new_answers_wait(editing, decided, assess, address):
    decided(ELIGIBLE)
    assess(INELIGIBLE)

    page = editing.get(address)

    assert page.body.index("Waiting to be confirmed") < page.body.index("Decision in force")
    assert "this decision stays in force" in page


def test_members_read_and_only_editors_answer(browse, member, assess, address):
    assess(ELIGIBLE)
    app = browse(member)

    page = app.get(address)
    assert "Eligible for release" in page
    assert f"{address}/holder" not in page
    app.get(address + "/holder", status=403)
    app.post(address + "/holder", data={"answer": "nobody"}, status=403)
    app.post(address, data={"answers": json.dumps(ELIGIBLE)}, status=403)


def test_outsiders_read_nothing(app, browse, outsider, address):
    app.get(address, status=403)
    app = browse(outsider)
    for page in (address, address + "/holder"):
        app.get(page, status=403)


@pytest.mark.parametrize("question", ["rationale", "colour", "holder/more"])
def test_a_question_that_is_not_asked_is_not_found(editing, address, question):
    editing.get(f"{address}/{question}", status=404)


def test_a_reference_with_a_slash_has_the_page_too(api, editing, editor, organization):
    api(editor).action.ogip_item_create(
        organization=organization["id"], ref_number="SNOW/1", title={"en": "Snow", "fr": "Neige"}
    )

    page = editing.get(f"/ogip/inventory/{organization['name']}/SNOW/1/eligibility")

    assert "Eligibility: Snow" in page


def test_markup_in_a_note_is_shown_as_text(editing, assess, address):
    assess(ELIGIBLE, evidence={"kind": "<script>alert(1)</script>"})

    page = editing.get(address)

    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page


def test_the_page_of_the_entry_leads_here_and_to_the_priority(editing, address):
    page = editing.get(address.removesuffix("/eligibility"))

    assert f'href="{address}"' in page
    assert address.replace("/eligibility", "/priority") in page
