"""The list of items: pages, search in both languages, filters."""

import pytest
from ckanapi import ValidationError

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")

COLUMNS = "ref_number title_en title_fr description_en eligible_for_release date_released"
ROWS = [
    dict(zip(COLUMNS.split(), cells, strict=True))
    for cells in (
        ("A-1", "Railway surveys", "Enquêtes ferroviaires", "Freight trains", "Y", "2020-01-31"),
        ("A-2", "Harbour inspections", "Inspection des ports", "", "N", ""),
        ("B-1", "Annual budget", "Dépenses annuelles", "Spending", "", ""),
    )
]


@pytest.fixture
def listed(api, editor, organization):
    """List the reference numbers of the inventory that holds ROWS."""
    action = api(editor).action
    action.ogip_inventory_import(organization=organization["id"], rows=ROWS)

    def run(**filters):
        answer = action.ogip_item_list(organization=organization["id"], **filters)
        assert answer["count"] == len(answer["results"])
        return [item["ref_number"] for item in answer["results"]]

    return run


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"q": "survey"}, ["A-1"]),
        ({"q": "train"}, ["A-1"]),
        ({"q": "enquete"}, ["A-1"]),
        ({"q": "ENQUÊTE ferroviaire", "lang": "fr"}, ["A-1"]),
        ({"q": "depense"}, ["B-1"]),
        ({"q": "dépenses", "lang": "en"}, []),
        ({"q": "inspection"}, ["A-2"]),
        ({"q": "a-"}, ["A-1", "A-2"]),
        ({"q": "%"}, []),
        ({"q": '"annual budget"'}, ["B-1"]),
        ({"q": "budget -annual"}, []),
        ({"q": "'; drop table ogip_item --"}, []),
        ({"q": " "}, ["A-1", "A-2", "B-1"]),
        ({"state": "published"}, ["A-1"]),
        ({"eligibility": "ineligible"}, ["A-2"]),
        ({"eligibility": "pending"}, ["B-1"]),
        ({"type": "info"}, []),
        ({"promoted": True}, []),
    ],
)
def test_filters(listed, filters, expected):
    assert listed(**filters) == expected


@pytest.mark.parametrize("q", ["sumava", "Šumava", "ANGSTROM", "a\u030angstro\u0308m"])
def test_any_letter_is_found_without_its_accent_and_with_it(api, editor, organization, q):
    row = {"ref_number": "C-1", "title_en": "Šumava ångström", "title_fr": "Relevés"}
    action = api(editor).action
    action.ogip_inventory_import(organization=organization["id"], rows=[row])

    assert action.ogip_item_list(organization=organization["id"], q=q)["count"] == 1


def test_pages_follow_one_another_without_gap_or_repetition(api, editor, organization, listed):
    seen, cursor = [], None
    while cursor is not None or not seen:
        page = api(editor).action.ogip_item_list(
            organization=organization["id"], limit=1, **({"cursor": cursor} if cursor else {})
        )
        assert page["count"] == len(ROWS)
        seen += [item["ref_number"] for item in page["results"]]
        cursor = page["next_cursor"]

    assert seen == ["A-1", "A-2", "B-1"]


def test_without_an_organization_the_callers_inventories_are_listed(
    api, editor, sysadmin, make_organization, listed
):
    other = make_organization()
    api(sysadmin).action.ogip_inventory_import(organization=other["id"], rows=ROWS)

    assert api(editor).action.ogip_item_list()["count"] == len(ROWS)
    assert api(sysadmin).action.ogip_item_list()["count"] == 2 * len(ROWS)


def test_a_list_is_read_with_get(app, editor, organization, listed):
    answer = app.get(
        f"/api/3/action/ogip_item_list?organization={organization['name']}&limit=2&q=A-",
        headers={"Authorization": editor["token"]},
    )

    assert [item["ref_number"] for item in answer.json["result"]["results"]] == ["A-1", "A-2"]


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"limit": 0}, "limit"),
        ({"limit": 1001}, "limit"),
        ({"limit": "many"}, "limit"),
        ({"cursor": "nonsense"}, "cursor"),
        ({"cursor": "WzEsMl0="}, "cursor"),
        ({"cursor": "WyJhXHUwMDAwIiwgImIiXQ=="}, "cursor"),
        ({"q": "a\0"}, "q"),
        ({"lang": "de"}, "lang"),
        ({"state": "lost"}, "state"),
        ({"band": "high"}, "band"),
        ({"colour": "red"}, "__extras"),
        ({"sort": "size"}, "sort"),
        ({"due_before": "soon"}, "due_before"),
        ({"access_level": "shut"}, "access_level"),
        ({"organization": "nowhere"}, "organization"),
    ],
)
def test_a_wrong_question_is_refused(api, editor, arguments, field):
    with pytest.raises(ValidationError) as refusal:
        api(editor).call_action("ogip_item_list", arguments)

    assert field in refusal.value.error_dict


@pytest.mark.parametrize("sort", ["ref_number", "title", "planned", "band", "state", "modified"])
def test_every_order_can_be_turned_round(api, editor, organization, listed, sort):
    assert listed(sort=f"-{sort}") == listed(sort=sort)[::-1]


def test_pages_of_a_turned_order_follow_one_another_both_ways(api, editor, organization, listed):
    def page(**place):
        return api(editor).action.ogip_item_list(
            organization=organization["id"], sort="-title", limit=2, **place
        )

    first = page()
    second = page(cursor=first["next_cursor"])

    found = [item["ref_number"] for item in (*first["results"], *second["results"])]
    assert found == listed(sort="-title")
    assert page(cursor=second["previous_cursor"])["results"] == first["results"]
    with pytest.raises(ValidationError):
        api(editor).action.ogip_item_list(sort="title", cursor=first["next_cursor"])


@pytest.fixture
def blocking(api, organization, listed):
    """The rules that block each item, by reference number, as somebody lists them."""

    def run(user):
        action = api(user).action
        found = action.ogip_item_list(organization=organization["id"], blocking=True)["results"]
        return {item["ref_number"]: item["blocked_by"] for item in found}

    return run


def test_the_rules_that_block_an_asset_are_listed_with_its_item(
    api, editor, organization, blocking
):
    item = api(editor).action.ogip_item_show(organization=organization["id"], ref_number="A-1")
    draft = api(editor).action.ogip_item_promote(id=item["id"])
    with pytest.raises(ValidationError) as refusal:
        api(editor).action.ogip_publish(id=draft["id"])

    found = blocking(editor)

    refusing = {finding["rule"] for finding in refusal.value.error_dict["ogip"]}
    assert {rule["id"] for rule in found["A-1"]} == refusing
    assert all(rule["title"]["en"] and rule["title"]["fr"] for rule in found["A-1"])
    assert (found["A-2"], found["B-1"]) == (None, None)


def test_an_asset_that_nothing_blocks_has_an_empty_list(api, editor, organization, blocking):
    item = api(editor).action.ogip_item_show(organization=organization["id"], ref_number="A-1")
    complete = compliant_dataset(owner_org=organization["id"])
    asset = api(editor).action.package_create(**complete)
    api(editor).action.ogip_item_link(id=item["id"], dataset_id=asset["id"])

    assert blocking(editor)["A-1"] == []


def test_what_blocks_is_told_only_where_it_is_asked_for(api, editor, organization, listed):
    [item, *_others] = api(editor).action.ogip_item_list()["results"]

    assert "blocked_by" not in item
