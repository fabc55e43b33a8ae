"""Changing many entries at once through the pages: what, what would happen, what happened."""

import pytest
from werkzeug.datastructures import MultiDict

from tests.ckan.views.inventory.reading import address_of, plain

pytestmark = pytest.mark.usefixtures("clean_portal")

THEMES = ["health", "environment_climate"]


@pytest.fixture
def entries(api, editor, organization, inventory):
    """The entries as they are now, by reference number."""

    def run():
        found = api(editor).action.ogip_item_list(organization=organization["id"])["results"]
        return {item["ref_number"]: item for item in found}

    return run


@pytest.fixture
def step(app, editor, inventory, entries):
    """Send a form about entries: `step("/preview", ["A-1"], business_owner="Zoe")`."""
    app.set_session_user(editor["id"])

    def run(at, references, *, user=editor, status=200, **fields):
        app.set_session_user(user["id"])
        known = entries()
        data = MultiDict([("id", known[each]["id"]) for each in references])
        data.update(fields)
        return app.post(f"{inventory}/bulk{at}", data=data, status=status)

    return run


def test_the_selection_leads_to_a_form_that_says_how_many_change(step, entries):
    before = entries()
    page = step("", ["A-1", "B-1"])

    assert "Change 2 entries" in page
    for label in ("Business owner", "Program", "Access level", "Planned release date"):
        assert label in page
    assert entries() == before


def test_the_preview_says_what_would_happen_and_writes_nothing(step, entries):
    before = entries()
    page = step(
        "/preview", ["A-1", "B-1", "A-2"], business_owner="Ann", planned_release_date="2028-05-01"
    )

    assert "3 entries would change" in page
    assert "1 May 2028" in page
    assert "Ann" in page
    assert entries() == before


def test_confirming_changes_the_entries_and_reports(step, entries):
    before = entries()
    page = step("/apply", ["A-1", "A-2"], business_owner="Ann", access_level="open")

    after = entries()
    assert "1 entry was changed." in page
    assert "Entries that have these values already (1)" in plain(page.body)
    assert (after["A-2"]["business_owner"], after["A-2"]["access_level"]) == ("Ann", "open")
    for untouched in ("A-1", "B-1", "B-2"):
        assert after[untouched] == before[untouched]


def test_the_report_has_an_address_of_its_own_for_this_person(app, editor, org_admin, step):
    page = step("/apply", ["A-1"], business_owner="Zoe")
    address = page.request.path

    app.set_session_user(editor["id"])
    assert "1 entry was changed." in app.get(address)
    assert "Zoe" in app.get(f"/fr{address}")
    app.set_session_user(org_admin["id"])
    app.get(address, status=404)


def test_a_refusal_of_one_leaves_the_others_as_asked(api, editor, step, entries):
    item = entries()["A-1"]
    api(editor).action.ogip_item_promote(id=item["id"])

    for at in ("/preview", "/apply"):
        page = step(at, ["A-1", "B-1"], business_owner="Zoe")
        assert "Entries that stay as they are, and why (1)" in plain(page.body)
        assert "This is a fact of the asset" in page
        assert address_of(page, "A-1").endswith("/A-1")

    assert entries()["B-1"]["business_owner"] == "Zoe"
    assert entries()["A-1"]["business_owner"] == "Ann"


def test_a_blank_field_is_left_alone_and_a_ticked_one_is_emptied(step, entries):
    step("/apply", ["A-1", "B-1"], clear="program", **{"program-en": "", "steward": ""})

    for number in ("A-1", "B-1"):
        assert entries()[number]["program"] == {"en": None, "fr": None}
        assert entries()[number]["business_owner"] == "Ann"


def test_one_language_of_a_program_leaves_the_other(step, entries):
    step("/apply", ["A-1"], **{"program-fr": "Chemins"})

    assert entries()["A-1"]["program"] == {"en": "Roads", "fr": "Chemins"}


def test_several_themes_are_set_together(step, entries):
    step("/apply", ["A-1"], themes_of_interest=THEMES)

    assert entries()["A-1"]["themes_of_interest"] == THEMES


