"""The harness of `make bench`: what it reports, and what it refuses."""

import json
from pathlib import Path

import pytest

from benchmarks import report
from benchmarks.__main__ import main
from benchmarks.entries import Entry, Study, all_entries, find
from benchmarks.report import Measured


def nothing(desk):
    return lambda: None


def measured(name="gate.create", *, plain, ogip, target=None):
    seconds = {"plain": plain, "ogip": ogip, "ungated": plain}
    return Measured(Entry(name, nothing, target), seconds)


def test_an_entry_gives_the_median_with_ogip_and_its_ratio_to_plain_ckan():
    entry = measured(plain=[0.1, 0.1, 0.9], ogip=[0.12, 0.1, 0.11]).as_dict()

    assert entry.items() >= {"name": "gate.create", "value": 110.0, "ratio": 1.1}.items()
    assert (entry["unit"], entry["runs"]) == ("ms", 3)
    assert entry["baseline"].startswith("plain CKAN")
    assert entry["baseline"].endswith("100.00 ms")


@pytest.mark.parametrize(("seconds", "verdict"), [(0.115, "met"), (0.116, "MISSED")])
def test_the_table_says_whether_a_promise_is_kept(seconds, verdict):
    line = report.row(measured(plain=[0.1, 0.1], ogip=[seconds, seconds], target=1.15))

    assert line.endswith(f"target 1.15: {verdict}")


def test_measuring_one_benchmark_leaves_the_figures_of_the_others(tmp_path):
    results = tmp_path / "var" / "bench.json"
    first = [measured(name, plain=[0.1, 0.1], ogip=[0.1, 0.1]) for name in ("show", "index")]
    report.write(results, first, keep_others=False)

    again = measured("index", plain=[0.1, 0.1], ogip=[0.2, 0.2])
    report.write(results, [again], keep_others=True)

    ratios = {entry["name"]: entry["ratio"] for entry in json.loads(results.read_text("utf-8"))}
    assert ratios == {"show": 1.0, "index": 2.0}


def test_every_benchmark_names_an_operation_that_a_worker_finds():
    for entry in all_entries().values():
        if isinstance(entry, Entry):
            assert find(entry.address) is entry.operation


def test_every_study_names_a_function_of_a_module_that_only_workers_import():
    studies = [entry for entry in all_entries().values() if isinstance(entry, Study)]

    assert studies
    for study in studies:
        module, name = study.address.split(":")
        source = Path(*module.split(".")).with_suffix(".py").read_text("utf-8")
        assert f"\ndef {name}(desk: Desk)" in source


@pytest.mark.parametrize(
    ("limits", "ratio", "verdict"),
    [
        ({"least": 25}, 25, "at least 25: met"),
        ({"least": 25}, 24.9, "at least 25: MISSED"),
        ({"most": 1.2}, 1.2, "at most 1.2: met"),
        ({"most": 1.2}, 1.3, "at most 1.2: MISSED"),
        ({"most": 2}, None, "at most 2: MISSED"),
    ],
)
def test_a_study_says_whether_its_promise_is_kept(limits, ratio, verdict):
    figures = {"value": 3.5, "unit": "s", "baseline": "a loop", "ratio": ratio, "runs": 1}
    studied = report.Studied(Study("sweep", "benchmarks.sweep_studies:vs_show", **limits), figures)

    assert report.row(studied).endswith(verdict)
    assert studied.as_dict() == {"name": "sweep", **figures}


def test_the_promised_benchmarks_are_there():
    promised = {"gate.create", "gate.update", "gate.publish", "show", "index"}
    promised |= {"check.one", "sweep.vs_show", "sweep.linearity", "sweep.vs_stream"}
    promised |= {"sweep.workers"}

    assert promised <= all_entries().keys()


def test_an_unknown_benchmark_is_refused_with_the_names_there_are(capsys):
    assert main(["gate.craete"]) == 2

    said = capsys.readouterr().err
    assert "gate.craete" in said
    assert "gate.create" in said


@pytest.mark.parametrize("runs", ["0", "1", "many", "-3", ""])
def test_a_number_of_runs_that_gives_no_median_is_refused(runs, monkeypatch, capsys):
    monkeypatch.setenv("RUNS", runs)

    assert main(["show"]) == 2
    assert f"RUNS={runs}" in capsys.readouterr().err
