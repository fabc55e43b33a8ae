"""What people read when something is refused: there in both languages, plain, and in use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ckanext.ogip import core
from ckanext.ogip.core.audit.verify import Break
from ckanext.ogip.core.policy.diff import Difference
from ckanext.ogip.core.refusal import Refusal, refusal_texts
from ckanext.ogip.core.review.review import State
from ckanext.ogip.core.review.settings import CHAINS, STEPS, Step
from ckanext.ogip.core.standards.settings import STAGES
from ckanext.ogip.core.strict_yaml import Document
from ckanext.ogip.core.template import Template
from ckanext.ogip.core.vocabulary import load_vocabulary
from ckanext.ogip.testing.contract import french_marks_adrift
from tests.core.test_readability import hard_passages

CORE = Path(next(iter(core.__path__)))
NOUNS = ("roles", "review", "waiver")
KEYS = [(noun, key) for noun in NOUNS for key in refusal_texts(noun)]


def template(noun: str, key: str) -> Template:
    return refusal_texts(noun)[key]


@pytest.mark.parametrize(("noun", "key"), KEYS)
def test_a_refusal_is_plain_and_in_good_french(noun: str, key: str) -> None:
    text = template(noun, key).source
    assert list(hard_passages([(key, text)])) == []
    # The colon of a time of day, in what somebody is to type, has no space.
    assert french_marks_adrift(re.sub(r"\d\d:\d\d", "x", text.fr)) == []


def test_every_refusal_is_in_use_and_every_one_in_use_has_a_text() -> None:
    code = "\n".join(path.read_text("utf-8") for path in CORE.rglob("*.py"))
    used = set(re.findall(rf'"({"|".join(NOUNS)})\.([a-z_]+)"', code))
    assert used == set(KEYS)


def test_a_refusal_names_its_field_and_carries_its_values() -> None:
    refusal = Refusal("criterion", "review.not_asked", {"criterion": "inventory"})
    assert refusal.as_dict() == {
        "field": "criterion",
        "key": "review.not_asked",
        "params": {"criterion": "inventory"},
        "message": {
            "en": "Nobody is asked about this here: Inventory. Choose what the review asks for.",
            "fr": "Cet examen ne demande rien à ce sujet\u00a0: Répertoire. "
            "Choisissez ce que l'examen demande.",
        },
    }


def test_every_state_step_chain_and_stage_has_a_name() -> None:
    assert load_vocabulary("review_state").codes == set(State)
    assert set(STEPS) == set(Step)
    texts = [*STEPS.values(), *CHAINS.values(), *STAGES.values()]
    assert all(text.en and text.fr for text in texts)


def test_every_way_of_tampering_has_a_text_and_every_text_a_way() -> None:
    entries = set(Document.load(CORE / "audit" / "faults.yaml").root().data)
    assert entries == {*Break, "several_missing", "several_inserted"}


def test_a_difference_between_policies_is_said_in_plain_words() -> None:
    entries = Document.load(CORE / "policy" / "workflow_diff.yaml").root().data
    assert all(french_marks_adrift(text["fr"]) == [] for text in entries.values())
    assert Difference("waiver_by_another", {}).text.en
