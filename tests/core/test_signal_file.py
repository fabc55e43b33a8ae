"""Files of signals: which columns they have, what is refused, and that nothing raises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.inventory.problems import InventoryFileError
from ckanext.ogip.core.signal_file import column_names, read_signal_file

HEADER = "kind,source,count,period_start,period_end"


def refused(data: bytes, limit: int = 10) -> list[str]:
    with pytest.raises(InventoryFileError) as error:
        read_signal_file(data, limit)
    return [problem.rule for problem in error.value.problems]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_whatever_parts_the_cells_is_found(delimiter: str) -> None:
    text = f"{HEADER},Remarque\nvotes,portal,3,2026-01-01,2026-01-31,ok\n".replace(",", delimiter)
    (row,) = read_signal_file(text.encode(), 10).rows

    assert (row.number, row.cells["count"], row.cells["note"]) == (2, "3", "ok")


def test_blank_rows_are_left_out_and_a_quoted_line_break_is_one_cell() -> None:
    text = f'{HEADER},note\n,,,,,\nvotes,portal,3,,,"two\nlines"\n,,,,,\n'
    (row,) = read_signal_file(text.encode(), 10).rows

    assert row.cells["note"] == "two\nlines"


def test_a_text_made_harmless_for_spreadsheets_is_read_back() -> None:
    text = f"{HEADER},note\nvotes,portal,3,,,'=1+1\n"

    assert read_signal_file(text.encode(), 10).rows[0].cells["note"] == "=1+1"


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"\xff\xfe", "column_missing"),
        (b"\n" + HEADER.encode(), "column_missing"),
        (HEADER.encode() + b",Kind\n", "column_repeated"),
        (HEADER.encode() + b'\n"votes,portal\n', "quote_open"),
        (HEADER.encode() + b'\n"vo"tes,portal,1,,\n', "quote"),
        (HEADER.encode() + b"\nvotes,portal,1,,,surplus\n", "cell_count"),
        (b"x" * 200_000 + b"\n", "cell_too_long"),
        (HEADER.encode() + b"\n" + b"x" * 200_000 + b",,,,\n", "cell_too_long"),
        (HEADER.encode() + b"\nvotes,portal,1,,\n" * 11, "too_many_rows"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, rule: str) -> None:
    assert refused(data) == [rule]


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: (HEADER + text).encode()))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        rows = read_signal_file(data, 10).rows
    except InventoryFileError as error:
        said = [problem.message.fr for problem in error.problems]
        rows = ()
    else:
        said = ["read"]

    assert all(said)
    assert all(set(row.cells) <= set(column_names()) for row in rows)
