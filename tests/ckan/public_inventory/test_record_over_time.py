"""The record of the inventory from edition to edition: what is added to it stays, what it says."""

import pytest
import sqlalchemy as sa
from ckan import model

from ckanext.ogip.gate.judge import today

pytestmark = pytest.mark.usefixtures("clean_portal")

GUIDE = {
    "url": "https://data.department.example/guide.html",
    "name_translated": {"en": "Guide", "fr": "Guide"},
    "resource_type": "guide",
    "format": "HTML",
    "language": ["en", "fr"],
}


@pytest.fixture
def organization(make_organization):
    """An organization that says where its open-government team is written to."""
    return make_organization(opengov_email="open@department.example")


@pytest.fixture
def record_of(api):
    """Show a record as somebody whom nobody knows."""
    return lambda answer: api(None).action.package_show(id=answer["record"]["id"])


def test_it_names_the_organization_in_both_languages(add, released, record_of, organization):
    add("1")

    record = record_of(released())

    for lang in ("en", "fr"):
        assert organization["title_translated"][lang] in record["title_translated"][lang]


def test_a_file_that_somebody_added_stays_with_the_next_edition(
    add, released, record_of, api, editor
):
    add("1")
    record = released()["record"]
    own = len(api(None).action.package_show(id=record["id"])["resources"])
    api(editor).action.resource_create(package_id=record["id"], **GUIDE)
    add("2")

    urls = [each["url"] for each in record_of(released())["resources"]]

    assert GUIDE["url"] in urls
    assert len(urls) == own + 1


def test_a_record_that_was_renamed_is_the_same_for_the_next_edition(add, released, api, org_admin):
    add("1")
    record = released()["record"]
    api(org_admin).action.package_patch(id=record["id"], name="what-we-hold")
    add("2")

    assert released()["record"]["id"] == record["id"]
    assert api(None).action.package_list() == ["what-we-hold"]


def test_the_day_of_the_change_is_that_of_the_edition(add, released, record_of):
    add("1")
    released()
    model.Session.execute(
        sa.text("""update package set extras = extras || '{"date_modified": "2020-01-31"}'""")
    )
    model.Session.commit()
    add("2")

    assert record_of(released())["date_modified"] == today().isoformat()


def test_the_list_does_not_hold_the_record_that_publishes_it(add, released, listed):
    add("1")
    released()

    assert released()["record"]["changed"] is False
    assert [each["title"]["en"] for each in listed()["results"]] == ["Depth soundings 1"]
