"""Narrowing the list of items: filters, counts of what is left, orders, pages both ways."""

import pytest
import sqlalchemy as sa
from ckan import model
from ckanapi import ValidationError

from ckanext.ogip.store.item import counts as item_counts

pytestmark = pytest.mark.usefixtures("clean_portal")

COLUMNS = (
    "ref_number title_en title_fr program_alignment_architecture_en"
    " program_alignment_architecture_fr business_owner access_level planned_release_date"
    " eligible_for_release asset_type"
)
ROWS = [
    dict(zip(COLUMNS.split(), cells, strict=True))
    for cells in (
        (
            "A-1",
            "Survey of roads",
            "Routes",
            "Roads",
            "Routes",
            "Ann",
            "open",
            "2027-03-01",
            "Y",
            "",
        ),
        (
            "A-2",
            "Survey of ports",
            "Ports",
            "Roads",
            "Routes",
            "Ben",
            "restricted",
            "",
            "N",
            "info",
        ),
        ("B-1", "Bridges", "Allées", "Bridges", "Ponts", "Ann", "open", "2026-05-01", "Y", ""),
        ("B-2", "Canals", "Canaux", "", "", "", "", "2028-01-31", "", ""),
    )
]


@pytest.fixture
def desk(api, editor):
    return api(editor).action


@pytest.fixture
def listed(desk, organization):
    """List the inventory that holds ROWS."""
    report = desk.ogip_inventory_import(organization=organization["id"], rows=ROWS)
    assert report["errors"] == []

    def run(**given):
        return desk.ogip_item_list(organization=organization["id"], **given)

    return run


def numbers(answer):
    return [item["ref_number"] for item in answer["results"]]


def decide(ref_number, outcome=None, band=None):
    """Store a decision and a score as the actions that decide do."""
    item_id = model.Session.scalar(
        sa.text("select id from ogip_item where ref_number = :number"), {"number": ref_number}
    )
    if outcome:
        model.Session.execute(
            sa.text(
                "insert into ogip_eligibility (item_id, in_force, answers, evidence, outcome,"
                " may_be_known, is_complete, confirming_roles, tree_version, assessed_by,"
                " assessed_role, assessed_at) values (:id, true, '{}', '{}', :outcome, true, true,"
                " '[]', '1', 'somebody', 'OGC', now())"
            ),
            {"id": item_id, "outcome": outcome},
        )
    if band:
        model.Session.execute(
            sa.text("insert into ogip_priority (item_id, answers, band) values (:id, '{}', :band)"),
            {"id": item_id, "band": band},
        )
    model.Session.commit()


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"access_level": "open"}, ["A-1", "B-1"]),
        ({"program": "Routes"}, ["A-1", "A-2"]),
        ({"program": "Bridges", "owner": "Ann"}, ["B-1"]),
        ({"owner": "' or true --"}, []),
        ({"due_before": "2027-03-01"}, ["B-1"]),
        ({"type": "info"}, ["A-2"]),
        ({"q": "survey", "access_level": "open"}, ["A-1"]),
        ({"eligibility": "eligible"}, ["A-1", "B-1"]),
        ({"band": "none", "owner": "Ben"}, ["A-2"]),
        ({"q": "a-"}, ["A-1", "A-2"]),
    ],
)
def test_filters_narrow_the_list_together(listed, filters, expected):
    answer = listed(**filters)

    assert numbers(answer) == expected
    assert answer["count"] == len(expected)


def test_what_was_decided_is_filtered_shown_and_counted(listed):
    decide("A-2", outcome="eligible_after_treatment")
    decide("B-1", outcome="eligible", band="P1")
    decide("B-2", band="P2")

    answer = listed(facets=True)
    shown = {item["ref_number"]: (item["eligibility"], item["band"]) for item in answer["results"]}

    assert shown == {
        "A-1": ("eligible", None),
        "A-2": ("eligible_after_treatment", None),
        "B-1": ("eligible", "P1"),
        "B-2": ("pending", "P2"),
    }
    assert answer["facets"]["eligibility"] == {
        "eligible": 2, "eligible_after_treatment": 1, "pending": 1
    }  # fmt: skip
    assert answer["facets"]["band"] == {"none": 2, "P1": 1, "P2": 1}
    assert numbers(listed(eligibility="eligible_after_treatment")) == ["A-2"]
    assert numbers(listed(eligibility="ineligible")) == []
    assert numbers(listed(band="P1", eligibility="eligible")) == ["B-1"]


