"""Texts, links and keywords of one language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.bilingual.content import (
    check_keyword_lengths,
    join_keywords,
    read_keywords,
    read_link,
    read_text,
    split_keywords,
)
from ckanext.ogip.bilingual.reading import Problem, UnreadableError


def test_line_ends_of_a_browser_become_those_of_the_api():
    assert read_text("one\r\ntwo") == "one\ntwo"


def test_inner_and_outer_blanks_of_a_text_are_kept():
    assert read_text(" L’eau\u00a0: 2 ") == " L’eau\u00a0: 2 "


@pytest.mark.parametrize(
    "link", ["https://example.org/données?q=1", "http://example.org", " http://a.ca "]
)
def test_a_web_address_is_accepted(link):
    assert read_link(link) == link.strip()


@pytest.mark.parametrize(
    "link",
    ["ftp://example.org", "example.org", "https://", "http://a b.ca", "http://[1", "javascript:1"],
)
def test_anything_else_is_refused_as_a_link(link):
    with pytest.raises(UnreadableError) as refusal:
        read_link(link)

    assert refusal.value.problem == Problem.NOT_A_LINK


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(["eau", "lac", "eau"], ["eau", "lac"], id="once-in-order"),
        pytest.param("eau, lac ,, eau", ["eau", "lac"], id="commas"),
        pytest.param("eau\r\nlac", ["eau", "lac"], id="lines"),
        pytest.param('"air, eau", lac', ["air, eau", "lac"], id="quoted-comma"),
        pytest.param(["  ", ""], [], id="blanks"),
        pytest.param("", [], id="empty-text"),
    ],
)
def test_keywords_are_read_from_lists_and_texts(value, expected):
    assert read_keywords(value) == expected


@pytest.mark.parametrize("value", [7, {"a": 1}, ["eau", 7], None, [["eau"]]])
def test_other_shapes_are_refused_as_keywords(value):
    with pytest.raises(UnreadableError) as refusal:
        read_keywords(value)

    assert refusal.value.problem == Problem.NOT_KEYWORDS


@pytest.mark.parametrize(
    ("length", "is_accepted"), [(1, False), (2, True), (140, True), (141, False)]
)
def test_a_keyword_has_2_to_140_characters(length, is_accepted):
    if is_accepted:
        check_keyword_lengths(["é" * length])
        return
    with pytest.raises(UnreadableError) as refusal:
        check_keyword_lengths(["é" * length])
    assert refusal.value.problem == Problem.KEYWORD_LENGTH


KEYWORD = (
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"))
    .map(str.strip)
    .filter(bool)
)


@given(st.lists(KEYWORD))
def test_a_form_gives_back_the_keywords_it_was_filled_with(keywords):
    assert [item for item in split_keywords(join_keywords(keywords)) if item] == keywords
