"""The history of an entry, in words."""

import pytest

from tests.ckan.demand.conftest import GIVEN
from tests.ckan.eligibility.answers import ELIGIBLE
from tests.ckan.release_plan.conftest import in_days

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def history(browse, member, page_of):
    """The history of an entry as a member reads it."""
    return lambda item, query="": browse(member).get(page_of(item) + "/history" + query)


def test_a_change_is_told_with_who_and_before_and_after(history, desk, editor, item):
    desk.ogip_item_update(id=item["id"], volume="small", date_published="2026-04-01")
    page = history(item)

    assert "Facts were changed" in page
    assert f"By {editor['name']} on " in page
    assert "Small: up to 100 MB" in page
    assert "1 April 2026" in page
    assert "The entry was added" in page
    assert "Water levels of the harbours" in page


def test_codes_are_told_as_labels(history, desk, item):
    desk.ogip_item_update(
        id=item["id"], themes_of_interest=["health", "housing"], derived_from_personal="true"
    )
    page = history(item).body

    assert "Themes of interest" in page
    for code in ("themes_of_interest", "health;housing", "under_review", "derived_from_personal"):
        assert code not in page


def test_reasons_are_told(history, desk, organization):
    item = desk.ogip_item_nominate(
        organization=organization["id"],
        title={"en": "Railways"},
        source="inquiry",
        note="Three towns asked.",
    )
    desk.ogip_item_review(id=item["id"], state="under_review", reason="We hold <b>it</b>.")
    page = history(item)

    assert "The entry was proposed" in page
    assert "Three towns asked." in page
    assert "An inquiry" in page
    assert "The state was changed" in page
    assert "We hold &lt;b&gt;it&lt;/b&gt;." in page


def test_decisions_days_and_counts_are_told(history, api, desk, org_admin, item):
    desk.ogip_eligibility_assess(item_id=item["id"], answers=ELIGIBLE)
    api(org_admin).action.ogip_eligibility_assess(item_id=item["id"], confirm=True)
    desk.ogip_priority_answer(item_id=item["id"], answers={"documented": {"value": True}})
    api(org_admin).action.ogip_priority_override(item_id=item["id"], band="P1", reason="Now.")
    desk.ogip_release_plan_set(item_id=item["id"], planned_date=in_days(90))
    desk.ogip_signal_add(item_id=item["id"], **GIVEN)
    page = history(item)

    for words in (
        "Questions on eligibility were answered",
        "A decision on eligibility was confirmed",
        "Eligible for release",
        "Statements on priority were answered",
        "Another priority was chosen",
        "The planned day was changed",
        "A count of demand was entered",
        "Suggestions of the dataset",
    ):
        assert words in page, words
    for code in ("eligible_for_release", "signal_entered", ">True<", in_days(90)):
        assert code not in page, code


def test_a_record_is_named_by_its_title(history, desk, item):
    desk.ogip_item_promote(id=item["id"])
    page = history(item)

    assert "A draft was prepared from the entry" in page
    assert "dataset_id" not in page


def test_a_long_history_has_pages(history, desk, item):
    for number in range(30):
        desk.ogip_item_update(id=item["id"], size=number)
    first = history(item, "?limit=25")
    link = first.body.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = history(item, "?" + link.split("?")[1])

    assert "31 events" in first
    assert "The entry was added" not in first
    assert "The entry was added" in second


@pytest.mark.parametrize("query", ["?limit=many", "?cursor=%00", "?limit=0"])
def test_an_address_that_means_nothing_is_refused(browse, member, page_of, item, query):
    browse(member).get(page_of(item) + "/history" + query, status=400)


def test_the_history_of_another_entry_is_not_shown(history, make_item, item):
    make_item("HARB-2", title={"en": "Sightings of whales"})

    assert "Sightings of whales" not in history(item)


def test_outsiders_do_not_read_it(browse, outsider, page_of, item):
    for visitor in (None, outsider):
        browse(visitor).get(page_of(item) + "/history", status=403)
