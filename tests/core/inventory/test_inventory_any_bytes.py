"""Whatever the file, reading it ends in rows or in a refusal that can be told in two languages."""

import io

from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.inventory.csv_sheet import CsvSheet
from ckanext.ogip.core.inventory.csv_writer import write_csv
from ckanext.ogip.core.inventory.parse import RejectedRow, parse_rows
from ckanext.ogip.core.inventory.problems import InventoryFileError
from ckanext.ogip.core.inventory.template import COLUMNS

NAMES = [column.name for column in COLUMNS]
HEADER = (",".join(NAMES) + "\n").encode()


def told(problem):
    return problem.message.en and problem.message.fr and problem.as_dict()


def problems_of(data):
    try:
        rows = list(parse_rows(CsvSheet(data)))
    except InventoryFileError as error:
        return [error.problems]
    return [row.problems for row in rows if isinstance(row, RejectedRow)]


def read(data):
    for problems in problems_of(data):
        assert problems
        assert all(told(problem) for problem in problems)


@given(st.binary(max_size=300))
def test_any_bytes(data):
    read(data)


@given(st.binary(max_size=300))
def test_any_bytes_below_a_header(data):
    read(HEADER + data)


@given(st.text(alphabet='A1,;"\n\r\t é\ufeff', max_size=80), st.sampled_from(["utf-8", "utf-16"]))
def test_any_arrangement_of_separators_quotes_and_line_ends(text, encoding):
    read((HEADER.decode() + text).encode(encoding))


CELL = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40)


@given(st.lists(st.lists(CELL, min_size=len(NAMES), max_size=len(NAMES)), max_size=5))
def test_cells_written_as_csv_are_read_back(rows):
    buffer = io.BytesIO()
    write_csv(buffer, NAMES, rows)

    found = list(CsvSheet(buffer.getvalue()).rows())

    filled = [tuple(row) for row in rows if any(cell.strip() for cell in row)]
    assert [row.cells for row in found] == filled
