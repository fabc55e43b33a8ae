"""The inventory list and the page of an entry."""

import pytest

pytestmark = pytest.mark.usefixtures("clean_portal")


def row(ref_number, title_en="", title_fr="", eligible_for_release=""):
    return {
        "ref_number": ref_number,
        "title_en": title_en,
        "title_fr": title_fr,
        "eligible_for_release": eligible_for_release,
    }


@pytest.fixture
def inventory(api, editor, organization):
    """Thirty entries, one without English title, one without French title and not eligible."""
    rows = [
        row(f"ROAD-{number:03}", f"Road traffic counts {number}", f"Comptages routiers {number}")
        for number in range(1, 31)
    ]
    odd = [
        row("SNOW/1", title_fr="Dépenses de déneigement"),
        row("CABINET", title_en="Cabinet papers", eligible_for_release="N"),
    ]
    report = api(editor).action.ogip_inventory_import(
        organization=organization["id"], rows=[*rows, *odd]
    )
    assert not report["errors"]
    return f"/ogip/inventory/{organization['name']}"


def test_an_editor_lists_the_entries(app, editor, inventory):
    app.set_session_user(editor["id"])
    page = app.get(inventory)

    assert "Inventory of Department" in page
    assert "32 entries" in page
    assert "Road traffic counts 7" in page
    assert "Not eligible for release (1)" in page


def test_the_list_in_french_marks_what_exists_in_english_only(app, editor, inventory):
    app.set_session_user(editor["id"])
    page = app.get("/fr" + inventory)

    assert "Répertoire\u00a0: Ministère" in page
    assert "32 entrées" in page
    assert "Comptages routiers 7" in page
    assert '<span lang="en">Cabinet papers</span>' in page
    assert "En anglais seulement" in page


def test_words_are_found_without_their_accents(app, editor, inventory):
    app.set_session_user(editor["id"])
    page = app.get(inventory, query_string={"q": "depenses"})

    assert "1 entry" in page
    assert "SNOW/1" in page
    assert "ROAD-001" not in page


def test_what_matches_nothing_offers_the_way_back(app, editor, inventory):
    app.set_session_user(editor["id"])
    page = app.get(inventory, query_string={"q": "hovercraft"})

    assert "Nothing matches" in page
    assert "hovercraft" in page
    assert f'href="{inventory}">Show all entries' in page


def test_what_a_file_or_an_address_brings_is_shown_as_text(
    app, api, editor, organization, inventory
):
    markup = "<script>alert(1)</script>"
    api(editor).action.ogip_item_create(
        organization=organization["id"], ref_number=markup, title={"en": markup}
    )
    app.set_session_user(editor["id"])

    for page in (app.get(inventory), app.get(inventory, query_string={"q": markup + "x"})):
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_pages_follow_one_another_and_keep_the_filter(app, editor, inventory):
    app.set_session_user(editor["id"])
    first = app.get(inventory, query_string={"limit": 25, "q": "road"})
    link = first.body.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = app.get(link)

    assert "ROAD-025" in first
    assert "ROAD-026" not in first
    assert "ROAD-026" in second
    assert "ROAD-025" not in second
    assert 'value="road"' in second
    assert "Next page" not in second
    assert "First page" in second


def test_states_are_links_with_counts(app, api, editor, inventory):
    item = api(editor).action.ogip_item_list(q="ROAD-001")["results"][0]
    api(editor).action.ogip_item_promote(id=item["id"])
    app.set_session_user(editor["id"])
    page = app.get(inventory, query_string={"state": "in_preparation"})

    assert "Listed (31)" in page
    assert "In preparation (1)" in page
    assert "1 entry" in page
    assert "blocking rules are not met" in page


@pytest.mark.parametrize(
    "query", [{"state": "lost"}, {"limit": "many"}, {"limit": 0}, {"cursor": "%00"}]
)
def test_an_address_that_means_nothing_is_refused_with_a_reason(app, editor, inventory, query):
    app.set_session_user(editor["id"])
    page = app.get(inventory, query_string=query, status=400).body

    assert "Start from the first page" in page or f"“{next(iter(query.values()))}”" in page


def test_an_empty_inventory_says_how_to_fill_it(app, editor, organization):
    app.set_session_user(editor["id"])
    page = app.get(f"/ogip/inventory/{organization['name']}")

    assert "The inventory is empty" in page
    assert f"--organization {organization['name']}" in page


def test_preparing_an_entry_creates_a_draft_and_shows_what_it_needs(app, api, editor, inventory):
    app.set_session_user(editor["id"])
    page = app.post(f"{inventory}/ROAD-007")

    assert "The draft is created." in page
    assert "Open government: Road traffic counts 7" in page
    assert f'href="{inventory}/ROAD-007"' in page
    assert "In preparation" in app.get(f"{inventory}/ROAD-007")


def test_an_entry_can_be_prepared_as_an_information_asset(app, editor, inventory):
    app.set_session_user(editor["id"])
    page = app.post(f"{inventory}/SNOW/1", data={"type": "info"})

    assert "/info/" in page


@pytest.mark.parametrize("reference", ["CABINET", "ROAD-001"])
def test_an_entry_that_cannot_be_prepared_stays_with_the_reason(
    app, api, editor, inventory, reference
):
    item = api(editor).action.ogip_item_list(q="ROAD-001")["results"][0]
    api(editor).action.ogip_item_promote(id=item["id"])
    app.set_session_user(editor["id"])
    page = app.post(f"{inventory}/{reference}")

    assert "alert-danger" in page
    assert api(editor).action.ogip_item_list(promoted=True)["count"] == 1


def test_a_member_reads_the_inventory_but_prepares_nothing(app, member, inventory, nothing_changes):
    app.set_session_user(member["id"])

    assert "Prepare<span" not in app.get(inventory)
    with nothing_changes():
        app.post(f"{inventory}/ROAD-007", status=403)


def test_outsiders_see_neither_the_inventory_nor_a_way_to_it(
    app, outsider, organization, inventory
):
    for visitor in (None, outsider):
        if visitor:
            app.set_session_user(visitor["id"])
        app.get(inventory, status=403)
        app.get(f"{inventory}/ROAD-001", status=403)
        assert inventory not in app.get(f"/organization/{organization['name']}")


def test_members_find_the_inventory_from_the_page_of_the_organization(
    app, member, organization, inventory
):
    app.set_session_user(member["id"])

    assert inventory in app.get(f"/organization/{organization['name']}")


def test_what_does_not_exist_is_not_found(app, editor, inventory):
    app.set_session_user(editor["id"])
    app.get("/ogip/inventory/no-such-organization", status=404)
    app.get(f"{inventory}/NO-SUCH-ENTRY", status=404)
