"""What is written comes back as it was: CSV, XLSX, JSON, templates, error files."""

import csv
import datetime
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.inventory.csv_sheet import CsvSheet
from ckanext.ogip.core.inventory.csv_writer import write_csv
from ckanext.ogip.core.inventory.error_file import error_header, error_rows
from ckanext.ogip.core.inventory.export import cells_of_items, objects_of_items
from ckanext.ogip.core.inventory.help import choices_of, column_help
from ckanext.ogip.core.inventory.layout import LAYOUT_NAMES, layout
from ckanext.ogip.core.inventory.neutral import distinguished, neutralised, restored
from ckanext.ogip.core.inventory.open_file import open_file
from ckanext.ogip.core.inventory.parse import ParsedRow, parse_rows
from ckanext.ogip.core.inventory.rows_sheet import RowsSheet
from ckanext.ogip.core.inventory.template import COLUMNS
from ckanext.ogip.core.inventory.template_file import write_template
from ckanext.ogip.core.inventory.values import parse_value
from ckanext.ogip.core.inventory.xlsx_writer import write_xlsx

TBS = layout("tbs").columns
ITEMS = [
    {
        "ref_number": "FIN-1",
        "title_en": '=HYPERLINK("http://example.org")',
        "title_fr": "Dépenses <b>par</b> programme",
        "description_en": "two\nlines, and “quotes”",
        "date_published": datetime.date(2016, 3, 29),
        "language": "en+fr",
        "size": 3_000_000_000,
        "eligible_for_release": True,
        "asset_type": "info",
        "volume": "very_small",
        "access_level": "to_be_opened",
        "exemption": "privacy",
        "business_owner": "@finance",
    },
    {"ref_number": "'=2", "title_fr": "'-30-", "asset_type": "dataset", "user_votes": 0},
    {"ref_number": "0042", "title_en": "_x0041_ tab\there", "asset_type": "dataset"},
]


def filled(items, columns=TBS):
    return [{column.name: item.get(column.name) for column in columns} for item in items]


def read_back(sheet):
    rows = list(parse_rows(sheet))
    assert all(isinstance(row, ParsedRow) for row in rows)
    return [{"ref_number": row.ref_number, **row.values} for row in rows]


def csv_of(items):
    stream = io.BytesIO()
    write_csv(stream, [column.name for column in TBS], cells_of_items(items, TBS))
    return stream.getvalue()


def xlsx_of(items):
    stream = io.BytesIO()
    names = [column.name for column in TBS]
    write_xlsx(stream, "Inventory", names, cells_of_items(items, TBS))
    return stream.getvalue()


def template_of(key, language, items=()):
    stream = io.BytesIO()
    write_template(stream, layout(key), language, cells_of_items(items, layout(key).columns))
    return stream.getvalue()


@pytest.mark.parametrize("written", [csv_of(ITEMS), xlsx_of(ITEMS)], ids=["csv", "xlsx"])
def test_a_file_that_is_imported_again_says_the_same(written):
    assert read_back(open_file(written)) == filled(ITEMS)


def test_rows_for_programs_say_the_same_when_imported_again():
    assert read_back(RowsSheet(list(objects_of_items(ITEMS, TBS)))) == filled(ITEMS)


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf")), max_size=30)


@given(st.lists(TEXT, min_size=1, max_size=4))
def test_any_title_comes_back_from_csv_and_xlsx(titles):
    items = [
        {"ref_number": f"A{n}", "title_en": "x", "title_fr": parse_value(TBS[2], title)}
        for n, title in enumerate(titles)
    ]
    expected = [item["title_fr"] for item in items]

    for written in (csv_of(items), xlsx_of(items)):
        assert [item["title_fr"] for item in read_back(open_file(written))] == expected


