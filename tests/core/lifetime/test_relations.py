"""Relations stand at both ends, and nothing replaces itself by a detour."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.lifetime.relations import (
    Link,
    has_exact_opposite,
    missing_ends,
    opposite,
    replaces_itself,
)
from ckanext.ogip.core.vocabulary import load_vocabulary

CODES = sorted(load_vocabulary("dataset_relationship").codes)
LINKS = st.builds(Link, st.sampled_from("abc"), st.sampled_from(CODES), st.sampled_from("abc"))


def test_every_one_of_the_16_codes_has_its_opposite_in_the_list() -> None:
    assert len(CODES) == 16
    assert {opposite(code) for code in CODES} <= set(CODES)


def test_an_opposite_turned_round_is_the_code_itself_but_for_two() -> None:
    for code in CODES:
        other = opposite(code)
        assert other
        assert (opposite(other) == code) is has_exact_opposite(code)
    without = {code for code in CODES if not has_exact_opposite(code)}
    assert without == {"superseded_in_part_by", "changed_back_to"}


@pytest.mark.parametrize(
    ("code", "other"),
    [
        ("superseded_by", "supersedes"),
        ("continues", "continued_by"),
        ("absorbed_by", "absorbed"),
        ("merged_into", "formed_by_the_union_of"),
        ("split_into", "separated_from"),
    ],
)
def test_what_one_record_says_the_other_says_turned_round(code: str, other: str) -> None:
    link = Link("old", code, "new")

    assert link.turned() == Link("new", other, "old")
    assert missing_ends([link], {"old", "new"}) == (Link("new", other, "old"),)


def test_a_record_that_cannot_be_changed_is_left_alone() -> None:
    assert missing_ends([Link("old", "superseded_by", "new")], {"old"}) == ()


def test_an_unknown_code_and_a_record_that_names_itself_ask_for_nothing() -> None:
    links = [Link("a", "cousin_of", "b"), Link("a", "continues", "a")]

    assert missing_ends(links, {"a", "b"}) == ()


@given(st.lists(LINKS, max_size=12))
def test_adding_what_is_missing_leaves_at_most_the_two_codes_without_opposite(
    links: list[Link],
) -> None:
    added = missing_ends(links, {"a", "b", "c"})
    again = missing_ends([*links, *added], {"a", "b", "c"})
    third = missing_ends([*links, *added, *again], {"a", "b", "c"})

    assert all(has_exact_opposite(link.code) for link in again)
    assert third == ()


def test_a_circle_of_replacements_is_seen_however_long() -> None:
    chain = {"b": "c", "c": "d", "d": "a"}

    assert replaces_itself("a", "b", chain)
    assert replaces_itself("a", "a", {})
    assert not replaces_itself("x", "b", {"b": "c"})


def test_a_circle_among_others_is_none_of_this_record_and_ends() -> None:
    assert not replaces_itself("x", "b", {"b": "c", "c": "b"})