def test_facets_count_the_whole_list(listed):
    facets = listed(facets="true", limit=1)["facets"]

    assert facets["state"] == {"under_review": 4}
    assert facets["type"] == {"dataset": 3, "info": 1}
    assert facets["access_level"] == {"open": 2, "restricted": 1}
    assert facets["program"] == [
        {"value": {"en": "Roads", "fr": "Routes"}, "count": 2},
        {"value": {"en": "Bridges", "fr": "Ponts"}, "count": 1},
    ]
    assert facets["owner"] == [{"value": "Ann", "count": 2}, {"value": "Ben", "count": 1}]


def test_a_facet_counts_what_the_other_filters_let_through(listed):
    answer = listed(facets=True, access_level="open", owner="Ann", q="roads")

    assert (answer["count"], answer["count_complete"]) == (1, True)
    facets = answer["facets"]
    assert facets["access_level"] == {"open": 1}
    assert facets["type"] == {"dataset": 1}

    facets = listed(facets=True, type="info")["facets"]
    assert facets["type"] == {"dataset": 3, "info": 1}
    assert facets["access_level"] == {"restricted": 1}
    assert facets["owner"] == [{"value": "Ben", "count": 1}]

    facets = listed(facets=True, owner="Ben")["facets"]
    assert [owner["value"] for owner in facets["owner"]] == ["Ann", "Ben"]
    assert facets["type"] == {"info": 1}


def test_words_of_very_many_items_are_counted_only_so_far(monkeypatch, listed):
    monkeypatch.setattr(item_counts, "COUNTED", 1)

    found, alone, everything = (
        listed(q="survey", facets=True), listed(q="bridges"), listed(facets=True)
    )  # fmt: skip

    assert (found["count"], found["count_complete"]) == (1, False)
    assert len(found["results"]) == 2
    assert (alone["count"], alone["count_complete"]) == (1, True)
    assert (everything["count"], everything["count_complete"]) == (4, True)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("ref_number", ["A-1", "A-2", "B-1", "B-2"]),
        ("title", ["B-1", "B-2", "A-2", "A-1"]),
        ("planned", ["B-1", "A-1", "B-2", "A-2"]),
        ("band", ["B-2", "A-1", "A-2", "B-1"]),
        ("modified", ["A-2", "B-2", "B-1", "A-1"]),
        ("state", ["A-1", "B-1", "B-2", "A-2"]),
    ],
)
def test_pages_lead_forwards_and_back_in_every_order(desk, listed, sort, expected):
    decide("B-2", band="P0")
    first = listed()["results"]
    by_number = {item["ref_number"]: item["id"] for item in first}
    desk.ogip_item_update(id=by_number["B-2"], size=1)
    desk.ogip_item_update(id=by_number["A-2"], date_released="2020-01-31")
    forwards, cursor = [], None
    while cursor is not None or not forwards:
        page = listed(sort=sort, limit=1, **({"cursor": cursor} if cursor else {}))
        forwards += numbers(page)
        last, cursor = page, page["next_cursor"]
    backwards, cursor = numbers(last), last["previous_cursor"]
    while cursor:
        page = listed(sort=sort, limit=1, cursor=cursor)
        assert page["next_cursor"]
        backwards += numbers(page)
        cursor = page["previous_cursor"]

    assert forwards == expected
    assert backwards == expected[::-1]


def test_a_cursor_of_another_order_is_refused(listed):
    cursor = listed(limit=1)["next_cursor"]

    with pytest.raises(ValidationError) as refusal:
        listed(sort="title", cursor=cursor)

    assert "cursor" in refusal.value.error_dict


def test_an_asset_is_found_by_what_it_says_of_program_and_owner(desk, listed):
    [item] = listed(q="A-1")["results"]
    asset = desk.ogip_item_promote(id=item["id"])
    desk.package_patch(
        id=asset["id"], business_owner="Carla", planned_release_date="2030-01-01",
        program={"en": "Rails", "fr": "Chemins de fer"},
    )  # fmt: skip

    assert numbers(listed(owner="Carla")) == ["A-1"]
    assert numbers(listed(program="Chemins de fer")) == ["A-1"]
    assert numbers(listed(due_before="2027-12-31")) == ["B-1"]
