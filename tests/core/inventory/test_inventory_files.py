"""A CSV inventory as departments save it: encodings, separators, layouts, and what is broken."""

import csv

import pytest

from ckanext.ogip.core.inventory.csv_sheet import CsvSheet
from ckanext.ogip.core.inventory.problems import InventoryFileError, Problem

HEADER = "ref_number,title_en,title_fr,size\n"


def rows_of(data):
    return [row for row in CsvSheet(data).rows() if not isinstance(row, Problem)]


def refusal_of(data):
    with pytest.raises(InventoryFileError) as refusal:
        list(CsvSheet(data).rows())
    return [(p.rule, p.row, p.column) for p in refusal.value.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_same_cells_come_out_of_every_way_to_save_them(encoding, delimiter, line_end):
    text = 'ref_number,title_en,title_fr,size\nA-1,Budget,"Dépenses, été",5\n'
    lines = csv.reader(text.splitlines())
    saved = line_end.join(
        delimiter.join(f'"{cell}"' if "," in cell else cell for cell in line) for line in lines
    )

    [row] = rows_of(saved.encode(encoding))

    assert row.cells == ("A-1", "Budget", "Dépenses, été", "5")


def test_a_row_is_numbered_as_a_spreadsheet_does_and_its_line_as_an_editor_does():
    data = b'ref_number,title_en\nA-1,"two\nlines"\n\nA-2,One\n'

    rows = rows_of(data)

    assert [(row.number, row.line) for row in rows] == [(2, 2), (4, 5)]


def test_blank_rows_and_blank_trailing_columns_are_no_rows_and_no_columns():
    sheet = CsvSheet(b"\nref_number,title_en,,\nA-1,One,,\n,,,\nA-2,Two,,,,\n")

    assert sheet.header.ignored == ()
    assert [row.cells[0] for row in sheet.rows()] == ["A-1", "A-2"]


def test_headers_are_known_in_any_case_and_by_their_older_names():
    sheet = CsvSheet(b" REF_NUMBER ,Title,Program_Alignment_Architecture,owner_org\nA,B,C,D\n")

    assert [column.name for column in sheet.header.known] == [
        "ref_number",
        "title_en",
        "program_alignment_architecture_en",
    ]
    assert sheet.header.ignored == ("owner_org",)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", [("file_empty", None, None)]),
        (b" \n,,\n", [("file_empty", None, None)]),
        (b"\xef\xbb\xbf", [("file_empty", None, None)]),
        (b"PK\x03\x04rest of a workbook", [("file_workbook", None, None)]),
        (HEADER.encode() + b"A,B\0,C,1\n", [("file_not_text", 2, None)]),
        (
            b"id,name\n1,x\n",
            [("column_missing", 1, "ref_number"), ("column_missing", 1, "title_en / title_fr")],
        ),
        (b"ref_number,title,title_en\nA,B,C\n", [("column_repeated", 1, "title_en")]),
        (HEADER.encode() + b'A,"never closed,C,1\nB,C,D,2\n', [("quote_open", 2, "title_en")]),
        (
            HEADER.encode() + b'A,"one" two,C,1\nB,C,D,2\nC,D,"x"y,3\n',
            [("quote", 2, "title_en"), ("quote", 4, "title_fr")],
        ),
        (HEADER.encode() + b"A,B," + b"x" * 1_000_001, [("cell_too_long", 2, None)]),
        (HEADER.encode() + b'A,"' + b"x\n" * 200_000, [("cell_too_long", 2, None)]),
        (b"\xff\xfer\x00e\x00f\x00\x00\xd8", [("encoding", 1, None)]),
    ],
)
def test_a_broken_file_is_refused_naming_row_and_column(data, expected):
    assert refusal_of(data) == expected


def test_broken_utf_8_is_not_taken_for_windows_1252():
    data = HEADER.encode() + "A-1,Budget,Dépenses,5\n".encode() + b"A-2,Caf\xe9,Caf\xe9,5\n"

    assert refusal_of(data) == [("encoding", 3, "title_en")]


def test_a_byte_windows_1252_does_not_have_is_refused():
    data = HEADER.encode() + b"A-1,Caf\xe9,\x8d,5\n"

    assert refusal_of(data) == [("encoding", 2, "title_fr")]


def test_a_row_with_too_few_or_too_many_cells_is_reported_and_the_others_are_read():
    data = HEADER.encode() + b"A,B,C\nB,C,D,1\nC,D,E,1,more\n"

    found = list(CsvSheet(data).rows())

    problems = [(p.rule, p.row, dict(p.params)) for p in found if isinstance(p, Problem)]
    assert problems == [
        ("cell_count", 2, {"found": 3, "expected": 4}),
        ("cell_count", 4, {"found": 5, "expected": 4}),
    ]
    assert [row.cells[0] for row in found if not isinstance(row, Problem)] == ["B"]


def test_rows_can_be_read_twice():
    sheet = CsvSheet(HEADER.encode() + b"A,B,C,1\n")

    assert list(sheet.rows()) == list(sheet.rows())
