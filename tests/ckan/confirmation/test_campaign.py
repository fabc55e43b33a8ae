"""A campaign of confirmation: opened, answered, closed, and what is kept of it."""

import pytest
from ckanapi import NotAuthorized, NotFound, ValidationError

from tests.ckan.confirmation.conftest import MESSAGE, in_days, let_the_last_day_pass

pytestmark = pytest.mark.usefixtures("clean_portal")


def numbers(group):
    return (group["open"], group["changed"], group["confirmed"], group["total"])


def by_name(groups):
    return {group["name"]: numbers(group) for group in groups["results"]}


def events_of(api, user, object_type, object_id):
    found = api(user).action.ogip_event_list(object_type=object_type, object_id=object_id)
    return found["results"]


def test_a_campaign_asks_about_every_item_by_owner_and_program(add, open_campaign):
    add("A-1", "Harbours", program={"en": "Ports", "fr": "Ports"})
    add("A-2", "Harbours")
    add("A-3")

    campaign = open_campaign()["campaign"]

    assert (campaign["state"], campaign["due"], campaign["message"]) == (
        "open",
        in_days(14),
        MESSAGE,
    )
    assert numbers(campaign["counts"]) == (3, 0, 0, 3)
    assert by_name(campaign["owners"]) == {"Harbours": (2, 0, 0, 2), "": (1, 0, 0, 1)}
    programs = [(each["name"]["en"], each["open"]) for each in campaign["programs"]["results"]]
    assert programs == [("", 2), ("Ports", 1)]


def test_a_confirmed_item_was_reviewed_today(add, open_campaign, confirm, api, editor, show):
    item = add("A-1", "Harbours", last_reviewed="2019-03-29")
    open_campaign()

    answer = confirm(item)

    assert (answer["changed"], answer["results"][0]["ref_number"]) == (1, "A-1")
    assert api(editor).action.ogip_item_show(id=item["id"])["last_reviewed"] == in_days(0)
    assert numbers(show()["counts"]) == (0, 0, 1, 1)


def test_a_reported_change_leaves_the_review_open(add, open_campaign, confirm, api, editor, listed):
    item = add("A-1", "Harbours", last_reviewed="2019-03-29")
    open_campaign()

    confirm(item, answer="changed", comment="It moved to another system.")

    assert api(editor).action.ogip_item_show(id=item["id"])["last_reviewed"] == "2019-03-29"
    [told] = listed(answer="changed")["results"]
    assert told["answer"]["comment"] == "It moved to another system."


def test_a_report_says_what_changed(add, open_campaign, confirm, show):
    item = add("A-1")
    open_campaign()

    with pytest.raises(ValidationError) as refusal:
        confirm(item, answer="changed")

    assert "comment" in refusal.value.error_dict
    assert numbers(show()["counts"]) == (1, 0, 0, 1)


def test_the_owner_answers_as_owner_and_others_for_the_owner(
    add, open_campaign, confirm, listed, editor, org_admin
):
    own, others = add("A-1", editor["name"]), add("A-2", "Harbours")
    open_campaign()
    confirm(own, others)

    roles = {each["ref_number"]: each["answer"]["role"] for each in listed()["results"]}
    assert roles == {"A-1": "BO", "A-2": "STEW"}
    confirm(own, user=org_admin, answer="changed", comment="No longer updated.")
    [told] = listed(owner=editor["name"])["results"]
    assert (told["answer"]["role"], told["answer"]["by"]) == ("STEW", org_admin["name"])


def test_a_second_answer_replaces_the_first_and_both_are_in_the_log(
    add, open_campaign, confirm, api, org_admin, show
):
    item = add("A-1", "Harbours")
    open_campaign()
    confirm(item, answer="changed", comment="It moved.")
    confirm(item)
    confirm(item)

    assert numbers(show()["counts"]) == (0, 0, 1, 1)
    log = [
        (event["kind"], event["details"]["earlier_answer"], event["details"]["owner"])
        for event in events_of(api, org_admin, "item", item["id"])
        if event["kind"] != "item_created"
    ]
    assert log == [
        ("item_confirmed", "changed", "Harbours"),
        ("item_change_reported", None, "Harbours"),
    ]


def test_the_same_answer_twice_changes_nothing(add, open_campaign, confirm, listed):
    item = add("A-1")
    open_campaign()
    confirm(item)
    before = listed()

    assert confirm(item)["unchanged"] == 1
    assert listed() == before


def test_items_of_others_are_refused_and_the_rest_is_kept(
    add, open_campaign, confirm, api, make_organization, make_user, show
):
    mine = add("A-1")
    open_campaign()
    later = add("A-2")
    other = make_organization()
    theirs = api(make_user("editor", other)).action.ogip_item_create(
        organization=other["id"], ref_number="B-1", title={"en": "Theirs"}
    )

    answer = confirm(mine, later, theirs, {"id": "no-such-item"})

    assert [each["result"] for each in answer["results"]] == ["changed"] + 3 * ["refused"]
    assert numbers(show()["counts"]) == (0, 0, 1, 1)
    unread = api(make_user("admin", other)).action.ogip_item_show(id=theirs["id"])
    assert unread["last_reviewed"] is None


