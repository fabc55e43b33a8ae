"""The harness of `make bench`: what it reports, and what it refuses."""

import json

import pytest

from benchmarks import report
from benchmarks.__main__ import main
from benchmarks.entries import Entry, all_entries, find
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
        assert find(entry.address) is entry.operation


def test_the_promised_benchmarks_are_there():
    promised = {"gate.create", "gate.update", "gate.publish", "show", "index"}

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
