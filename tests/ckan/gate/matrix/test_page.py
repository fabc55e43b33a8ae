"""`docs/gate.md` says what the tests try."""

from tests.ckan.gate.matrix import page
from tests.ckan.gate.matrix.rows import ROWS, STARTS
from tests.ckan.gate.matrix.table import CALLERS, RESULTS


def test_the_page_shows_the_table_as_it_is():
    text = page.PAGE.read_text(encoding="utf-8")

    assert page.current(text) == text, "run: python -m tests.ckan.gate.matrix.page"


def test_every_word_of_the_table_is_explained_on_the_page():
    for row in ROWS:
        assert row.start in STARTS
        assert set(row.callers) <= set(CALLERS)
        assert {row.result, *row.but.values()} <= set(RESULTS)


def test_a_changed_result_is_put_right_on_the_page():
    text = page.PAGE.read_text(encoding="utf-8")
    head, tail = text.split(page.BEGIN)
    wrong = head + page.BEGIN + tail.replace("| refused |", "| published |")

    assert wrong != text
    assert page.current(wrong) == text
