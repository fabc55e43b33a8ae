"""XLSX and ODS inventories as departments save them, and workbooks that mean harm."""

import datetime
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.inventory.archive import MOST_ENTRIES
from ckanext.ogip.core.inventory.open_file import open_file
from ckanext.ogip.core.inventory.parse import ParsedRow, RejectedRow, parse_rows
from ckanext.ogip.core.inventory.problems import InventoryFileError
from tests.core.inventory.workbooks import (
    HEADER_XML,
    ods_cell,
    ods_of,
    ods_row,
    raw_xlsx,
    text_cell,
    xlsx_of,
    zipped,
)

HEADER = ("ref_number", "title_en", "date_published", "size")


def refusal_of(data, **arguments):
    with pytest.raises(InventoryFileError) as refusal:
        list(open_file(data, **arguments).rows())
    return [problem.rule for problem in refusal.value.problems]


def values_of(data):
    return [
        {"ref_number": row.ref_number, **row.values}
        for row in parse_rows(open_file(data))
        if isinstance(row, ParsedRow)
    ]


def mistakes_of(data):
    rows = [row for row in parse_rows(open_file(data)) if isinstance(row, RejectedRow)]
    return [(p.rule, p.row, p.column) for row in rows for p in row.problems]


def notices_of(data):
    return [notice.rule for notice in open_file(data).notices]


def test_dates_numbers_and_numbers_kept_as_text_are_read_as_a_person_sees_them():
    def add_dates(workbook, sheet):
        day = workbook.add_format({"num_format": "d mmmm yyyy"})
        sheet.write_datetime(1, 2, datetime.date(2016, 3, 29), day)

    data = xlsx_of(
        HEADER, (20160001, "One", "", 3e9), ("007", "Two", "2016-03-29", "3 000"), prepare=add_dates
    )

    assert values_of(data) == [
        {
            "ref_number": "20160001",
            "title_en": "One",
            "date_published": datetime.date(2016, 3, 29),
            "size": 3_000_000_000,
        },
        {
            "ref_number": "007",
            "title_en": "Two",
            "date_published": datetime.date(2016, 3, 29),
            "size": 3000,
        },
    ]


def test_a_time_of_day_is_no_date_of_publication():
    def add_time(workbook, sheet):
        moment = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.write_datetime(1, 2, datetime.datetime.fromisoformat("2016-03-29 14:05"), moment)

    data = xlsx_of(HEADER, ("A", "One", "", 1), prepare=add_time)

    assert mistakes_of(data) == [("date", 2, "date_published")]


def test_banners_merged_headers_and_empty_rows_and_columns_are_no_obstacle():
    def decorate(workbook, sheet):
        plain = workbook.add_format()
        sheet.merge_range(0, 0, 0, 3, "Inventory of the Example Department", plain)
        sheet.merge_range(2, 1, 2, 2, "Title", plain)
        sheet.write(90, 20, "", workbook.add_format({"bg_color": "yellow"}))

    data = xlsx_of(
        (),
        (),
        ("Reference number",),
        ("", "English", "French", ""),
        ("A", "Budget", "Dépenses", ""),
        (),
        ("B", "Staff", "Personnel", ""),
        prepare=decorate,
    )
    sheet = open_file(data)

    assert sheet.header.names == ("Reference number", "Title English", "Title French")
    assert [row.number for row in sheet.rows()] == [5, 7]
    assert values_of(data)[0] == {"ref_number": "A", "title_en": "Budget", "title_fr": "Dépenses"}
    assert notices_of(data) == ["rows_above"]


def test_an_inventory_that_starts_in_another_column_is_read_in_the_right_columns():
    def shift(workbook, sheet):
        sheet.write_row(3, 4, HEADER)
        sheet.write_row(4, 4, ("A", "One", "", ""))
        sheet.write_formula(4, 7, "=1+1", None, 2)

    assert mistakes_of(xlsx_of(prepare=shift)) == [("formula", 5, "size")]


