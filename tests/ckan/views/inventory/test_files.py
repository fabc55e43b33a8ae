"""Files of exactly what the list shows, which come in again and change nothing."""

import csv
import io
import json

import pytest

from tests.ckan.inventory.files import NamedFile

pytestmark = pytest.mark.usefixtures("clean_portal")

FILTERS = {"q": "survey", "owner": "Ann", "state": "under_review"}


@pytest.fixture
def stored(api, editor):
    """Every entry as the action lists it."""
    return lambda: api(editor).action.ogip_item_list()["results"]


def rows_of(page):
    return list(csv.DictReader(io.StringIO(page.data.decode("utf-8-sig"))))


def test_the_list_links_to_files_of_what_it_shows(read, follow):
    page = read(**FILTERS, sort="-title", limit="25")

    assert [row["ref_number"] for row in rows_of(follow(page, "Download as CSV"))] == ["A-1"]
    [only] = json.loads(follow(page, "Download as JSON").data)
    assert only["ref_number"] == "A-1"
    assert follow(page, "Download as XLSX").data.startswith(b"PK")


@pytest.mark.parametrize("format", ["csv", "xlsx", "json"])
@pytest.mark.parametrize("query", [{}, FILTERS])
def test_a_file_that_is_imported_again_changes_nothing(
    api, editor, organization, read, stored, format, query
):
    before = stored()
    file = read(at=f"/export.{format}", **query).data
    given = (
        {"rows": json.loads(file)}
        if format == "json"
        else {"upload": NamedFile(file, f"inventory.{format}")}
    )

    report = api(editor).action.ogip_inventory_import(organization=organization["id"], **given)

    assert (report["errors"], report["rows"]) == ([], report["unchanged"])
    assert report["rows"] == (1 if query else 4)
    assert stored() == before


def test_what_a_spreadsheet_would_run_is_made_harmless(read):
    [row] = rows_of(read(at="/export.csv", q="B-2"))

    assert row["title_en"] == "'=1+1"


def test_a_file_is_kept_by_nobody_else(read):
    headers = read(at="/export.csv").headers

    assert headers["Cache-Control"] == "private, no-store"
    assert "attachment" in headers["Content-Disposition"]


def test_a_part_is_called_a_selection(read):
    names = [
        read(at="/export.csv", **query).headers["Content-Disposition"] for query in ({}, FILTERS)
    ]

    assert ["selection" in name for name in names] == [False, True]


def test_members_get_the_files_and_outsiders_do_not(app, member, outsider, inventory):
    app.set_session_user(member["id"])
    assert len(rows_of(app.get(f"{inventory}/export.csv"))) == 4
    app.set_session_user(outsider["id"])
    app.get(f"{inventory}/export.csv", status=403)


@pytest.mark.parametrize(
    ("below", "status"), [("/export.csv?state=lost", 400), ("/export.pdf", 404)]
)
def test_a_file_that_makes_no_sense_is_refused(app, editor, inventory, below, status):
    app.set_session_user(editor["id"])
    app.get(inventory + below, status=status)
