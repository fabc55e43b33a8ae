"""`ogip_event_list`: what was done, shown to those it concerns, by pages."""

import datetime

import pytest
import sqlalchemy as sa
from ckan import model
from ckanapi import NotAuthorized, ValidationError
from sqlalchemy.exc import DBAPIError

from ckanext.ogip.store import events

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def add(organization, editor):
    """Record an event of the organization; arguments replace those of a usual one."""

    def record(object_id="asset-1", **given):
        usual = {
            "kind": "checked",
            "object_type": "dataset",
            "organization_id": organization["id"],
            "user_id": editor["id"],
            "details": {"rules": ["OG-102"]},
        }
        events.record(object_id=object_id, **{**usual, **given})
        model.Session.commit()

    return record


def objects(answer):
    return [event["object_id"] for event in answer["results"]]


def test_an_event_says_what_was_done_to_what_by_whom_and_when(
    api, member, editor, organization, add
):
    add()

    event = api(member).action.ogip_event_list()["results"][0]

    assert event["kind"] == "checked"
    assert (event["object_type"], event["object_id"]) == ("dataset", "asset-1")
    assert event["user"] == {"id": editor["id"], "name": editor["name"]}
    assert event["organization"]["name"] == organization["name"]
    assert event["details"] == {"rules": ["OG-102"]}
    age = datetime.datetime.now(datetime.UTC) - datetime.datetime.fromisoformat(event["at"])
    assert age < datetime.timedelta(minutes=5)


def test_the_newest_comes_first(api, member, add):
    for name in ("first", "second", "third"):
        add(name)

    assert objects(api(member).action.ogip_event_list()) == ["third", "second", "first"]


def test_pages_follow_one_another_without_gap_or_repetition(api, member, add):
    for number in range(5):
        add(str(number))
    seen, cursor = [], None

    while True:
        place = {"cursor": cursor} if cursor else {}
        page = api(member).action.ogip_event_list(limit=2, **place)
        assert page["count"] == 5
        seen += objects(page)
        cursor = page["next_cursor"]
        if cursor is None:
            break

    assert seen == ["4", "3", "2", "1", "0"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"object_id": "asset-1"}, ["asset-1"]),
        ({"object_type": "inventory_item"}, ["item-1"]),
        ({"kind": "promoted"}, ["item-1"]),
        ({"object_type": "dataset", "object_id": "item-1"}, []),
    ],
    ids=str,
)
def test_filters_narrow_the_list(api, member, add, wanted, found):
    add("asset-1")
    add("item-1", object_type="inventory_item", kind="promoted")

    assert objects(api(member).action.ogip_event_list(**wanted)) == found


def test_since_counts_from_the_start_of_the_day(api, member, add):
    add()
    today = datetime.datetime.now(datetime.UTC).date()
    list_ = api(member).action.ogip_event_list

    assert list_(since=(today - datetime.timedelta(days=2)).isoformat())["count"] == 1
    assert list_(since=(today + datetime.timedelta(days=2)).isoformat())["count"] == 0


def test_members_see_the_events_of_their_own_organizations(
    api, member, sysadmin, make_organization, add
):
    add("ours")
    add("theirs", organization_id=make_organization()["id"])
    add("of nobody", organization_id=None, user_id=None)

    assert objects(api(member).action.ogip_event_list()) == ["ours"]
    assert objects(api(sysadmin).action.ogip_event_list()) == ["of nobody", "theirs", "ours"]


def test_what_belongs_to_nobody_says_so(api, sysadmin, add):
    add(organization_id=None, user_id=None)

    event = api(sysadmin).action.ogip_event_list()["results"][0]

    assert (event["organization"], event["user"]) == (None, None)


def test_outsiders_see_no_event_and_the_public_may_not_ask(api, outsider, organization, add):
    add()

    assert api(outsider).action.ogip_event_list()["results"] == []
    with pytest.raises(NotAuthorized):
        api(outsider).action.ogip_event_list(organization=organization["name"])
    with pytest.raises(NotAuthorized):
        api(None).action.ogip_event_list()


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("since", "yesterday"),
        ("limit", 0),
        ("cursor", "x"),
        ("cursor", 5),
        ("cursor", "WyJhIl0="),  # ["a"]
        ("cursor", "WyI5OTk5OTk5OTk5OTk5OTk5OTk5OSJd"),  # a number the database cannot hold
        ("object_id", "a\0b"),
        ("organization", "no-such"),
        ("colour", "red"),
    ],
)
def test_a_wrong_argument_is_named(api, member, argument, value):
    with pytest.raises(ValidationError) as refusal:
        api(member).call_action("ogip_event_list", {argument: value})

    assert argument in str(refusal.value.error_dict)


@pytest.mark.parametrize(
    "statement",
    ["update ogip_event set kind = 'other'", "delete from ogip_event", "truncate ogip_event"],
)
def test_no_event_is_changed_or_removed(add, statement):
    add()

    with pytest.raises(DBAPIError, match="can only be added to"):
        model.Session.execute(sa.text(statement))
    model.Session.rollback()

    assert model.Session.scalar(sa.text("select kind from ogip_event")) == "checked"


def test_an_event_of_what_was_rolled_back_is_gone(add, organization):
    events.record("checked", "dataset", "asset-1", organization["id"], None, {})
    model.Session.rollback()

    assert model.Session.scalar(sa.text("select count(*) from ogip_event")) == 0