def test_the_visible_sheet_that_looks_like_an_inventory_is_read_and_others_are_named():
    def add_sheets(workbook, sheet):
        workbook.add_worksheet("Notes").write(0, 0, "Read me first")
        more = workbook.add_worksheet("Second sector")
        more.write_row(0, 0, HEADER[:2])
        hidden = workbook.add_worksheet("Old")
        hidden.write_row(0, 0, HEADER)
        hidden.hide()

    data = xlsx_of(HEADER, ("A", "One", "", ""), prepare=add_sheets)
    notices = {notice.rule: notice.message.en for notice in open_file(data).notices}

    assert open_file(data).sheet_name == "Inventory"
    assert "Second sector" in notices["sheets_unread"]
    assert "Old" in notices["sheets_hidden"]
    assert "Notes" not in "".join(notices.values())


def test_formulas_and_errors_of_the_spreadsheet_are_reported_cell_by_cell():
    def calculate(workbook, sheet):
        sheet.write_formula(1, 1, '=HYPERLINK("http://example.org","One")', None, "One")
        sheet.write_formula(2, 3, "=1/0", None, "#DIV/0!")

    data = xlsx_of(HEADER, ("A", "", "", 1), ("B", "Two", "", ""), prepare=calculate)

    assert mistakes_of(data) == [("formula", 2, "title_en"), ("formula", 3, "size")]
    error = '<row r="2">' + text_cell("A2", "A") + '<c r="B2" t="e"><v>#REF!</v></c></row>'
    assert mistakes_of(raw_xlsx(HEADER_XML + error)) == [("error_value", 2, "title_en")]


def test_text_that_begins_like_a_formula_is_text():
    data = xlsx_of(HEADER, ("A", '=HYPERLINK("http://x")', "", ""), ("B", "+cmd", "", ""))

    assert [row["title_en"] for row in values_of(data)] == ['=HYPERLINK("http://x")', "+cmd"]


def test_an_ods_inventory_is_read_with_its_repeated_rows_and_formulas():
    formula = ods_cell("3", 'table:formula="of:=1+2"')
    data = ods_of(
        ods_row("ref_number", "title_en"),
        "<table:table-row table:number-rows-repeated='3'><table:table-cell/></table:table-row>",
        ods_row("A", "One"),
        f"<table:table-row>{ods_cell('B')}{formula}</table:table-row>",
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell'
        ' table:number-columns-repeated="1024"/></table:table-row>',
    )

    assert open_file(data).format == "ods"
    assert values_of(data) == [{"ref_number": "A", "title_en": "One"}]
    assert mistakes_of(data) == [("formula", 6, "title_en")]


def test_macros_and_links_to_other_files_are_reported_and_not_followed():
    row = f'<row r="2">{text_cell("A2", "A")}{text_cell("B2", "One")}</row>'
    extra = {"xl/vbaProject.bin": b"\0", "xl/externalLinks/externalLink1.xml": "<externalLink/>"}
    data = raw_xlsx(HEADER_XML + row, **extra)

    assert notices_of(data) == ["macros", "external_links"]
    assert len(values_of(data)) == 1


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (raw_xlsx(f'{HEADER_XML}<row>{text_cell("XFD1048576", "x")}</row>'), "sheet_too_large"),
        (raw_xlsx(f'{HEADER_XML}<row>{text_cell("ZZZZZZ2", "x")}</row>'), "sheet_too_large"),
        (raw_xlsx(f'<row r="0">{text_cell("A0", "x")}</row>'), "sheet_too_large"),
        (raw_xlsx(HEADER_XML + '<row r="99999999999"/>'), "sheet_too_large"),
        (raw_xlsx(HEADER_XML, declaration='<!DOCTYPE a [<!ENTITY b "c">]>'), "file_unreadable"),
        (raw_xlsx("<row"), "file_unreadable"),
        (raw_xlsx(HEADER_XML, target="../../elsewhere.xml"), "file_empty"),
        (raw_xlsx('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'), "file_unreadable"),
        (raw_xlsx(HEADER_XML, **{"XL/Worksheets/SHEET1.xml": "<a/>"}), "file_unreadable"),
        (ods_of(ods_row("x", repeated=1_048_577)), "sheet_too_large"),
        (
            ods_of(
                "<table:table-row table:number-rows-repeated='1048576'>"
                + ods_cell("x", "table:number-columns-repeated='16384'")
                + "</table:table-row>"
            ),
            "sheet_too_large",
        ),
        (zipped({"xl/workbook.bin": b"x"}), "file_workbook"),
        (zipped({f"{n}": b"" for n in range(MOST_ENTRIES + 1)}), "file_bomb"),
        (zipped({"xl/workbook.xml": b"0" * 40_000_000}), "file_bomb"),
        (zipped({"content.xml": b"x"}, zipfile.ZIP_LZMA), "file_unreadable"),
        (b"PK\x03\x04 and nothing more", "file_unreadable"),
        (b"\xd0\xcf\x11\xe0 an old workbook", "file_workbook"),
        (xlsx_of(), "file_empty"),
        (xlsx_of(("name", "owner")), "column_missing"),
    ],
)  # fmt: skip
def test_a_workbook_that_is_broken_or_hostile_is_refused(data, rule):
    assert rule in refusal_of(data)


