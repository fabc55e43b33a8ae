"""Rows: every mistake at once, repeated reference numbers, rows given as objects."""

from datetime import date
from pathlib import Path

import pytest

from ckanext.ogip.core.inventory.csv_sheet import CsvSheet
from ckanext.ogip.core.inventory.parse import ParsedRow, RejectedRow, parse_rows
from ckanext.ogip.core.inventory.problems import InventoryFileError
from ckanext.ogip.core.inventory.references import References
from ckanext.ogip.core.inventory.rows_sheet import RowsSheet

DATA = Path(__file__).parents[4] / "shared" / "data"


def real_file(name):
    path = DATA / name
    if not path.is_file():
        pytest.skip(f"../shared/data/{name} is not on this machine")
    return CsvSheet(path.read_bytes())


def mistakes(row):
    return [(p.rule, p.row, p.column, p.value) for p in row.problems]


def test_every_mistake_of_a_row_is_told_at_once():
    data = b"ref_number,title_en,date_published,size\n,,2008,big\n"

    [row] = parse_rows(CsvSheet(data))

    assert mistakes(row) == [
        ("date", 2, "date_published", "2008"),
        ("whole_number", 2, "size", "big"),
        ("required", 2, "ref_number", None),
        ("title_required", 2, "title_en", None),
    ]


def test_one_title_is_enough_in_either_language():
    data = b"ref_number,title_en,title_fr\nA,,Titre\nB,Title,\n"

    assert [row.ref_number for row in parse_rows(CsvSheet(data))] == ["A", "B"]


def test_a_row_knows_only_the_columns_the_file_has():
    [row] = parse_rows(CsvSheet(b"ref_number,title_en\nA,Title\n"))

    assert row.values == {"title_en": "Title"}


def test_a_repeated_reference_number_is_reported_for_each_of_its_rows():
    references = References()
    data = b"ref_number,title_en,size\nA,One,1\nB,Two,2\nA,Three,x\nA,Four,4\n"

    new = [row.row for row in parse_rows(CsvSheet(data)) if references.is_new(row)]

    assert new == [2, 3]
    assert references.repeated == ["A"]
    problems = list(references.problems())
    assert [problem.row for problem in problems] == [2, 4, 5]
    assert "2, 4, 5" in problems[0].message.en
    assert "2, 4, 5" in problems[0].message.fr


def test_rows_given_as_objects_read_like_a_file():
    sheet = RowsSheet([{"ref_number": "A", "title_en": "One", "size": 3e9, "date_released": None}])

    [row] = parse_rows(sheet)

    assert row == ParsedRow(
        2, None, "A", {"title_en": "One", "size": 3_000_000_000, "date_released": None}
    )


def test_an_object_that_lacks_a_column_or_holds_a_list_is_reported():
    rows = [
        {"ref_number": "A", "title_en": "One", "size": 1},
        {"ref_number": "B", "title_en": "Two"},
        {"ref_number": "C", "title_en": ["Three"], "size": 1},
    ]

    found = list(parse_rows(RowsSheet(rows)))

    assert [mistakes(row) for row in found if isinstance(row, RejectedRow)] == [
        [("cell_missing", 3, "size", None)],
        [("not_a_cell", 4, "title_en", "['Three']")],
    ]


def test_objects_without_a_reference_number_are_refused():
    with pytest.raises(InventoryFileError):
        RowsSheet([{"title_en": "One"}])


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("tbs_inventory_full19cols_2019-07-08.csv", 26),
        ("tbs_inventory_statcan_12cols_2019-02-23.csv", 1000),
    ],
)
def test_the_published_inventories_are_read_without_a_mistake(name, rows):
    found = list(parse_rows(real_file(name)))

    assert len(found) == rows
    assert all(isinstance(row, ParsedRow) for row in found)
    assert found[0].values["size"] == 3_000_000_000
    assert found[0].values["date_released"] == date(2013, 5, 14)


def test_the_published_rows_with_repeated_numbers_are_all_named():
    references = References()
    for row in parse_rows(real_file("tbs_inventory_duplicate_ref_numbers_2019-04-26.csv")):
        references.is_new(row)

    assert references.repeated == ["OD-2016-00001", "OD-2016-00002"]
    assert len(list(references.problems())) == 14 + 16
