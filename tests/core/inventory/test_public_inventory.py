"""What of an inventory is public, and the record that publishes it."""

import json
from datetime import date

import pytest

from ckanext.ogip.core.inventory.own_record import Holder, digest_of, files_of, first_draft
from ckanext.ogip.core.inventory.public import ListFingerprint, public_facts, show_public
from ckanext.ogip.core.text import Text

TODAY = date(2026, 6, 15)
HOLDER = Holder("0f5b2c7e-aa", "harbours", Text("Harbours {Canada}", "Ports"), "open@h.example")
ITEM = {
    "ref_number": "SECRET-1",
    "title_en": "Soundings",
    "title_fr": "Sondages",
    "eligible_for_release": False,
    "size": 48,
    "date_released": date(2026, 1, 2),
    "business_owner": "SECRET-2",
    "steward": "SECRET-3",
    "source_system": "SECRET-4",
    "security_category": "SECRET-5",
    "last_reviewed": date(2026, 2, 27),
    "description_en": None,
    "priority_band": "P1",
}


def fingerprint(*rows):
    taken = ListFingerprint()
    for item_id, facts in rows:
        taken.add(item_id, facts)
    return taken.text()


def test_only_public_columns_that_are_filled_in_are_kept():
    assert public_facts(ITEM) == {
        "title_en": "Soundings",
        "title_fr": "Sondages",
        "eligible_for_release": "N",
        "size": 48,
        "date_released": "2026-01-02",
        "priority_band": "P1",
    }


def test_the_api_shows_public_fields_only():
    shown = show_public(public_facts(ITEM))

    assert shown["title"] == {"en": "Soundings", "fr": "Sondages"}
    assert (shown["eligible_for_release"], shown["description"]["en"]) == ("N", None)
    assert shown["priority_band"] == "P1"
    assert not {"ref_number", "business_owner", "steward", "last_reviewed"} & set(shown)


@pytest.mark.parametrize(
    "other",
    [
        [("2", {"a": 1}), ("1", {"b": 2})],
        [("1", {"a": 1}), ("2", {"b": 3})],
        [("1", {"a": 1})],
        [("1", {"a": 1, "b": 2}), ("2", {})],
    ],
)
def test_another_list_has_another_fingerprint(other):
    assert fingerprint(*other) != fingerprint(("1", {"a": 1}), ("2", {"b": 2}))


def test_the_order_of_columns_is_no_difference():
    assert fingerprint(("1", {"a": 1, "b": 2})) == fingerprint(("1", {"b": 2, "a": 1}))


def test_the_record_is_a_private_draft_in_both_languages():
    draft = first_draft(HOLDER, TODAY, license_id="on-oglo", jurisdiction="provincial")

    assert (draft["state"], draft["private"], draft["owner_org"]) == ("draft", True, HOLDER.id)
    assert (draft["license_id"], draft["jurisdiction"]) == ("on-oglo", "provincial")
    assert draft["title_translated"] == {
        "en": "Inventory of data and information of Harbours {Canada}",
        "fr": "Répertoire des données et des ressources d'information – Ports",
    }
    assert draft["keywords"]["fr"] == ["répertoire", "gouvernement ouvert", "fonds de données"]
    assert (draft["name"], draft["date_published"]) == ("inventory-harbours-0f5b2c7e", "2026-06-15")


def test_the_files_hold_the_public_columns():
    table, objects, dictionary = files_of(HOLDER, [public_facts(ITEM)])

    assert [each.name for each in (table, objects)] == [
        "harbours-inventory.csv",
        "harbours-inventory.json",
    ]
    [item] = json.loads(objects.content)
    assert (item["title_fr"], item["eligible_for_release"]) == ("Sondages", "N")
    assert b"SECRET" not in table.content + objects.content
    header = table.content.decode("utf-8-sig").splitlines()[0].split(",")
    described = dictionary.content.decode("utf-8-sig").splitlines()[1:]
    assert [line.split(",")[0] for line in described] == header == list(item)


def test_the_same_items_give_the_same_files():
    one, other = (digest_of(files_of(HOLDER, [public_facts(ITEM)])) for _ in range(2))

    assert one == other != digest_of(files_of(HOLDER, []))
