"""Adding an entry, editing one, and the next edition of one."""

import json
import re
from html import unescape

import pytest

pytestmark = pytest.mark.usefixtures("clean_portal")

NEW = {
    "ref_number": "RAIL-1",
    "type": "info",
    "title-en": "Noise along the railways",
    "title-fr": "",
    "language": ["en", "fr"],
    "size": "2500000",
    "date_published": "2027-01-15",
    "derived_from_personal": "false",
    "portal_url-en": "https://example.org/noise",
}
THEMES = ["health", "housing"]


def form_in(page):
    """Return the fields of the form as a browser would send them back."""
    body = page.body.split('method="post"')[-1]
    fields = {}
    for tag in re.findall(r"<input[^>]*>", body):
        kind, name = (re.search(rf'{key}="([^"]*)"', tag) for key in ("type", "name"))
        value = re.search(r'value="([^"]*)"', tag)
        if not name or (kind[1] in ("checkbox", "radio") and " checked" not in tag):
            continue
        if kind[1] == "checkbox":
            fields.setdefault(name[1], []).append(unescape(value[1]))
        else:
            fields[name[1]] = unescape(value[1])
    for name, text in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)</textarea>', body):
        fields[name] = unescape(text).replace("\n", "\r\n")
    for name, options in re.findall(r'<select[^>]*name="([^"]*)".*?>(.*?)</select>', body, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        fields[name] = chosen[1] if chosen else ""
    return fields


@pytest.fixture
def described(make_item):
    """An entry with facts of every kind."""
    return make_item(
        description={"en": "Two lines\nof text.", "fr": "Deux lignes."},
        language="en+fr",
        size=10,
        volume="small",
        date_published="2026-04-01",
        themes_of_interest=THEMES,
        business_owner="Harbour office",
    )


def test_an_editor_adds_an_entry_with_every_kind_of_fact(editing, inventory, as_stored):
    page = editing.post(inventory + "/new", data=NEW)

    assert "The entry is in the inventory." in page
    item = as_stored("RAIL-1")
    assert item["title"] == {"en": "Noise along the railways", "fr": None}
    assert (item["type"], item["language"], item["size"]) == ("info", "en+fr", 2500000)
    assert (item["date_published"], item["derived_from_personal"]) == ("2027-01-15", "false")
    assert item["portal_url"]["en"] == "https://example.org/noise"


def test_labels_and_help_are_in_the_language_of_the_page(editing, inventory):
    page = editing.get("/fr" + inventory + "/new")

    assert "Langues du contenu" in page
    assert "Le poste ou l&#39;unité qui répond du contenu" in page
    assert "Business owner" not in page


def test_what_looks_alike_is_shown_before_another_entry_is_added(
    editing, inventory, item, desk, organization
):
    page = editing.post(
        inventory + "/new", data={**NEW, "title-en": "Water levels of the harbours"}
    )

    assert "1 entry looks alike" in page
    assert "The same title" in page
    assert 'value="2500000"' in page
    assert desk.ogip_item_list(organization=organization["id"])["count"] == 1

    editing.post(inventory + "/new", data=form_in(page))
    assert desk.ogip_item_list(organization=organization["id"])["count"] == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ref_number": " "}, "ref_number"),
        ({"ref_number": "HARB-1"}, "ref_number"),
        ({"ref_number": "x" * 101}, "ref_number"),
        ({"title-en": ""}, "title"),
        ({"size": "many"}, "size"),
        ({"size": "-1"}, "size"),
        ({"date_published": "0001-01-01"}, "date_published"),
        ({"date_published": "soon"}, "date_published"),
        ({"volume": "endless"}, "volume"),
        ({"language": ["xx"]}, "language"),
        ({"portal_url-en": "javascript:alert(1)"}, "portal_url"),
        ({"business_owner": "x\u202ey"}, "business_owner"),
    ],
)
def test_a_refused_entry_keeps_what_was_typed_and_names_the_field(
    editing, inventory, item, desk, organization, changes, field
):
    page = editing.post(inventory + "/new", data={**NEW, **changes})

    assert f'href="#field-{field}"' in page
    assert f'id="ogip-problem-{field}"' in page
    assert f'aria-describedby="field-{field}-help ogip-problem-{field}"' in page or (
        f"ogip-problem-{field}" in page.body.split("<form", 2)[-1]
    )
    if "title-en" not in changes:
        assert 'value="Noise along the railways"' in page
    assert desk.ogip_item_list(organization=organization["id"])["count"] == 1


def test_what_was_typed_is_shown_as_text(editing, inventory):
    markup = '"><script>alert(1)</script>'
    page = editing.post(inventory + "/new", data={**NEW, "ref_number": "", "title-en": markup})

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_form_sent_back_untouched_changes_nothing(editing, described, page_of, as_stored, desk):
    before = as_stored()
    page = editing.post(
        page_of(described) + "/edit", data=form_in(editing.get(page_of(described) + "/edit"))
    )

    assert "Nothing was changed." in page
    assert as_stored() == before


