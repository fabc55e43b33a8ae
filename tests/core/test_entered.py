"""What can be wrong with something entered is told plainly, in both languages."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip import core
from ckanext.ogip.core import entered
from ckanext.ogip.core.entered import Form, form_of, key_texts, read_day, read_words, shown
from ckanext.ogip.core.text import Text
from ckanext.ogip.testing.contract import french_marks_adrift
from tests.core.test_readability import hard_passages

CORE = Path(next(iter(core.__path__)))
USING = [
    *CORE.glob("eligibility/*.py"),
    *CORE.glob("lifetime/*.py"),
    *CORE.glob("release_plan/*.py"),
    CORE / "demand.py",
    CORE.parent / "logic" / "demand" / "entering.py",
]
MESSAGES = [pytest.param(key, template.source, id=key) for key, template in key_texts().items()]


@pytest.mark.parametrize(("key", "text"), MESSAGES)
def test_a_message_is_plain_and_says_what_to_do(key: str, text: Text) -> None:
    assert list(hard_passages([(key, text)])) == []
    for words in (text.en, text.fr):
        assert words.endswith("."), words
        assert len(re.findall(r"[.!?](?=\s|$)", words)) <= 2, words


@pytest.mark.parametrize(("key", "text"), MESSAGES)
def test_a_message_is_in_good_french(key: str, text: Text) -> None:
    assert french_marks_adrift(text.fr) == []


def test_every_message_is_said_somewhere() -> None:
    code = "".join(path.read_text("utf-8") for path in [*USING, Path(entered.__file__)])

    assert [key for key in key_texts() if f'"{key}"' not in code] == []


def test_a_blank_required_field_is_one_problem_and_a_bad_one_too() -> None:
    form = Form({"blank": " ", "bad": "soon"})
    form.required("blank", lambda value: read_words(value, 5))
    form.required("bad", read_day)
    form.required("absent", read_day)

    assert [(p.field, p.key) for p in form.problems] == [
        ("blank", "required"),
        ("bad", "not_date"),
        ("absent", "required"),
    ]


def test_a_problem_shows_its_values_in_the_way_of_each_language() -> None:
    form = form_of({"day": "2026-01-01", "text": "x" * 1205}, "form")
    form.read("day", lambda value: read_day(value, date(2026, 5, 1)))
    form.read("text", lambda value: read_words(value, 1000))
    day, text = (problem.as_dict()["message"] for problem in form.problems)

    assert "1 May 2026" in day["en"]
    assert "1er mai 2026" in day["fr"]
    assert "1,205 characters" in text["en"]
    assert "1\u202f205 caractères" in text["fr"]


@pytest.mark.parametrize("text", ["a\x00b", "\x1b[31m", "a\u202eb", "\u2066", "\ud800"])
def test_characters_that_cannot_be_kept_or_turn_the_text_round_are_refused(text: str) -> None:
    form = Form({"text": text})

    assert form.read("text", lambda value: read_words(value, 100)) is None
    assert [problem.key for problem in form.problems] == ["unreadable_character"]


def test_a_text_may_be_as_long_as_its_limit() -> None:
    assert read_words("x" * 100, 100) == "x" * 100


def test_line_breaks_and_every_script_are_kept() -> None:
    text = "Ligne 1\nᐃᓄᒃᑎᑐᑦ\té 🐟"

    assert read_words(f"  {text} ", 100) == text


@given(st.text() | st.integers() | st.floats() | st.binary() | st.lists(st.integers()))
def test_whatever_was_sent_can_be_shown_in_a_message(value: object) -> None:
    found = shown(value)

    assert len(found) <= entered.SHOWN_LENGTH + 1
    found.encode("utf-8")


def test_numbers_without_end_are_shown_short() -> None:
    assert [shown(value) for value in (10**5000, float("inf"), float("nan"), True)] == [
        "…",
        "…",
        "…",
        "True",
    ]
