"""The same change of many items: what became of each, and how many."""

import pytest
from ckanapi import NotAuthorized, ValidationError

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def desk(api, editor):
    return api(editor).action


@pytest.fixture
def three(desk, organization, item):
    """Three items, the first of which has an asset."""
    desk.ogip_item_promote(id=item["id"])
    others = [
        desk.ogip_item_create(
            organization=organization["id"], ref_number=number, title={"en": number}
        )
        for number in ("B-2", "B-3")
    ]
    return [item["id"], *(other["id"] for other in others)]


def test_each_item_is_changed_or_says_why_not(desk, three):
    answer = desk.ogip_item_bulk_update(
        ids=[*three, "nowhere"], changes={"business_owner": "Finance"}
    )

    assert [each["result"] for each in answer["results"]] == [
        *("refused", "changed", "changed", "refused")
    ]
    counts = {name: answer[name] for name in ("count", "changed", "unchanged", "refused")}
    assert counts == {"count": 4, "changed": 2, "unchanged": 0, "refused": 2}
    assert "fin-1" in answer["results"][0]["errors"]["business_owner"][0]
    assert desk.ogip_item_show(id=three[1])["business_owner"] == "Finance"
    assert desk.ogip_item_show(id=three[0])["business_owner"] is None


def test_the_same_again_changes_nothing(desk, three):
    change = {"ids": three[1:], "changes": {"steward": "Data team", "volume": "small"}}
    desk.ogip_item_bulk_update(**change)

    again = desk.ogip_item_bulk_update(**change)

    assert (again["changed"], again["unchanged"]) == (0, 2)


def test_a_dry_run_tells_and_changes_nothing(desk, three, nothing_changes):
    with nothing_changes():
        answer = desk.ogip_item_bulk_update(ids=three, changes={"size": 7}, dry_run=True)

    assert (answer["dry_run"], answer["changed"]) == (True, 3)


def test_a_day_of_release_says_that_they_are_published(desk, three):
    desk.ogip_item_bulk_update(ids=three[1:], changes={"date_released": "2020-01-31"})

    assert {desk.ogip_item_show(id=each)["state"] for each in three[1:]} == {"published"}


def test_every_changed_item_has_it_in_its_history(desk, editor, three):
    desk.ogip_item_bulk_update(ids=three, changes={"size": 7})

    events = desk.ogip_event_list(object_type="item", kind="item_updated")["results"]

    assert {event["object_id"] for event in events} == set(three)
    assert all(event["details"]["after"] == {"size": 7} for event in events)
    assert {event["user"]["name"] for event in events} == {editor["name"]}


@pytest.mark.parametrize(
    "changes",
    [
        {"size": -1},
        {"date_released": "soon"},
        {"title": {"en": "All alike"}},
        {"ref_number": "X"},
        {"state": "published"},
        {"colour": "red"},
        {},
        [1],
    ],
)
def test_a_change_that_no_item_can_have_is_refused(desk, three, changes, nothing_changes):
    with nothing_changes(), pytest.raises(ValidationError) as refusal:
        desk.ogip_item_bulk_update(ids=three, changes=changes)

    assert "changes" in refusal.value.error_dict


@pytest.mark.parametrize("ids", [[], "x", [1], ["a\0"], [str(n) for n in range(1001)]])
def test_items_are_named_by_a_list_of_bearable_length(desk, ids):
    with pytest.raises(ValidationError) as refusal:
        desk.ogip_item_bulk_update(ids=ids, changes={"size": 1})

    assert "ids" in refusal.value.error_dict


def test_items_of_an_organization_that_is_not_the_callers_are_left_alone(
    api, sysadmin, make_organization, desk, three, nothing_changes
):
    other = make_organization()
    foreign = api(sysadmin).action.ogip_item_create(
        organization=other["id"], ref_number="C-1", title={"en": "x"}
    )

    with nothing_changes(), pytest.raises(NotAuthorized):
        desk.ogip_item_bulk_update(ids=[three[1], foreign["id"]], changes={"size": 1})
