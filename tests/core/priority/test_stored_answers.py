"""Answers come back from the database as they were kept."""

from __future__ import annotations

import json
from datetime import date

from ckanext.ogip.core.priority.answers import Answer, stored_answers

GIVEN = {
    "documented": Answer(True, "The dictionary of 2025.", "u-1", "1", date(2026, 1, 15)),
    "translated": Answer(False),
}


def test_what_was_kept_comes_back() -> None:
    kept = json.loads(json.dumps({name: answer.as_dict() for name, answer in GIVEN.items()}))

    assert stored_answers(kept) == GIVEN


def test_of_many_answers_the_values_are_enough() -> None:
    assert stored_answers({"documented": True, "translated": False, "gone": True}) == {
        "documented": Answer(True),
        "translated": Answer(False),
    }


def test_an_answer_to_a_statement_that_is_no_more_is_left_out() -> None:
    assert stored_answers({"gone": {"value": True}}) == {}
