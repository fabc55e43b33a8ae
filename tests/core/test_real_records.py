"""What docs/real-records.md says about real records is what the rules say about them today."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from benchmarks.bilingual_records import records_in
from benchmarks.page import figures_on, write_figures
from benchmarks.real_records import PAGE, figures, main
from benchmarks.real_verdicts import PACKS, Verdicts, verdicts
from ckanext.ogip.core.findings import Outcome

FOLDER = Path(__file__).parents[3] / "shared"
FREQUENT = 0.1

needs_records = pytest.mark.skipif(
    not (FOLDER / "data").is_dir(), reason="the real records (../shared/data) are not here"
)


def day_of_the_page() -> date:
    found = re.search(r"judged as of (\d{4}-\d{2}-\d{2})", figures_on(PAGE))
    assert found, "the page does not say as of which day its figures are"
    return date.fromisoformat(found[1])


@cache
def judged() -> tuple[Verdicts, ...]:
    return tuple(verdicts(records_in(FOLDER), day_of_the_page()))


@needs_records
def test_the_page_holds_the_figures_of_a_fresh_run() -> None:
    assert figures_on(PAGE) == figures(records_in(FOLDER), day_of_the_page())


@needs_records
@pytest.mark.parametrize("pack", PACKS)
def test_every_record_gets_a_verdict_and_no_rule_raises(pack: str) -> None:
    assert len(judged()) == 37
    for one in judged():
        findings = one.by_pack[pack].findings
        assert findings
        assert [finding.rule for finding in findings if finding.key == "raised"] == []


@needs_records
def test_every_frequent_failure_is_explained() -> None:
    explained = PAGE.read_text("utf-8").split("## Figures")[0]
    rules = {
        rule
        for pack in PACKS
        for rule in {f.rule for one in judged() for f in one.by_pack[pack].findings}
        if sum(fails(one, pack, rule) for one in judged()) >= FREQUENT * len(judged())
    }
    assert "OG-312" in rules
    assert {rule for rule in rules if f"**[{rule}]" not in explained} == set()


def fails(one: Verdicts, pack: str, rule: str) -> bool:
    findings = one.by_pack[pack].findings
    return any(f.rule == rule and f.outcome is Outcome.FAIL for f in findings)


@needs_records
def test_what_the_page_says_in_short_holds() -> None:
    by_pack = {pack: [one.by_pack[pack] for one in judged()] for pack in PACKS}
    assert all(not assessment.refusals for assessment in by_pack["minimal"])
    for pack in ("federal", "ontario"):
        refused_for = [{finding.rule for finding in a.refusals} for a in by_pack[pack]]
        assert all("OG-312" in rules for rules in refused_for)


def test_the_page_names_no_mailbox() -> None:
    assert "@" not in PAGE.read_text("utf-8")


def test_only_what_stands_between_the_markers_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Title\n\n<!-- figures -->\nold\n<!-- end of figures -->\nAfter\n")
    write_figures(page, "new")
    assert figures_on(page) == "new"
    assert page.read_text() == "# Title\n\n<!-- figures -->\nnew\n<!-- end of figures -->\nAfter\n"


@pytest.mark.parametrize("day", [[], ["--as-of", "2026-12-31"]])
def test_a_folder_without_records_is_named_and_nothing_written(
    tmp_path: Path, day: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = PAGE.read_text("utf-8")
    with pytest.raises(SystemExit) as stopped:
        main([str(tmp_path), *day])
    assert stopped.value.code == 2
    assert f"no records in {tmp_path / 'data'}" in capsys.readouterr().err
    assert PAGE.read_text("utf-8") == before


def test_a_day_that_does_not_exist_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path), "--as-of", "2026-02-30"])
    assert "2026-02-30" in capsys.readouterr().err