@given(st.text(alphabet="'=+-@\t\rx ", max_size=6))
def test_no_written_cell_begins_like_a_formula_and_each_is_restored(text):
    assert not neutralised(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert restored(neutralised(text)) == restored(distinguished(text)) == text


def test_a_csv_file_opens_in_excel_with_its_accents_and_without_formulas():
    written = csv_of(ITEMS)

    assert written.startswith(b"\xef\xbb\xbf")
    cells = [cell for row in csv.reader(io.StringIO(written.decode("utf-8-sig"))) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_a_workbook_holds_no_formula_and_no_link():
    with zipfile.ZipFile(io.BytesIO(xlsx_of(ITEMS))) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()

    assert "<f>" not in xml
    assert "hyperlink" not in xml
    assert "=HYPERLINK" in xml


@pytest.mark.parametrize("key", LAYOUT_NAMES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_template_is_recognized_and_holds_no_items(key, language):
    sheet = open_file(template_of(key, language))

    assert sheet.header.profile == key
    assert sheet.header.known == layout(key).columns
    assert (list(sheet.rows()), sheet.notices) == ([], ())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_filled_template_comes_back_unchanged_with_labels_for_codes(language):
    written = template_of("tbs", language, ITEMS)
    labels = {"en": "To be opened", "fr": "En voie d'ouverture"}

    sheet = open_file(written)
    position = sheet.header.names.index("access_level")

    assert next(iter(sheet.rows())).cells[position] == labels[language]
    assert read_back(open_file(written)) == filled(ITEMS)


def test_every_choice_of_a_list_can_be_imported():
    for column in COLUMNS:
        for language in ("en", "fr"):
            for choice in choices_of(column, language):
                assert parse_value(column, choice) is not None


def test_no_two_codes_of_a_column_share_a_label():
    for column in COLUMNS:
        for language in ("en", "fr"):
            read = [parse_value(column, choice) for choice in choices_of(column, language)]
            assert len(set(read)) == len(read), column.name


def test_a_template_has_lists_and_help_in_both_languages():
    with zipfile.ZipFile(io.BytesIO(template_of("tbs", "fr"))) as archive:
        workbook = archive.read("xl/workbook.xml").decode()
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()

    for name in ("Répertoire", "Aide", "Help"):
        assert f'name="{name}"' in workbook
    assert 'name="Lists" sheetId="2" state="hidden"' in workbook
    lists = [column for column in TBS if choices_of(column, "fr")]
    assert sheet.count('type="list"') == len(lists) == 7


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
def test_the_help_of_every_column_is_in_both_languages(column):
    english, french = column_help(column, "en"), column_help(column, "fr")

    assert all(english[:4])
    assert all(french[:4])
    assert english[3] != french[3]


BAD = (
    b"ref_number,title_en,size\n"
    b"A-1,'=One,big\nA-2,Two,2\nA-3,Three,3,more\nA-2,Again,\n,No number,\n"
)


def errors_of(data, language="en"):
    sheet = CsvSheet(data)
    return error_header(sheet, language), list(error_rows(sheet, language))


def test_an_error_file_holds_the_refused_rows_and_what_is_wrong_with_each():
    header, rows = errors_of(BAD)

    assert header == ["ref_number", "title_en", "size", "What to correct"]
    assert [row[:3] for row in rows] == [
        ["A-1", "=One", "big"],
        ["A-2", "Two", "2"],
        ["A-3", "Three", "3"],
        ["A-2", "Again", ""],
        ["", "No number", ""],
    ]
    told = [row[-1] for row in rows]
    assert told[0] == "size: “big” is not a whole number from 0 to 9,223,372,036,854,775,807."
    assert "rows 3, 5" in told[1]
    assert "rows 3, 5" in told[3]


def test_an_error_file_speaks_french():
    header, rows = errors_of(BAD, "fr")

    assert header[-1] == "À corriger"
    assert "n’est pas un nombre entier" in rows[0][-1]


@pytest.mark.parametrize("write", ["csv", "xlsx"])
def test_a_corrected_error_file_is_imported_without_its_last_column(write):
    header, rows = errors_of(BAD)
    corrected = [
        [*cells[:2], "5", told] for cells, told in zip(rows, [r[-1] for r in rows], strict=True)
    ]
    stream = io.BytesIO()
    if write == "csv":
        write_csv(stream, header, corrected[:1])
    else:
        write_xlsx(stream, header[-1], header, corrected[:1])

    sheet = open_file(stream.getvalue())

    assert sheet.header.ignored == ()
    assert read_back(sheet) == [{"ref_number": "A-1", "title_en": "=One", "size": 5}]


def test_an_error_file_that_still_has_errors_gets_no_second_column_of_them():
    header, rows = errors_of(BAD)
    stream = io.BytesIO()
    write_csv(stream, header, rows)

    again, still = errors_of(stream.getvalue())

    assert again == header
    assert [len(row) for row in still] == [4] * len(still)
    assert "A-3" not in [row[0] for row in still]  # its surplus cell is gone, so it is right now
