"""The page of a release priority: the score explained, the statements, and another band."""

import html
import re

import pytest

pytestmark = pytest.mark.usefixtures("clean_portal")

LANGUAGES = ["", "/fr"]


@pytest.fixture
def address(organization, item):
    """The address of the page."""
    return f"/ogip/inventory/{organization['name']}/{item['ref_number']}/priority"


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


@pytest.fixture
def answered(priority):
    """Return what people answered, by statement: value and evidence."""

    def run():
        found = priority()["priority"]["contributions"]
        return {
            each["statement"]: (each["answer"]["value"], each["answer"]["evidence"])
            for each in found
            if each["answer"]
        }

    return run


def form_of(page):
    """Return what a browser would send if nobody changed anything."""
    read = re.search(r'name="read" value="([^"]*)"', page.body)[1]
    radios = re.findall(r'name="(answer-\w+)"[^>]*value="(\w*)" checked', page.body)
    notes = re.findall(r'name="(evidence-\w+)"[^>]*>([^<]*)</textarea>', page.body)
    # Browsers end lines in their own way.
    sent = {name: html.unescape(note).replace("\n", "\r\n") for name, note in notes}
    return {"read": html.unescape(read), **dict(radios), **sent}


def test_all_statements_are_asked_in_five_dimensions(editing, address):
    form = form_of(editing.get(address))

    assert len([name for name in form if name.startswith("answer-")]) == 43
    page = editing.get("/fr" + address)
    for dimension in ("Valeur", "État de préparation", "Coût", "Risque", "Effort"):
        assert re.search(f'<legend class="h4">{dimension}</legend>', page.body)


def test_the_band_the_score_and_what_is_missing_are_explained(editing, answer, address):
    answer(documented=True)

    page = editing.get(address)

    assert "P3: later" in page
    assert "of 43." in page
    assert "percent of the statements are answered" in page
    assert "Answer the statements on value first." in page


def test_the_fewest_answers_that_lead_one_band_up_are_named_and_linked(editing, address):
    page = editing.get(address)

    assert re.search(r"\d+ times yes would lead to “P2: next”", page.body)
    way = page.body.split('id="ogip-ways"')[1].split("</section>")[0]
    linked = re.search(r'href="#(field-\w+)"', way)[1]
    assert f'id="{linked}"' in page


def test_what_the_facts_answer_is_filled_in_and_says_why(editing, make_item, organization):
    item = make_item("FIN-2", user_votes=30)

    page = editing.get(f"/ogip/inventory/{organization['name']}/{item['ref_number']}/priority")

    assert "The facts say yes." in page
    assert "30" in page.body.split("The facts say yes.")[1].split("</p>")[0]
    assert "As the facts say" in page


def test_what_was_changed_is_saved_and_scored(editing, address, answered):
    form = form_of(editing.get(address))
    form |= {"answer-documented": "yes", "evidence-documented": "There is a guide."}

    page = editing.post(address, data=form)

    assert "Saved. The priority is now “P3: later”." in page
    assert answered() == {"documented": (True, "There is a guide.")}
    assert form_of(page)["answer-documented"] == "yes"


def test_an_answer_can_be_left_open_again(editing, answer, address, answered):
    answer(documented=True, improves_services=False)
    form = form_of(editing.get(address))

    editing.post(address, data=form | {"answer-documented": ""})

    assert answered() == {"improves_services": (False, "")}


def test_answers_that_somebody_else_gave_meanwhile_stay(editing, answer, address, answered):
    answer(improves_services=True)
    form = form_of(editing.get(address))
    answer(improves_services=False, documented=True)

    editing.post(address, data=form | {"answer-gives_insight": "yes"})

    assert answered() == {
        "improves_services": (False, ""),
        "documented": (True, ""),
        "gives_insight": (True, ""),
    }


def test_saving_without_a_change_writes_no_score(editing, answer, address, priority):
    answer(documented={"value": True, "evidence": "Line one.\nLine two."})
    before = len(priority()["history"])

    page = editing.post(address, data=form_of(editing.get(address)))

    assert "No answer was changed" in page
    assert len(priority()["history"]) == before


@pytest.mark.parametrize("read", ["", "[]", "no JSON", '{"documented": [1, 2, 3]}', "[" * 5000])
def test_a_form_that_does_not_say_what_was_read_changes_what_differs(
    editing, answer, address, answered, read
):
    answer(documented=True)

    editing.post(address, data={"read": read, "answer-documented": "no"})

    assert answered() == {"documented": (False, "")}


