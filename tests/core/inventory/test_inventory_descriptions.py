"""A workbook that explains the columns of an inventory is not taken for one."""

import pytest

from ckanext.ogip.core.inventory.open_file import open_file
from ckanext.ogip.core.inventory.problems import InventoryFileError
from tests.core.inventory.workbooks import xlsx_of

EXPLAINED = [
    row
    for name in ("ref_number", "title_en", "title_fr", "description_en")
    for row in (("ID", name), ("Obligation", "Mandatory"), ("Format", "Free text"))
]


def test_the_explanation_of_the_columns_is_refused_as_such():
    with pytest.raises(InventoryFileError) as refusal:
        open_file(xlsx_of(*EXPLAINED))

    assert [problem.rule for problem in refusal.value.problems] == ["file_describes"]


def test_an_inventory_beside_its_explanation_is_read():
    def add_inventory(workbook, _sheet):
        inventory = workbook.add_worksheet("Inventory")
        inventory.write_row(0, 0, ("ref_number", "title_en"))
        inventory.write_row(1, 0, ("A-1", "Ice thickness"))

    sheet = open_file(xlsx_of(*EXPLAINED, name="Help", prepare=add_inventory))

    assert sheet.sheet_name == "Inventory"
    assert [row.number for row in sheet.rows()] == [2]


def test_titles_that_sound_like_columns_are_titles():
    rows = [(f"A-{number}", "Volume") for number in range(5)]

    sheet = open_file(xlsx_of(("ref_number", "title_en"), *rows))

    assert len(list(sheet.rows())) == 5
