"""What people read in the eligibility questions is plain, and complete in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ckanext.ogip.core.eligibility.questions import (
    ANY,
    BY_ID,
    HIDDEN_MEANING,
    HIDDEN_NEXT_STEP,
    MEANINGS,
    QUESTIONS,
    RESTRICTIONS,
    ROUTES,
    TREAT,
    WAITING,
    Question,
)
from ckanext.ogip.core.text import Text
from ckanext.ogip.core.vocabulary import load_vocabulary
from ckanext.ogip.testing.contract import french_marks_adrift
from tests.core.test_readability import hard_passages

EACH = [pytest.param(question, id=question.id) for question in QUESTIONS]
ELSEWHERE = [*ROUTES.values(), HIDDEN_MEANING, HIDDEN_NEXT_STEP, TREAT, WAITING]


def texts_of(question: Question) -> Iterator[Text]:
    yield from (question.text, question.help, question.label)
    yield from question.choices.values()
    yield from question.reasons.values()
    yield from (task.text for task in question.tasks.values())


@pytest.mark.parametrize("question", EACH)
def test_a_question_and_its_help_are_plain(question: Question) -> None:
    both = Text(*(f"{question.text.get(x)} {question.help.get(x)}" for x in ("en", "fr")))

    assert list(hard_passages([(question.id, both)])) == []


@pytest.mark.parametrize("question", EACH)
def test_every_text_of_a_question_is_there_in_good_french(question: Question) -> None:
    for text in texts_of(question):
        quoted = text.fr.replace("«\u00a0", "").replace("\u00a0»", "")
        assert text.en.strip()
        assert text.fr.strip()
        assert french_marks_adrift(quoted) == [], text.fr


@pytest.mark.parametrize("question", EACH)
def test_a_question_asks_and_its_help_gives_an_example(question: Question) -> None:
    assert question.text.en.endswith("?")
    assert question.text.fr.endswith("\u00a0?")
    assert "xample" in question.help.en
    assert "xemple" in question.help.fr


@pytest.mark.parametrize("question", EACH)
def test_reasons_tasks_and_roles_belong_to_choices_that_exist(question: Question) -> None:
    roles = {question.role, *(task.role for task in question.tasks.values())}

    assert {*question.reasons} - {ANY} <= set(question.choices)
    assert {*question.tasks, *question.alone} <= set(question.choices)
    assert roles <= load_vocabulary("role").codes


def test_every_restriction_is_settled_by_methods_that_exist_and_has_an_exemption() -> None:
    methods = set(BY_ID["treatment"].choices) - {"impossible", "unknown"}

    assert len(RESTRICTIONS) == 7
    for question in RESTRICTIONS:
        assert question.treated_by <= methods
        assert question.exemption in load_vocabulary("exemption")
        assert question.label.en != question.text.en


@pytest.mark.parametrize("code", MEANINGS)
def test_what_an_outcome_means_and_what_comes_next_is_plain(code: str) -> None:
    meaning = MEANINGS[code]
    both = Text(*(f"{meaning.meaning.get(x)} {meaning.next_step.get(x)}" for x in ("en", "fr")))

    assert list(hard_passages([(code, both)])) == []
    assert french_marks_adrift(both.fr) == []


@pytest.mark.parametrize("text", ELSEWHERE, ids=lambda text: text.en[:20])
def test_other_texts_are_there_in_good_french(text: Text) -> None:
    assert text.en
    assert french_marks_adrift(text.fr) == []


def test_a_form_gets_all_it_needs_to_ask() -> None:
    asked = BY_ID["treatment"].as_dict()

    assert asked["several"] is True
    assert [choice["value"] for choice in asked["choices"] if choice["alone"]] == ["impossible"]
    assert asked["choices"][0]["label"] == {"en": "Make it anonymous", "fr": "L'anonymiser"}