def test_a_note_without_an_answer_is_refused_and_kept_in_the_form(editing, address, answered):
    form = form_of(editing.get(address)) | {"evidence-documented": "Somewhere."}

    page = editing.post(address, data=form | {"answer-gives_insight": "yes"})

    assert "This has a note but no answer." in page
    assert 'href="#field-documented"' in page
    assert form_of(page)["evidence-documented"] == "Somewhere."
    assert form_of(page)["answer-gives_insight"] == "yes"
    assert answered() == {}


@pytest.mark.parametrize(
    "sent",
    [
        {"answer-colour": "yes"},
        {"answer-documented": "yes", "evidence-documented": "x" * 5000},
        {"answer-documented": "yes", "evidence-documented": "\x00"},
    ],
)
def test_answers_that_cannot_be_read_change_nothing(editing, address, answered, sent):
    page = editing.post(address, data={"read": "{}", **sent})

    assert "Not saved" in page
    assert answered() == {}


def test_markup_in_a_note_is_shown_as_text(editing, answer, address):
    answer(documented={"value": True, "evidence": "</textarea><script>alert(1)</script>"})

    page = editing.get(address)

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_what_may_not_be_released_has_no_statements_but_the_way_on(
    editing, make_item, organization
):
    closed = make_item("FIN-3", eligible_for_release="N")
    page = f"/ogip/inventory/{organization['name']}/{closed['ref_number']}/priority"

    assert "Decide on its eligibility first." in editing.get(page)
    assert "answer-documented" not in editing.get(page)
    refused = editing.post(page, data={"read": "{}", "answer-documented": "yes"})
    assert "Not saved" in refused


def test_an_administrator_chooses_another_band_and_takes_it_back(
    browse, org_admin, address, priority
):
    app = browse(org_admin)

    page = app.post(address + "/band", data={"band": "P1", "reason": "The minister announced it."})

    assert "Saved. The priority is now “P1: first”." in page
    assert f"Chosen by {org_admin['name']}" in page
    assert "The minister announced it." in page
    assert "The score alone leads to “P3: later”." in page
    app.post(address + "/band", data={"band": "computed", "reason": "It was called off."})
    assert priority()["priority"]["override"] is None


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"band": "", "reason": "Announced."}, "band"),
        ({"band": "P9", "reason": "Announced."}, "band"),
        ({"band": "P3", "reason": "Announced."}, "band"),
        ({"band": "P1", "reason": " "}, "reason"),
        ({"band": "computed", "reason": "Nothing to take back."}, "band"),
    ],
)
def test_a_choice_without_ground_is_refused_and_what_was_typed_stays(
    browse, org_admin, address, priority, sent, field
):
    page = browse(org_admin).post(address + "/band", data=sent)

    assert f'href="#field-{field}"' in page
    assert sent["reason"].strip() in page
    assert priority()["priority"]["override"] is None


def test_the_choice_is_offered_to_administrators_only(editing, address):
    assert "Choose another band" not in editing.get(address)
    editing.post(address + "/band", data={"band": "P1", "reason": "Announced."}, status=403)


def test_a_duty_says_why_and_cannot_be_decided_away(browse, org_admin, make_item, organization):
    duty = make_item("FIN-2", mandatory_basis="ati_summary")
    address = f"/ogip/inventory/{organization['name']}/{duty['ref_number']}/priority"
    app = browse(org_admin)

    page = app.get("/fr" + address)

    assert "P0 : publication obligatoire" in page.body.replace("\u00a0", " ")
    assert "field-band" not in page
    assert 'href="#field-band"' in app.post(
        address + "/band", data={"band": "P3", "reason": "Later."}
    )


def test_the_history_says_what_it_was_when_and_why(editing, answer, override, address):
    answer(documented=True)
    override(band="P1", reason="Announced.")

    history = editing.get(address).body.split('id="ogip-history"')[1]

    assert history.index("Another band was chosen") < history.index("Answers changed")


def test_members_read_and_change_nothing(browse, member, address, answered):
    app = browse(member)

    assert "Save and score" not in app.get(address)
    app.post(address, data={"read": "{}", "answer-documented": "yes"}, status=403)
    assert answered() == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_outsiders_read_nothing(browse, outsider, address, language):
    browse(outsider).get(language + address, status=403)


def test_decimals_are_written_as_each_language_writes_them(editing, answer, address):
    answer(documented=True)

    assert "2.3 percent" in editing.get(address)
    assert "2,3" in editing.get("/fr" + address)
