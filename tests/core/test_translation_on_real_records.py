"""OG-223 on real bilingual texts: it finds those that are swapped and leaves the others in peace.

The shares are what `docs/bilingual-judgement.md` reports, with a little room.
"""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from benchmarks.bilingual_records import english_texts_in, pairs_in, records_in
from benchmarks.language_guess import GUESSED, guesses, main, measured
from tests.core.rules import judge

FOLDER = Path(__file__).parents[3] / "shared"
LONG_ENOUGH = ["3-5", "6-15", "more than 15"]

needs_records = pytest.mark.skipif(
    not (FOLDER / "data").is_dir(), reason="the real records (../shared/data) are not here"
)


@needs_records
@pytest.mark.parametrize("words", LONG_ENOUGH)
def test_swapped_texts_are_found(words: str) -> None:
    count = measured(pairs_in(FOLDER))[words]
    assert count.pairs >= 20
    assert count.found >= 0.95 * count.pairs


@needs_records
@pytest.mark.parametrize("words", ["1-2", *LONG_ENOUGH])
def test_texts_in_their_language_are_hardly_ever_blamed(words: str) -> None:
    count = measured(pairs_in(FOLDER))[words]
    assert count.pairs
    assert count.blamed <= 0.02 * count.pairs


@needs_records
def test_english_texts_are_hardly_ever_taken_for_french() -> None:
    counts = guesses(english_texts_in(FOLDER)).values()
    texts = sum(count.total() for count in counts)
    assert texts > 1000
    assert sum(count["fr"] for count in counts) <= 0.005 * texts


def swapped(record: dict[str, Any]) -> dict[str, Any]:
    """Exchange the English and the French title and description."""
    changed = deepcopy(record)
    for field in ("title_translated", "notes_translated"):
        texts = record[field]
        changed[field] = {"en": texts.get("fr") or texts["fr-t-en"], "fr": texts["en"]}
    return changed


def fields_in_the_wrong_language(record: dict[str, Any]) -> set[str]:
    findings = judge(record).findings
    return {f.field or "" for f in findings if f.rule == "OG-223" and f.key in GUESSED}


@needs_records
def test_real_records_are_blamed_only_when_their_texts_are_swapped() -> None:
    records = records_in(FOLDER)
    assert len(records) >= 36
    for record in records:
        assert fields_in_the_wrong_language(record) == set()
        # A description is long enough in every one of them.
        assert "notes_translated-en" in fields_in_the_wrong_language(swapped(record))


def test_the_command_asks_for_a_folder_that_holds_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 2
    assert main([str(tmp_path)]) == 2
    assert "FOLDER" in capsys.readouterr().out