@pytest.mark.parametrize("at", ["/preview", "/apply"])
@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Nothing is filled in."),
        ({"business_owner": "  "}, "Nothing is filled in."),
        ({"planned_release_date": "soon", "business_owner": "Zoe"}, "soon"),
        ({"business_owner": "x" * 501}, "500"),
        ({"access_level": "secret"}, "secret"),
        ({"steward": "\0", "business_owner": "Zoe"}, "Nothing was changed"),
        ({"steward": "Sam", "clear": "steward"}, "Choose one of the two."),
        ({"themes_of_interest": "nothing"}, "nothing"),
    ],
)
def test_a_refused_form_keeps_what_was_typed(step, entries, at, fields, said):
    before = entries()
    page = step(at, ["A-1", "B-1"], **fields)

    assert "Nothing was changed" in page
    assert said in page
    assert "Change 2 entries" in page
    for typed in ("business_owner", "planned_release_date"):
        if fields.get(typed, "").strip():
            assert f'value="{fields[typed]}"' in page
    assert entries() == before


def test_from_the_preview_back_to_the_form_nothing_is_lost(step):
    preview = step("/preview", ["A-1"], business_owner="Zoe", clear="steward")
    assert 'name="business_owner" value="Zoe"' in preview

    page = step("", ["A-1"], business_owner="Zoe", clear="steward")

    assert 'value="Zoe"' in page
    assert 'value="steward" checked' in page


def test_all_entries_of_the_page_are_selected_by_a_link(read, follow):
    page = follow(read(owner="Ann"), "Select all on this page")

    assert page.body.count(" checked>") == 2
    assert follow(page, "Select none").body.count(" checked>") == 0


def test_the_filters_are_there_again_after_the_change(app, editor, inventory, entries, read):
    page = read(owner="Ann", sort="-title")
    action = page.body.split('id="ogip-selection" method="post" action="')[1].split('"')[0]
    form = app.post(action.replace("&amp;", "&"), data={"id": entries()["A-1"]["id"]})

    assert address_of(form, "Back to the list") == f"{inventory}?owner=Ann&sort=-title"


def test_nothing_selected_leads_back_to_the_list(step):
    page = step("", [])

    assert "Nothing is selected." in page
    assert "Inventory of" in page


@pytest.mark.parametrize("at", ["", "/preview", "/apply"])
def test_a_step_without_its_form_leads_back_to_the_list(read, at):
    assert "Select the entries in the list" in read(at=f"/bulk{at}")


@pytest.mark.parametrize("at", ["", "/preview", "/apply"])
@pytest.mark.parametrize("who", ["member", "outsider"])
def test_who_may_not_edit_changes_nothing(request, step, entries, at, who):
    before = entries()
    step(at, ["A-1"], user=request.getfixturevalue(who), status=403, business_owner="Zoe")

    assert entries() == before


def test_entries_of_another_organization_are_refused(
    app, api, editor, sysadmin, make_organization, inventory
):
    other = make_organization()
    foreign = api(sysadmin).action.ogip_item_create(
        organization=other["id"], ref_number="X-1", title={"en": "Foreign"}
    )
    app.set_session_user(editor["id"])
    app.post(
        f"{inventory}/bulk/apply",
        data={"id": foreign["id"], "business_owner": "Zoe"},
        status=403,
    )

    assert api(sysadmin).action.ogip_item_show(id=foreign["id"])["business_owner"] is None


@pytest.mark.parametrize("id_", ["nowhere", "\0", "<script>alert(1)</script>"])
def test_an_entry_that_is_not_there_is_said_so(app, editor, inventory, entries, id_):
    before = entries()
    app.set_session_user(editor["id"])
    data = MultiDict([("id", before["A-1"]["id"]), ("id", id_), ("business_owner", "Zoe")])

    page = app.post(f"{inventory}/bulk/preview", data=data)

    assert "<script>alert" not in page
    assert "no longer there" in page or "cannot be stored" in page
    assert entries() == before
