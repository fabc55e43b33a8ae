"""Counts of demand: the list, entering and correcting one, files in and out."""

import io
import re

import pytest

from tests.ckan.demand.conftest import GIVEN, days_ago

pytestmark = pytest.mark.usefixtures("clean_portal")

HEADER = "Reference number,Kind,Source,Count,First day,Last day,Note"
PERIOD = f"{days_ago(40)},{days_ago(11)}"


@pytest.fixture
def address(inventory):
    return inventory + "/signals"


@pytest.fixture
def counts(desk, organization):
    """The counts of the organization."""
    return lambda: desk.ogip_signal_list(organization=organization["id"])["results"]


@pytest.fixture
def send(editing, address):
    """Send a file to be previewed."""

    def run(text):
        upload = (io.BytesIO(text.encode()), "counts.csv")
        return editing.post(address + "/import", data={"upload": upload})

    return run


def token_in(page):
    return re.search(r'name="token" value="([^"]+)"', page.body)[1]


def test_nothing_counted_yet_says_what_to_do(editing, address):
    page = editing.get(address)

    assert "Nothing is counted yet" in page
    assert f'href="{address}/add"' in page


def test_a_count_about_an_entry_is_entered(editing, address, item, counts):
    page = editing.post(address + "/add", data={**GIVEN, "ref_number": "HARB-1", "note": "Talks."})

    assert "The count is entered." in page
    assert "3 people asked for this entry" in page
    (count,) = counts()
    assert (count["ref_number"], count["count"], count["note"]) == ("HARB-1", 3, "Talks.")


def test_a_count_about_the_organization_is_entered(editing, address, counts):
    page = editing.post(address + "/add", data=GIVEN)

    assert "The whole organization" in page
    assert counts()[0]["item_id"] is None


def test_a_count_is_corrected_from_the_list(editing, address, item, counts):
    editing.post(address + "/add", data={**GIVEN, "ref_number": "HARB-1"})
    link = re.search(r'href="([^"]*/signals/add\?[^"]*kind=[^"]*)"', editing.get(address).body)[1]
    form = editing.get(link.replace("&amp;", "&"))
    assert 'value="HARB-1"' in form
    assert f'value="{GIVEN["period_start"]}"' in form

    page = editing.post(address + "/add", data={**GIVEN, "ref_number": "HARB-1", "count": 5})
    assert "The count of this period is corrected." in page
    assert [count["count"] for count in counts()] == [5]


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"note": "Ask jane@example.org"}, "note", "can lead to a person"),
        ({"reference": "613-555-0100"}, "reference", "can lead to a person"),
        ({"kind": ""}, "kind", "missing"),
        ({"source": "rumour"}, "source", "rumour"),
        ({"count": "many"}, "count", "not a count"),
        ({"period_start": "soon"}, "period_start", "not a date"),
        ({"period_end": "2999-01-01"}, "period_end", "earlier"),
        ({"ref_number": "NO-SUCH"}, "ref_number", "NO-SUCH"),
        ({"ref_number": "a\0b"}, "ref_number", ""),
    ],
)
def test_a_refused_count_keeps_what_was_typed_and_names_the_field(
    editing, address, counts, changes, field, words
):
    page = editing.post(address + "/add", data={**GIVEN, "note": "Talks.", **changes})

    assert f'href="#field-{field}"' in page
    assert words in page
    assert "note" in changes or "Talks." in page
    assert counts() == []


def test_the_list_is_filtered_by_kind_source_and_entry(editing, address, item):
    editing.post(address + "/add", data={**GIVEN, "ref_number": "HARB-1"})
    editing.post(address + "/add", data={**GIVEN, "kind": "ati", "source": "ati_office"})

    assert "2 counts" in editing.get(address)
    assert "1 count" in editing.get(address + "?kind=ati")
    assert "1 count" in editing.get(address + "?ref_number=HARB-1")
    nothing = editing.get(address + "?kind=votes")
    assert "Nothing matches" in nothing
    assert f'href="{address}?limit=50"' in nothing


