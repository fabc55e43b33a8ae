"""What may stand in a cell, and what is refused instead of guessed."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.inventory.problems import Problem, UnreadableValueError
from ckanext.ogip.core.inventory.template import BY_NAME
from ckanext.ogip.core.inventory.values import BIGINT_LIMIT, cell_text, parse_value


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        ("title_en", "  Budget \u00a0", "Budget"),
        ("title_en", " ", None),
        ("date_published", "2016-03-29", date(2016, 3, 29)),
        ("language", "en+fr", "en+fr"),
        ("language", "FR, en", "en+fr"),
        ("language", "zxx", "zxx"),
        ("size", "3.000000e+09", 3_000_000_000),
        ("size", "0", 0),
        ("size", str(BIGINT_LIMIT), BIGINT_LIMIT),
        ("eligible_for_release", "Y", True),
        ("eligible_for_release", "non", False),
        ("eligible_for_release", "", None),
        ("portal_url_en", "http://open.canada.ca/x", "http://open.canada.ca/x"),
        ("user_votes", "12", 12),
        ("size", "3\u00a0000 000", 3_000_000),
        ("date_published", "2016-03-29 00:00:00", date(2016, 3, 29)),
        ("title_en", "one\r\ntwo", "one\ntwo"),
        ("asset_type", "", "dataset"),
        ("asset_type", "Ressource d’information", "info"),
        ("volume", "VERY SMALL", "very_small"),
        ("volume", "Très petit : jusqu'à 1 Mo", "very_small"),
        ("access_level", "en voie d'ouverture", "to_be_opened"),
        ("exemption", "None", None),
        ("enduring_value", "O", "true"),
        ("themes_of_interest", "spending; Health", "health;spending"),
    ],
)
def test_a_cell_is_read(column, text, value):
    assert parse_value(BY_NAME[column], text) == value


@pytest.mark.parametrize(
    ("column", "text", "rule"),
    [
        ("date_published", "2008", "date"),
        ("date_published", "7/3/2016", "date"),
        ("date_published", "2016-02-30", "date"),
        ("date_published", "0000-01-01", "date"),
        ("date_published", "٢٠١٦-٠٣-٢٩", "date"),
        ("date_published", "2016-03-29 14:05", "date"),
        ("date_published", "0001-01-01", "year"),
        ("date_published", "9999-12-31", "year"),
        ("size", "3,000", "whole_number"),
        ("size", "1 00", "whole_number"),
        ("volume", "gigantic", "code"),
        ("themes_of_interest", "health;wealth", "code"),
        ("title_en", "invoice\u202egpj.exe", "control_character"),
        ("title_en", "\u2066hidden", "control_character"),
        ("size", "-1", "whole_number"),
        ("size", "1.5", "whole_number"),
        ("size", "NaN", "whole_number"),
        ("size", "Infinity", "whole_number"),
        ("size", "1e999999999", "whole_number"),
        ("size", str(BIGINT_LIMIT + 1), "whole_number"),
        ("size", "3 GB", "whole_number"),
        ("user_votes", "2147483648", "whole_number"),
        ("language", "en+xx", "language"),
        ("language", "+", "language"),
        ("eligible_for_release", "maybe", "yes_no"),
        ("portal_url_en", "open.canada.ca", "url"),
        ("portal_url_en", "javascript:alert(1)", "url"),
        ("title_en", "x" * 2001, "text_too_long"),
        ("ref_number", "A\x07", "control_character"),
        ("title_fr", "\ud800", "control_character"),
    ],
)
def test_a_cell_that_cannot_be_read_is_refused(column, text, rule):
    with pytest.raises(UnreadableValueError) as refusal:
        parse_value(BY_NAME[column], text)

    assert refusal.value.rule == rule


def test_a_code_that_is_unknown_is_told_with_the_choices_in_the_readers_language():
    with pytest.raises(UnreadableValueError) as refusal:
        parse_value(BY_NAME["access_level"], "secret")

    problem = Problem("code", value="secret", params=refusal.value.params)
    assert "“Open”, “Restricted”" in problem.message.en
    assert "«\u00a0Ouvert\u00a0», «\u00a0Restreint\u00a0»" in problem.message.fr


@pytest.mark.parametrize("column", sorted(BY_NAME))
@given(text=st.text(max_size=60))
def test_no_cell_breaks_the_reader(column, text):
    with contextlib.suppress(UnreadableValueError):
        parse_value(BY_NAME[column], text)


@pytest.mark.parametrize(
    ("raw", "text"), [(None, ""), ("x", "x"), (3, "3"), (3e9, "3000000000.0"), (True, "Y")]
)
def test_json_values_read_like_cells(raw, text):
    assert cell_text(raw) == text


@pytest.mark.parametrize("raw", [[], {}, ["en"], object()])
def test_json_that_is_no_plain_value_is_no_cell(raw):
    with pytest.raises(UnreadableValueError):
        cell_text(raw)
