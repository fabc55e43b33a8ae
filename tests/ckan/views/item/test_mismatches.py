"""Where inventory and portal say different things: by kind, with what to do."""

import pytest
import sqlalchemy as sa
from ckan import model

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def address(inventory):
    return inventory + "/mismatches"


@pytest.fixture
def released(make_item):
    """Entries that say they were released, and no public record."""
    return lambda count: [
        make_item(f"OLD-{number:02}", date_released="2020-05-01") for number in range(count)
    ]


@pytest.fixture
def public(desk, organization):
    """A public record and its entry."""
    draft = desk.package_create(**compliant_dataset(organization["id"]))
    desk.ogip_publish(id=draft["id"])
    return draft


def test_where_they_agree_the_page_says_so(editing, address, public):
    assert "They agree" in editing.get(address)


def test_each_difference_has_what_both_say_and_what_to_do(editing, address, released, inventory):
    released(1)
    page = editing.get(address)

    assert "1 difference" in page
    assert "In the inventory as released, but not public here (1)" in page
    assert "1 May 2020" in page
    assert f'href="{inventory}/OLD-00/link"' in page
    assert f'href="{inventory}/OLD-00/review"' in page


def test_a_public_record_without_an_entry_leads_to_a_new_one(editing, address, public, inventory):
    model.Session.execute(sa.text("delete from ogip_item"))
    model.Session.commit()
    page = editing.get(address)

    assert "Public, but not in the inventory (1)" in page
    assert f'href="/dataset/ogip/{public["name"]}"' in page
    assert f'href="{inventory}/new"' in page


def test_the_kinds_are_links_that_keep_the_page_size(editing, address, released, public):
    released(2)
    statement = sa.text("update ogip_item set date_released = '2020-01-01', portal_url_en = :url"
                        " where dataset_id is not null")  # fmt: skip
    model.Session.execute(statement, {"url": "https://example.org/elsewhere"})
    model.Session.commit()
    page = editing.get(address + "?kind=address_differs&limit=25")

    assert f'href="{address}?limit=25"' in page
    assert "1 difference" in page
    assert "https://example.org/elsewhere" in page
    assert f"/dataset/{public['id']}" in page
    assert "OLD-00" not in page


def test_many_differences_have_pages(editing, address, released):
    released(26)
    first = editing.get(address + "?limit=25")
    link = first.body.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = editing.get(link)

    assert "26 differences" in first
    assert "OLD-25" not in first
    assert "OLD-25" in second


def test_a_kind_without_differences_offers_the_way_back(editing, address, released):
    released(1)
    page = editing.get(address + "?kind=no_item")

    assert "There is no difference of this kind." in page
    assert f'href="{address}?limit=50"' in page


def test_what_the_inventory_says_is_shown_as_text(editing, address, make_item):
    make_item("<b>1</b>", title={"en": "<script>x</script>"}, date_released="2020-05-01")

    assert "<script>x" not in editing.get(address)


def test_members_read_it_without_ways_to_change(browse, member, address, released, inventory):
    released(1)
    page = browse(member).get(address)

    assert "OLD-00" in page
    assert f"{inventory}/OLD-00/link" not in page


def test_an_address_that_means_nothing_is_refused(editing, address):
    editing.get(address + "?kind=lost", status=400)
    editing.get(address + "?cursor=x", status=400)


def test_outsiders_do_not_read_it(browse, outsider, address):
    for visitor in (None, outsider):
        browse(visitor).get(address, status=403)
