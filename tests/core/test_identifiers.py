"""Identifiers of persons in what people typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.identifiers import identifiers_in, is_insurance_number


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Asked by jo@example.ca twice", {"email"}),
        ("Appelez le 613-555-0199.", {"phone"}),
        ("(613) 555 0199", {"phone"}),
        ("+1 613.555.0199", {"phone"}),
        ("who lives at K1A 0B1", {"postal_code"}),
        ("k1a-0b1", {"postal_code"}),
        ("SIN 130 692 544", {"sin"}),
        ("130692544", {"sin"}),
        ("jo@example.ca, 130-692-544", {"email", "sin"}),
    ],
)
def test_what_identifies_a_person_is_found(text: str, kinds: set[str]) -> None:
    assert identifiers_in(text) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Raised at the town hall of 2026-04-01.",
        "A-2026-00123",
        "130 692 545",
        "046 454 286",
        "1306925440",
        "12 345 678 visits",
        "P3M, 2,000 rows @ noon",
        "version K1A 0O1",
    ],
)
def test_what_identifies_nobody_is_left_alone(text: str) -> None:
    assert identifiers_in(text) == frozenset()


@given(st.integers(min_value=100_000_000, max_value=999_999_999))
def test_of_ten_numbers_that_differ_in_the_last_digit_one_at_most_is_a_sin(number: int) -> None:
    family = [f"{str(number)[:8]}{last}" for last in range(10)]

    assert sum(map(is_insurance_number, family)) == (0 if family[0][0] == "8" else 1)


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    assert identifiers_in(text) <= {"email", "phone", "postal_code", "sin"}