def test_an_edit_changes_what_was_changed_and_clears_what_was_emptied(
    editing, described, page_of, as_stored
):
    address = page_of(described) + "/edit"
    form = form_in(editing.get(address))
    page = editing.post(address, data={**form, "size": "", "language": ["fr"], "volume": "large"})

    assert "The entry is saved." in page
    now = as_stored()
    assert (now["size"], now["language"], now["volume"]) == (None, "fr", "large")
    assert now["description"] == described["description"]
    assert now["business_owner"] == "Harbour office"


def test_what_somebody_else_changed_meanwhile_stays(editing, desk, described, page_of, as_stored):
    address = page_of(described) + "/edit"
    form = form_in(editing.get(address))
    desk.ogip_item_update(id=described["id"], business_owner="Port authority", title={"fr": "Eaux"})
    editing.post(address, data={**form, "size": "11", "title-en": "Water levels"})

    now = as_stored()
    assert (now["business_owner"], now["size"]) == ("Port authority", 11)
    assert now["title"] == {"en": "Water levels", "fr": "Eaux"}


def test_a_refused_edit_changes_nothing_and_can_be_corrected(
    editing, described, page_of, as_stored
):
    address = page_of(described) + "/edit"
    form = form_in(editing.get(address))
    page = editing.post(address, data={**form, "size": "many", "volume": "large"})

    assert 'href="#field-size"' in page
    assert 'value="many"' in page
    assert as_stored()["volume"] == "small"

    editing.post(address, data={**form_in(page), "size": "12"})
    now = as_stored()
    assert (now["size"], now["volume"]) == (12, "large")


@pytest.mark.parametrize("read", ["", "[]", "{", "[" * 5000])
def test_a_form_that_forgot_how_it_began_is_taken_as_it_stands(
    editing, item, page_of, as_stored, read
):
    form = form_in(editing.get(page_of(item) + "/edit"))
    editing.post(page_of(item) + "/edit", data={**form, "read": read, "size": "5"})

    assert as_stored()["size"] == 5
    assert as_stored()["title"] == item["title"]


def test_a_number_can_be_changed_and_the_page_follows(editing, item, page_of, as_stored):
    form = form_in(editing.get(page_of(item) + "/edit"))
    page = editing.post(page_of(item) + "/edit", data={**form, "ref_number": "PORT/7"})

    assert "PORT/7" in page
    assert as_stored("PORT/7")["id"] == item["id"]


def test_decisions_are_shown_with_the_way_to_where_they_are_taken(editing, item, page_of):
    page = editing.get(page_of(item) + "/edit")

    for way in (f"{page_of(item)}/eligibility", f"{page_of(item)}/priority"):
        assert f'href="{way}"' in page
    assert f'href="{page_of(item).replace("inventory", "release-plan")}"' in page
    for decided in ("eligible_for_release", "access_level", "exemption", "planned_release_date"):
        assert f'name="{decided}"' not in page


def test_with_a_record_only_the_facts_of_the_inventory_are_edited(
    editing, desk, described, page_of, as_stored
):
    record = desk.ogip_item_promote(id=described["id"])
    address = page_of(described) + "/edit"
    page = editing.get(address)

    assert 'name="title-en"' not in page
    assert "Harbour office" in page
    assert f"/dataset/edit/{record['name']}" in page
    editing.post(address, data={**form_in(page), "size": "99", "title-en": "Another"})
    assert as_stored()["size"] == 99
    assert as_stored()["title"] == described["title"]


def test_the_next_edition_is_described_as_the_last_one(editing, described, page_of, as_stored):
    address = page_of(described) + "/clone"
    page = editing.get(address)
    assert 'value="Water levels of the harbours"' in page

    editing.post(address, data={**form_in(page), "ref_number": "HARB-2", "title-en": "Levels 2028"})
    now = as_stored("HARB-2")
    assert now["title"] == {"en": "Levels 2028", "fr": described["title"]["fr"]}
    assert (now["description"], now["date_published"]) == (described["description"], None)


@pytest.mark.parametrize("reference", ["", "HARB-1"])
def test_a_refused_next_edition_keeps_what_was_typed(
    editing, item, page_of, desk, organization, reference
):
    given = {"ref_number": reference, "title-en": "Levels 2028", "title-fr": ""}
    page = editing.post(page_of(item) + "/clone", data=given)

    assert 'href="#field-ref_number"' in page
    assert 'value="Levels 2028"' in page
    assert desk.ogip_item_list(organization=organization["id"])["count"] == 1


def test_members_and_outsiders_change_nothing(
    browse, member, outsider, inventory, item, page_of, as_stored, desk, organization
):
    before = as_stored()
    for visitor in (None, member, outsider):
        for address in (inventory + "/new", page_of(item) + "/edit", page_of(item) + "/clone"):
            browse(visitor).get(address, status=403)
            sent = {**NEW, "read": json.dumps({})}
            browse(visitor).post(address, data=sent, status=403)
    assert as_stored() == before
    assert desk.ogip_item_list(organization=organization["id"])["count"] == 1


def test_an_entry_that_is_not_there_is_not_found(editing, inventory, item):
    editing.get(inventory + "/NO-SUCH/edit", status=404)
    editing.post(inventory + "/NO-SUCH/edit", data=NEW, status=404)
    editing.get("/ogip/inventory/no-such-organization/new", status=404)
