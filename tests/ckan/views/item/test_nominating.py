"""Proposing something for the inventory: what is like it is shown before anything is saved."""

import re

import pytest

pytestmark = pytest.mark.usefixtures("clean_portal")

PROPOSAL = {
    "title-en": "Noise along the railways",
    "title-fr": "Bruit le long des chemins de fer",
    "source": "inquiry",
    "nominated_by": "Working group on railways",
    "note": "Three towns asked for it.",
}
ALIKE = {**PROPOSAL, "title-en": "Water levels of the harbour", "title-fr": ""}


@pytest.fixture
def address(inventory):
    return inventory + "/nominate"


@pytest.fixture
def nominated(desk, organization):
    """What was nominated so far."""
    return lambda: desk.ogip_item_list(organization=organization["id"], state="nominated")[
        "results"
    ]


def seen_in(page):
    """Return what the page remembers as shown."""
    return re.search(r'name="seen" value="([^"]*)"', page.body)[1]


def test_a_member_proposes_something_and_sees_its_number(browse, member, address, nominated, desk):
    page = browse(member).post(address, data=PROPOSAL)

    assert "The nomination is in the inventory as NOM-0001." in page
    (item,) = nominated()
    assert item["title"] == {
        "en": "Noise along the railways",
        "fr": "Bruit le long des chemins de fer",
    }
    assert (item["source"], item["nominated_by"]) == ("inquiry", "Working group on railways")
    logged = desk.ogip_event_list(object_type="item", object_id=item["id"])["results"]
    assert logged[0]["details"]["note"] == "Three towns asked for it."


def test_what_is_like_it_is_shown_before_anything_is_saved(editing, address, item, nominated):
    page = editing.post(address, data=ALIKE)

    assert "1 entry looks alike" in page
    assert f'href="{address.replace("nominate", "HARB-1")}"' in page
    assert "Nearly the same title" in page
    assert 'value="Water levels of the harbour"' in page
    assert "Three towns asked for it." in page
    assert "Propose it anyway" in page
    assert nominated() == []


def test_whoever_has_seen_it_may_propose_it_anyway(editing, address, item, nominated):
    page = editing.post(address, data=ALIKE)
    editing.post(address, data={**ALIKE, "seen": seen_in(page)})

    assert [one["title"]["en"] for one in nominated()] == ["Water levels of the harbour"]


def test_another_title_is_looked_up_again(editing, address, make_item, nominated):
    make_item()
    make_item("RAIL-1", title={"en": "Noise along the railway"})
    page = editing.post(address, data=ALIKE)
    page = editing.post(address, data={**PROPOSAL, "seen": seen_in(page)})

    assert "RAIL-1" in page
    assert nominated() == []


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"title-en": " ", "title-fr": ""}, "title", "The title is missing."),
        ({"source": ""}, "source", "Nothing is chosen."),
        ({"source": "rumour"}, "source", "rumour"),
        ({"nominated_by": "x" * 501}, "nominated_by", "too long"),
        ({"note": "x" * 2001}, "note", "too long"),
        ({"title-en": "a\0b"}, "title", ""),
    ],
)
def test_a_refused_proposal_keeps_what_was_typed_and_names_the_field(
    editing, address, nominated, changes, field, words
):
    page = editing.post(address, data={**PROPOSAL, **changes})

    assert f'href="#field-{field}"' in page
    assert words in page
    assert 'value="Bruit le long des chemins de fer"' in page or "title-fr" in changes
    assert nominated() == []


def test_everything_missing_is_named_at_once(editing, address):
    page = editing.post(address, data={})

    assert "The title is missing." in page
    assert "Nothing is chosen. Choose where the proposal comes from." in page


def test_the_page_in_french(editing, address, item):
    page = editing.post("/fr" + address, data=ALIKE)

    assert "Une demande de renseignements" in page
    assert "Niveaux d&#39;eau des ports" in page
    assert f'href="/fr{address.replace("nominate", "HARB-1")}"' in page


def test_opening_the_page_writes_nothing(editing, address, nominated):
    page = editing.get(address)

    assert "Where does the proposal come from?" in page
    assert nominated() == []


def test_outsiders_neither_see_the_form_nor_use_it(browse, outsider, address, nominated):
    for visitor in (None, outsider):
        browse(visitor).get(address, status=403)
        browse(visitor).post(address, data=PROPOSAL, status=403)
    assert nominated() == []