def test_a_file_is_previewed_before_anything_is_written(send, editing, address, item, counts):
    page = send(f"{HEADER}\nHARB-1,votes,portal,7,{PERIOD},\n,ati,ati_office,2,{PERIOD},\n")

    assert "The file is in order" in page
    assert counts() == []

    done = editing.post(address + "/import/confirm", data={"token": token_in(page)})
    assert "The file is imported: 2 new, 0 corrected, 0 as before." in done
    assert sorted(count["count"] for count in counts()) == [2, 7]


def test_mistakes_of_a_file_are_told_row_by_row(send, editing, address, item, counts):
    page = send(
        f"{HEADER}\nHARB-1,votes,portal,many,{PERIOD},\nNO-SUCH,votes,portal,1,{PERIOD},\n"
        f"HARB-1,ati,portal,2,{PERIOD},call 613-555-0100\nHARB-1,views,portal,9,{PERIOD},\n"
    )

    assert "3 mistakes in the file" in page
    assert "“many” is not a count." in page
    assert "no item with the number “NO-SUCH”" in page
    assert "can lead to a person" in page
    editing.post(address + "/import/confirm", data={"token": token_in(page)})
    assert counts() == []

    kept = {"token": token_in(page), "keep_going": "1"}
    editing.post(address + "/import/confirm", data=kept)
    assert [count["count"] for count in counts()] == [9]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", f"{HEADER}\n\0\n", '"'])
def test_a_file_that_cannot_be_read_is_refused_with_a_reason(send, counts, text):
    page = send(text)

    assert "The file cannot be read" in page
    assert counts() == []


def test_no_file_and_a_forgotten_file_are_said(editing, address):
    assert "Choose a file first." in editing.post(address + "/import")
    gone = editing.post(address + "/import/confirm", data={"token": "lost"})
    assert "The file is no longer here." in gone


def test_exactly_what_is_filtered_is_downloaded_and_imports_unchanged(send, editing, address, item):
    note = "=HYPERLINK(1)"
    editing.post(address + "/add", data={**GIVEN, "ref_number": "HARB-1", "note": note})
    editing.post(address + "/add", data={**GIVEN, "kind": "ati", "source": "ati_office"})

    some = editing.get(address + "/export?ref_number=HARB-1")
    assert some.headers["Content-Type"].startswith("text/csv")
    assert some.body.count("\n") == 2
    assert "'=HYPERLINK(1)" in some.body
    page = send(editing.get(address + "/export").body)
    unchanged = re.search(r"Unchanged counts</dt><dd>(\d+)", page.body)
    assert unchanged[1] == "2"


def test_members_read_and_download_but_enter_nothing(browse, editing, member, address, counts):
    editing.post(address + "/add", data=GIVEN)
    app = browse(member)

    assert "Correct" not in app.get(address)
    app.get(address + "/export")
    app.get(address + "/add", status=403)
    app.post(address + "/add", data={**GIVEN, "count": 9}, status=403)
    app.get(address + "/import", status=403)
    app.post(address + "/import/confirm", data={"token": "x"}, status=403)
    assert [count["count"] for count in counts()] == [3]


def test_outsiders_see_nothing(browse, outsider, address):
    for visitor in (None, outsider):
        for way in ("", "/add", "/import", "/export"):
            browse(visitor).get(address + way, status=403)


@pytest.mark.parametrize("query", ["?kind=lost", "?cursor=x", "?limit=0"])
def test_an_address_that_means_nothing_is_refused(editing, address, query):
    editing.get(address + query, status=400)


def test_an_entry_that_is_not_there_is_not_found(editing, address):
    editing.get(address + "?ref_number=NO-SUCH", status=404)
    editing.get(address + "/export?ref_number=NO-SUCH", status=404)
