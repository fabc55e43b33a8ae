"""Editions of an inventory: sent again, refreshed, due again, and how their entries are listed."""

import pytest
import sqlalchemy as sa
from ckan import model

from ckanext.ogip.gate.judge import today

pytestmark = pytest.mark.usefixtures("clean_portal")


def titles(answer):
    return [item["title"]["en"] for item in answer["results"]]


def test_a_list_that_was_refused_may_be_sent_again_as_it_is(add, submit, approve):
    add("1")
    submit()
    approve(decision="refuse", comment="The titles are too short.")

    again = submit()["open"]

    assert (again["state"], again["decided"]) == ("submitted", None)


def test_refreshing_leaves_what_was_approved_since_alone(add, released, submit, approve, publish,
                                                         listed):  # fmt: skip
    add("1")
    released()
    add("2")
    submit()
    approve()

    shown = publish(refresh=True)

    assert shown["open"]["state"] == "approved"
    assert titles(listed()) == ["Depth soundings 1"]


def test_an_edition_is_due_again_on_its_day(add, released, api, member, organization):
    add("1")
    released()
    due = {"due": today()}
    model.Session.execute(sa.text("update ogip_inventory_edition set renewal_due = :due"), due)
    model.Session.commit()

    shown = api(member).action.ogip_inventory_show(organization=organization["id"])

    assert shown["public"]["renewal_is_due"] is True


def test_the_log_says_who_took_each_step(add, released, api, editor, org_admin, organization):
    add("1")
    released()

    log = api(editor).action.ogip_event_list(object_type="inventory", object_id=organization["id"])[
        "results"
    ]

    assert [event["user"]["name"] for event in log] == [
        *(org_admin["name"], org_admin["name"]),
        editor["name"],
    ]


@pytest.fixture
def three(add, released):
    """Three entries, one of them an information asset."""
    add("1")
    add("2", title={"en": "Bridges", "fr": "Dépenses"})
    add("3", title={"en": "Canals", "fr": "Canaux"}, type="info")
    released()


def test_words_are_searched_in_the_language_asked_for(three, listed):
    found = [titles(listed(q="dépenses", lang=lang)) for lang in ("fr", "en")]

    assert found == [["Bridges"], []]


def test_a_facet_counts_what_the_other_filters_let_through(three, listed):
    answer = listed(facets=True, type="info")

    assert (answer["count"], titles(answer)) == (1, ["Canals"])
    assert answer["facets"]["type"] == {"dataset": 2, "info": 1}
    assert answer["facets"]["eligible"] == {"Y": 1}


def test_pages_follow_one_another_and_the_last_one_ends(three, listed):
    first = listed(limit=2)
    second = listed(limit=2, cursor=first["next_cursor"])

    assert titles(first) + titles(second) == titles(listed())
    assert (second["next_cursor"], listed(limit=3)["next_cursor"]) == (None, None)
