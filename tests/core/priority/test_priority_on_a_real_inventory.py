"""What docs/priority.md says about a city's priorities is what the model says about them today."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from benchmarks.city_inventory import (
    CLASSIFICATION,
    PRIORITY,
    VALUE,
    facts_of,
    judgements_of,
    rows_in,
)
from benchmarks.city_models import best_cuts, by_table, inputs, scores, weighted
from benchmarks.page import figures_on
from benchmarks.priority_sf import PAGE, figures, main
from ckanext.ogip.core.policy.priority import default_priority

FOLDER = Path(__file__).parents[4] / "shared"
ROW = {
    "Department Priority": "Priority 1", VALUE: "High", CLASSIFICATION: "Level 1 - Public",
    "Update Frequency": "Daily", "Publishing Approach": "Automated", "monthly_views": "984",
    "days_overdue": "12", "field_names": "cnn, street",
}  # fmt: skip

needs_inventory = pytest.mark.skipif(
    not rows_in(FOLDER), reason="the city's inventory (../shared/data) is not here"
)


@cache
def text() -> str:
    return PAGE.read_text("utf-8")


@needs_inventory
def test_the_page_holds_the_figures_of_a_fresh_run() -> None:
    assert figures_on(PAGE) == figures(rows_in(FOLDER))


@needs_inventory
def test_what_the_page_concludes_holds() -> None:
    rows = rows_in(FOLDER)
    facts = scores(inputs(rows, with_judgements=False), default_priority())
    judged = scores(inputs(rows, with_judgements=True), default_priority())
    assert not any(score.is_ranked for _, score in (*facts, *judged))
    table = by_table(rows, VALUE, CLASSIFICATION)
    kept_third = [
        row for row in rows
        if row[VALUE] == "Medium" and row[CLASSIFICATION][:7] in ("Level 4", "Level 5")
        and row[PRIORITY] == "Priority 3"
    ]  # fmt: skip
    assert len(kept_third) == 39
    assert table - best_cuts(judged).fitting == 42
    assert round(sum(score.answered for _, score in facts) / len(rows)) == 2


def test_the_weights_and_bands_on_the_page_are_the_shipped_ones() -> None:
    model = default_priority()
    said = ", ".join(f"{name} {weight}" for name, weight in model.weights.items())
    assert f"times its weight: {said}." in text()
    p1, p2 = model.bands.values()
    assert f"P1 takes {p1} % of the highest score, P2 {p2} %" in text()
    assert f"Until {model.minimum_completeness} % of the statements are answered" in text()
    assert f"There are {len(model.statements)} statements" in text()


def test_a_row_is_read_as_facts_and_as_the_citys_judgements() -> None:
    assert facts_of(ROW) == {
        "frequency": "P1D", "automation_level": "full", "demand": {"views": 984},
        "outcomes": {"OG-313": "fail"}, "formats": ["CSV"],
    }  # fmt: skip
    answers = judgements_of(ROW)
    assert (len(answers), sum(answers.values())) == (20, 20)
    guarded = {**ROW, VALUE: "Medium", CLASSIFICATION: "Level 3 - Sensitive"}
    assert sum(judgements_of(guarded).values()) == 8
    assert judgements_of({**ROW, VALUE: "", CLASSIFICATION: ""}) == {}


def test_limits_are_fitted_to_the_rows() -> None:
    low = {**ROW, VALUE: "Low", "Department Priority": "Priority 2"}
    cuts = best_cuts(scores(inputs([ROW, low], with_judgements=True), default_priority()))
    assert cuts.fitting == 2
    assert cuts.second < cuts.first


@pytest.mark.parametrize(("value", "risk"), [(10, 10), (50, 10), (90, 10), (50, 50)])
def test_tried_weights_are_a_hundred_together(value: int, risk: int) -> None:
    weights = weighted(value, risk).weights
    assert sum(weights.values()) == 100
    assert (weights["value"], weights["risk"]) == (value, risk)


def test_a_folder_without_the_inventory_is_named_and_nothing_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = PAGE.read_text("utf-8")
    with pytest.raises(SystemExit) as stopped:
        main([str(tmp_path)])
    assert stopped.value.code == 2
    assert f"no inventory in {tmp_path / 'data'}" in capsys.readouterr().err
    assert PAGE.read_text("utf-8") == before


def test_the_page_is_about_one_page() -> None:
    assert len(re.findall(r"\w+", text())) < 1200