def test_a_size_that_the_archive_lies_about_is_found_out():
    data = bytearray(zipped({"xl/workbook.xml": b"0" * 40_000_000}))
    told = (40_000_000).to_bytes(4, "little")
    assert data.count(told) == 2  # in front of the entry and in the directory at the end
    lying = bytes(data).replace(told, (10).to_bytes(4, "little"))

    assert refusal_of(lying) == ["file_bomb"]


def test_an_encrypted_entry_is_told_as_protected():
    data = bytearray(zipped({"content.xml": b"x"}))
    directory = data.rfind(b"PK\x01\x02")
    data[directory + 8] |= 1

    assert refusal_of(bytes(data)) == ["file_protected"]


def test_a_file_of_another_format_than_announced_is_refused():
    assert refusal_of(b"ref_number,title_en\n", expected="xlsx") == ["file_format"]
    assert refusal_of(xlsx_of(HEADER), expected="ods") == ["file_format"]


def test_a_cell_of_a_megabyte_and_a_null_character_are_mistakes_of_their_rows():
    long = f'<row r="2">{text_cell("A2", "A")}{text_cell("B2", "x" * 1_000_000)}</row>'
    null = f'<row r="3">{text_cell("A3", "B")}{text_cell("B3", "a_x0000_b")}</row>'

    assert mistakes_of(raw_xlsx(HEADER_XML + long + null)) == [
        ("text_too_long", 2, "title_en"),
        ("control_character", 3, "title_en"),
    ]


def test_notes_beside_the_table_are_reported_not_dropped():
    data = xlsx_of(HEADER, ("A", "One", "", "", "", "ask Robin"))

    assert mistakes_of(data) == [("cell_count", 2, None)]


GOOD = xlsx_of(HEADER, ("A", "One", "2016-03-29", 1))


def read_or_refused(data):
    """Return how many rows there are, or how many problems are told in both languages."""
    try:
        return len(list(open_file(data).rows()))
    except InventoryFileError as error:
        return sum(bool(problem.message.en and problem.message.fr) for problem in error.problems)


@given(st.data())
def test_no_damage_to_a_workbook_breaks_the_reader(data):
    damaged = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(4, len(damaged) - 1))] = data.draw(st.integers(0, 255))

    assert read_or_refused(bytes(damaged)) in range(1, 5)


@given(st.binary(max_size=200))
def test_no_damage_to_the_xml_of_a_sheet_breaks_the_reader(noise):
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    sheet = entries["xl/worksheets/sheet1.xml"]
    middle = len(sheet) // 2
    damaged = {**entries, "xl/worksheets/sheet1.xml": sheet[:middle] + noise + sheet[middle:]}

    assert read_or_refused(zipped(damaged)) in range(1, 5)
