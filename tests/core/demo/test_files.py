"""The files of the demonstration are real: they open, and their dictionaries describe them."""

import csv
import io
import json

import pytest

from ckanext.ogip.demo.attachments import FILES, attachments_of
from tests.core.demo.shown import ASSETS, REFS


def table(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8")), strict=True))


@pytest.mark.parametrize(("department", "item"), ASSETS, ids=REFS)
def test_the_dictionary_names_the_columns_of_the_data_and_nothing_else(department, item):
    attachments = [a for a in attachments_of(item) if a.fields["format"] == "CSV"]
    described = {
        row[0]
        for attachment in attachments
        if attachment.fields["resource_type"] == "data_dictionary"
        for row in table(attachment.content)[1:]
    }
    columns = {
        name
        for attachment in attachments
        if attachment.fields["resource_type"] == "dataset"
        for name in table(attachment.content)[0]
    }

    assert described in (set(), columns)


@pytest.mark.parametrize("path", sorted(FILES.glob("*/*.csv")), ids=lambda path: path.stem)
def test_a_table_has_one_header_and_rows_of_the_same_width_without_blanks(path):
    header, *rows = table(path.read_bytes())

    assert len(set(header)) == len(header)
    assert len(rows) >= 10
    assert {len(row) for row in rows} == {len(header)}
    assert all(cell.strip() for row in (header, *rows) for cell in row)


def test_the_map_of_the_bridges_holds_what_the_table_holds():
    _header, *rows = table((FILES / "mrre" / "bridges.csv").read_bytes())
    features = json.loads((FILES / "mrre" / "bridges.geojson").read_text("utf-8"))["features"]

    assert [feature["properties"]["bridge"] for feature in features] == [row[0] for row in rows]


def test_documents_open_as_what_they_are_called():
    for path in FILES.glob("*/*.pdf"):
        assert path.read_bytes().startswith(b"%PDF-1.4")
        assert path.read_bytes().rstrip().endswith(b"%%EOF")


def test_no_file_lies_there_unused():
    used = {a.filename for _department, item in ASSETS for a in attachments_of(item)}

    assert {path.name for path in FILES.glob("*/*")} <= used


def test_a_page_is_in_one_language_and_says_which():
    pages = [
        attachment
        for _department, item in ASSETS
        for attachment in attachments_of(item)
        if attachment.fields["format"] == "HTML"
    ]

    assert pages
    for page in pages:
        (language,) = page.fields["language"]
        assert f'<html lang="{language}">'.encode() in page.content
        assert page.filename.endswith(f"-{language}.html")
