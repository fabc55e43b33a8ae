"""Answers are kept as plain JSON that reads as the same answers."""

from __future__ import annotations

import json

import pytest

from ckanext.ogip.core.eligibility.answers import read_answers
from ckanext.ogip.testing.records import TODAY
from tests.core.eligibility.answering import COMPLETE, DOCUMENT, HIDDEN


@pytest.mark.parametrize("given", [*COMPLETE.values(), DOCUMENT, HIDDEN])
def test_what_is_kept_reads_as_the_same_answers(given: dict[str, object]) -> None:
    kept = read_answers(given, TODAY).as_dict()

    again = read_answers(json.loads(json.dumps(kept)), TODAY)
    assert again == read_answers(given, TODAY)
    assert again.as_dict() == kept


def test_true_and_false_are_kept_as_yes_and_no() -> None:
    assert read_answers({"mandatory": False, "classified": True}, TODAY).as_dict() == {
        "mandatory": "no",
        "classified": "yes",
    }