def test_nominations_are_not_asked_about(add, open_campaign, listed):
    add("A-1")
    add("A-2", state="nominated")
    open_campaign()

    assert [each["ref_number"] for each in listed()["results"]] == ["A-1"]


def test_an_organization_has_one_open_campaign(add, open_campaign, show):
    add("A-1")
    first = open_campaign()["campaign"]

    with pytest.raises(ValidationError) as refusal:
        open_campaign()

    assert "open already" in refusal.value.error_dict["organization"][0]
    assert show()["id"] == first["id"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"due": in_days(-1)}, "due"),
        ({"due": "soon"}, "due"),
        ({"message": {"en": "Only English"}}, "message"),
        ({"message": {"en": "x" * 501, "fr": "x"}}, "message"),
    ],
)
def test_a_campaign_that_makes_no_sense_is_not_opened(add, open_campaign, show, given, field):
    add("A-1")

    with pytest.raises(ValidationError) as refusal:
        open_campaign(**given)

    assert field in refusal.value.error_dict
    assert show() is None


def test_there_is_no_campaign_about_nothing(open_campaign, show):
    with pytest.raises(ValidationError):
        open_campaign()

    assert show() is None


def test_a_closed_campaign_takes_no_answers_and_keeps_its_numbers(
    add, open_campaign, confirm, api, org_admin, organization, show
):
    item, other = add("A-1"), add("A-2")
    open_campaign()
    confirm(item)
    api(org_admin).action.ogip_inventory_confirmation_close(organization=organization["id"])
    api(org_admin).action.ogip_item_delete(id=item["id"])

    with pytest.raises(NotFound):
        confirm(other)

    campaign = show()
    assert (campaign["state"], campaign["closed"]["by"]) == ("closed", org_admin["name"])
    assert numbers(campaign["counts"]) == (1, 0, 1, 2)
    kinds = [event["kind"] for event in events_of(api, org_admin, "inventory", organization["id"])]
    assert kinds == ["inventory_confirmation_closed", "inventory_confirmation_opened"]


def test_a_campaign_ends_with_its_last_day_and_another_one_can_begin(
    add, open_campaign, confirm, show, api, org_admin, organization
):
    item = add("A-1")
    first = open_campaign()["campaign"]
    let_the_last_day_pass()

    assert (show()["state"], show()["closed"]["by_date"]) == ("closed", True)
    with pytest.raises(NotFound):
        confirm(item)
    second = open_campaign()["campaign"]
    assert (second["id"] != first["id"], numbers(second["counts"])) == (True, (1, 0, 0, 1))
    closed = events_of(api, org_admin, "inventory", organization["id"])[1]
    assert (closed["kind"], closed["details"]["by_date"]) == ("inventory_confirmation_closed", True)


def test_the_list_of_reminders_names_who_has_still_to_answer(
    add, open_campaign, confirm, api, editor, organization
):
    add("A-1", "=Harbours")
    add("A-2", "=Harbours")
    done = add("A-3", "Bridges")
    add("A-4")
    open_campaign()
    confirm(done)

    answer = api(editor).action.ogip_inventory_confirmation_reminders(
        organization=organization["id"]
    )

    assert [(each["name"], each["open"]) for each in answer["results"]] == [
        ("=Harbours", 2),
        ("", 1),
    ]
    lines = answer["content"].splitlines()
    assert lines == [
        "owner,open,answered,due",
        f"'=Harbours,2,0,{in_days(14)}",
        f",1,0,{in_days(14)}",
    ]


def test_the_list_is_read_page_by_page(add, open_campaign, listed):
    for number in range(3):
        add(f"A-{number}", "Harbours")
    open_campaign()

    first = listed(limit=2)
    rest = listed(limit=2, cursor=first["next_cursor"])

    pages = [[each["ref_number"] for each in page["results"]] for page in (first, rest)]
    assert (pages, rest["next_cursor"]) == ([["A-0", "A-1"], ["A-2"]], None)


def test_only_administrators_open_and_close(
    add, open_campaign, api, editor, member, outsider, organization, show
):
    add("A-1")
    for user in (editor, member, outsider, None):
        with pytest.raises(NotAuthorized):
            open_campaign(user)
    assert show() is None
    open_campaign()
    for user in (editor, member, outsider, None):
        with pytest.raises(NotAuthorized):
            api(user).action.ogip_inventory_confirmation_close(organization=organization["id"])
    assert show()["state"] == "open"


def test_only_who_answers_for_the_items_answers(
    add, open_campaign, confirm, api, member, outsider, organization, show
):
    item = add("A-1")
    open_campaign()

    for user in (member, outsider, None):
        with pytest.raises(NotAuthorized):
            confirm(item, user=user)
        with pytest.raises(NotAuthorized):
            api(user).action.ogip_inventory_confirmation_reminders(organization=organization["id"])
    assert numbers(show()["counts"]) == (1, 0, 0, 1)


def test_only_members_see_a_campaign(add, open_campaign, show, listed, outsider):
    add("A-1")
    open_campaign()

    for user in (outsider, None):
        with pytest.raises(NotAuthorized):
            show(user)
        with pytest.raises(NotAuthorized):
            listed(user)
