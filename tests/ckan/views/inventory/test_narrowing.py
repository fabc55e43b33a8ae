"""The list of the inventory: facets with counts, filters that are removed, orders, pages."""

import pytest
import sqlalchemy as sa
from ckan import model

from tests.ckan.views.inventory.reading import address_of, plain, references

pytestmark = pytest.mark.usefixtures("clean_portal")

MANY = sa.text("""
    insert into ogip_item (id, organization_id, state, ref_number, title_en)
    select gen_random_uuid()::text, :organization, 'under_review', 'T-' || n, 'Harbour ' || n
    from generate_series(1, :size) as n
""")


def fill(organization, size):
    """Put that many entries about harbours into an inventory."""
    model.Session.execute(MANY, {"organization": organization["id"], "size": size})
    model.Session.commit()


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("Not eligible for release (1)", ["A-2"]),
        ("Under review (1)", ["B-2"]),
        ("Open (2)", ["A-1", "B-1"]),
        ("Information asset (1)", ["A-2"]),
        ("Roads (2)", ["A-1", "A-2"]),
        ("Ann (2)", ["A-1", "B-1"]),
    ],
)
def test_each_facet_says_how_many_and_leads_to_them(read, follow, link, expected):
    assert references(follow(read(), link)) == expected


def test_a_facet_that_tells_nothing_apart_is_left_out(read):
    page = plain(read().body)

    assert "Listed (4)" not in page
    assert "Dataset (3)" in page


def test_what_is_not_scored_is_a_facet_too(read):
    assert "Not scored yet (4)" in plain(read(band="none").body)


def test_a_facet_keeps_the_other_filters_and_counts_what_they_let_through(read, follow):
    page = follow(read(owner="Ann"), "Roads (1)")

    assert references(page) == ["A-1"]
    assert "Ben (1)" in plain(page.body)


def test_a_chosen_filter_is_shown_in_words_and_removed(read, follow):
    page = read(owner="Ann", eligibility="eligible", due_before="2027-01-01")

    assert references(page) == ["B-1"]
    for words in ("Business owner: Ann", "Eligible for release", "1 January 2027"):
        assert words in plain(page.body)
    assert references(follow(page, "Remove filter Planned before")) == ["A-1", "B-1"]
    assert references(follow(page, "Remove all filters")) == ["A-1", "A-2", "B-1", "B-2"]


def test_a_program_is_the_same_in_both_languages(read, app, inventory):
    page = app.get(f"/fr{inventory}", query_string={"program": "Roads"})

    assert references(read(program="Routes")) == references(page) == ["A-1", "A-2"]
    assert "Routes (2)" in plain(page.body)


def test_words_are_found_in_both_languages(read):
    assert references(read(q="allees")) == ["B-1"]
    assert references(read(q="survey")) == ["A-1", "A-2"]


def test_a_new_search_keeps_the_facets_and_the_order(read):
    page = read(state="under_review", sort="-title", limit="25")

    for field in ("state", "sort", "limit"):
        assert f'type="hidden" name="{field}"' in page


@pytest.mark.parametrize(
    ("column", "once", "twice"),
    [
        ("Reference", ["A-1", "A-2", "B-1", "B-2"], ["B-2", "B-1", "A-2", "A-1"]),
        ("Title", ["B-2", "B-1", "A-2", "A-1"], ["A-1", "A-2", "B-1", "B-2"]),
        ("Planned", ["B-1", "A-1", "B-2", "A-2"], ["A-2", "B-2", "A-1", "B-1"]),
    ],
)
def test_the_header_of_a_column_sorts_and_turns_the_order(read, follow, column, once, twice):
    first = follow(read(sort="state"), column)
    second = follow(first, column)

    assert references(first) == once
    assert first.body.count('aria-sort="ascending"') == 1
    assert references(second) == twice
    assert second.body.count('aria-sort="descending"') == 1


def test_pages_follow_one_another_both_ways_in_the_order_chosen(read, follow, organization):
    fill(organization, 30)
    first = read(sort="-title", limit=25)
    second = follow(first, "Next page")

    assert (len(references(first)), len(references(second))) == (25, 9)
    assert not set(references(first)) & set(references(second))
    assert references(follow(second, "Previous page")) == references(first)
    assert "Previous page" not in first
    assert "Next page" not in second


def test_a_page_has_25_50_or_100_entries(read, follow, organization):
    fill(organization, 120)

    assert [len(references(follow(read(), size))) for size in ("25", "50", "100")] == [25, 50, 100]


def test_a_search_that_finds_very_many_says_more_than(read, organization):
    fill(organization, 5_001)

    assert "More than 5,000 entries." in read(q="harbour")
    assert "5,005 entries" in read()


def test_filters_that_meet_nothing_are_told_and_cleared(read, follow):
    page = read(owner="Ben", state="nominated")

    assert "No entry meets all the filters at once." in page
    assert references(follow(page, "Show all entries")) == ["A-1", "A-2", "B-1", "B-2"]


def test_an_empty_inventory_is_not_one_where_nothing_matches(app, editor, organization):
    app.set_session_user(editor["id"])
    address = f"/ogip/inventory/{organization['name']}"

    for query in ({}, {"q": "roads"}):
        page = app.get(address, query_string=query)
        assert "The inventory is empty" in page
        assert "Nothing matches" not in page


def test_what_blocks_the_record_stands_beside_its_entry(api, editor, read, organization):
    item = api(editor).action.ogip_item_show(organization=organization["id"], ref_number="A-1")
    draft = api(editor).action.ogip_item_promote(id=item["id"])
    page = read()

    link = next(
        words
        for words in ("blocking rule is not met", "blocking rules are not met")
        if words in page
    )
    number = plain(page.body).split(link)[0].split()[-1]
    [found] = api(editor).action.ogip_item_list(q="A-1", blocking=True)["results"]
    assert int(number) == len(found["blocked_by"])
    assert address_of(page, f"{number} {link} Road survey").endswith(draft["name"])


def test_without_a_record_the_next_step_stands_there(read):
    words = plain(read().body)

    assert "Prepare Bridges" in words
    assert "Decide whether it may be released =1+1" in words
    assert "Prepare Port survey" not in words


def test_a_member_reads_without_boxes_and_buttons(app, member, inventory):
    app.set_session_user(member["id"])
    page = app.get(inventory)

    assert references(page) == ["A-1", "A-2", "B-1", "B-2"]
    for words in ('type="checkbox"', "Change the selected", "Import a file", "Prepare<"):
        assert words not in page


@pytest.mark.parametrize(
    "query",
    [
        {"eligibility": "perhaps"},
        {"access_level": "secret"},
        {"band": "P9"},
        {"type": "harvest"},
        {"sort": "colour"},
        {"due_before": "soon"},
        {"due_before": "0000-00-00"},
        {"q": "\0"},
        {"owner": "\0"},
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(app, editor, inventory, query):
    app.set_session_user(editor["id"])
    app.get(inventory, query_string=query, status=400)


def test_words_of_any_length_and_kind_are_shown_as_text(api, editor, read, organization):
    titles = {"X-1": "abc", "X-2": "W" * 300, "X-3": "<b>x</b>"}
    for number, title in titles.items():
        api(editor).action.ogip_item_create(
            organization=organization["id"],
            ref_number=number,
            title={"en": title},
            business_owner="<img src=x>",
        )

    page = read(owner="<img src=x>")

    assert references(page) == list(titles)
    assert "W" * 300 in page
    assert "&lt;b&gt;" in page
    assert "<img src=x>" not in page
