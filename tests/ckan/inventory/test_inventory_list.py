"""The list of items: pages, search in both languages, filters."""

import pytest
from ckanapi import ValidationError

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
